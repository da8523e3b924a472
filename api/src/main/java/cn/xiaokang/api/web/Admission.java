package cn.xiaokang.api.web;

import cn.xiaokang.api.problem.RequestFault;
import cn.xiaokang.api.problem.RetryLater;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.github.bucket4j.Bucket;
import io.javalin.http.Context;
import java.time.Duration;
import java.util.concurrent.Semaphore;

/**
 * Refuses early what would only wait: more requests at once than the server works at (503), more from one address than it may send
 * (429), each with Retry-After. Assets and the health of the server are answered always.
 */
final class Admission {
    private static final String ADMITTED = "web.admitted";
    private static final long SECONDS = 2;

    private final Load load;
    private final Semaphore places;
    private final Cache<String, Bucket> buckets = Caffeine.newBuilder()
            .maximumSize(100_000)
            .expireAfterAccess(Duration.ofMinutes(10))
            .build();

    Admission(Load load) {
        this.load = load;
        this.places = new Semaphore(load.atOnce());
    }

    /** Lets the request in, or throws what says when to come again. */
    void enter(Context context) {
        String path = context.path();
        if (path.startsWith("/assets/") || path.startsWith("/api/v1/health")) {
            return;
        }
        if (!bucket(context.ip()).tryConsume(1)) {
            throw new RetryLater(RequestFault.TOO_MANY, SECONDS);
        }
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

    private Bucket bucket(String address) {
        return buckets.get(
                address,
                unused -> Bucket.builder()
                        .addLimit(limit ->
                                limit.capacity(load.burst()).refillGreedy(load.aSecond(), Duration.ofSeconds(1)))
                        .build());
    }
}
