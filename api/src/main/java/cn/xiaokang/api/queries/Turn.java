package cn.xiaokang.api.queries;

import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/**
 * One request's turn at the database: taken at its first query that no cache answers, kept to the request's end. A request of many
 * queries so waits once, behind those who came before it, and not anew before each query. For one thread at a time.
 */
final class Turn implements AutoCloseable {
    private static final int WAIT_SECONDS = 5;

    private final Semaphore places;
    private boolean isTaken;

    /** A turn at one of those places. */
    Turn(Semaphore places) {
        this.places = places;
    }

    /** Takes the turn, where it is not taken yet; a fault where none came in five seconds. */
    void take() {
        if (isTaken) {
            return;
        }
        try {
            if (!places.tryAcquire(WAIT_SECONDS, TimeUnit.SECONDS)) {
                throw QueryFault.BUSY.with();
            }
            isTaken = true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw QueryFault.BUSY.with();
        }
    }

    @Override
    public void close() {
        if (isTaken) {
            isTaken = false;
            places.release();
        }
    }
}
