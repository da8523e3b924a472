package cn.xiaokang.api.queries;

import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Does again and again what a new snapshot asks for, one at a time, so that nobody who looks has to wait for it. */
public final class SnapshotWatch implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(SnapshotWatch.class);
    private static final int SECONDS_TO_END = 60;

    private final String name;
    private final int seconds;
    private final Runnable work;
    private final ScheduledExecutorService clock;

    /**
     * A watch that does not look yet.
     *
     * @param name of its thread, and in the log
     * @param seconds between two looks
     * @param work does what isn't done yet for the served snapshot, and nothing where all is
     */
    public SnapshotWatch(String name, int seconds, Runnable work) {
        this.name = name;
        this.seconds = seconds;
        this.work = work;
        this.clock = Executors.newSingleThreadScheduledExecutor(task -> {
            Thread thread = new Thread(task, name);
            thread.setDaemon(true);
            return thread;
        });
    }

    /** Begins, with a look at once. */
    public void start() {
        ScheduledFuture<?> begun = clock.scheduleWithFixedDelay(this::look, 0, seconds, TimeUnit.SECONDS);
        assert !begun.isDone();
    }

    /** Does the work; what goes wrong is in the log, and is tried again the next time. */
    public void look() {
        try {
            work.run();
        } catch (RuntimeException e) {
            LOG.atError().addKeyValue("watch", name).setCause(e).log("what a new snapshot asks for could not be done");
        }
    }

    /** Ends; waits for what is being done. */
    @Override
    public void close() {
        clock.shutdown();
        try {
            if (!clock.awaitTermination(SECONDS_TO_END, TimeUnit.SECONDS)) {
                LOG.atWarn().addKeyValue("watch", name).log("it was still at work at the end");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
