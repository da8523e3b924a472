package cn.xiaokang.api.web;

import cn.xiaokang.api.access.RateLimit;
import cn.xiaokang.api.problem.RequestFault;
import cn.xiaokang.api.problem.RetryLater;
import io.javalin.http.Context;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.Semaphore;

/**
 * Refuses early what would only wait: more requests at once than the server works at (503), more from one address than it may send
 * (429), each with Retry-After. Assets and the health of the server are answered always.
 */
final class Admission {
    private static final String ADMITTED = "web.admitted";
    private static final long SECONDS = 2;

    private final RateLimit ofAddress;
    private final Semaphore places;

    Admission(Load load) {
        this.ofAddress = new RateLimit(
                Clock.systemUTC(),
                load.burst(),
                Duration.ofSeconds(1).dividedBy(load.aSecond()),
                RequestFault.TOO_MANY);
        this.places = new Semaphore(load.atOnce());
    }

    /** Lets the request in, or throws what says when to come again. */
    void enter(Context context) {
        String path = context.path();
        if (path.startsWith("/assets/") || path.startsWith("/api/v1/health")) {
            return;
        }
        ofAddress.take(context.ip());
        if (!places.tryAcquire()) {
            throw new RetryLater(RequestFault.BUSY, SECONDS);
        }
        context.attribute(ADMITTED, true);
    }

    /** Gives the request's place back. */
    void leave(Context context) {
        if (context.attribute(ADMITTED) != null) {
            context.attribute(ADMITTED, null);
            places.release();
        }
    }
}
