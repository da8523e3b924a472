package cn.xiaokang.api.access;

import cn.xiaokang.api.problem.HttpFault;
import cn.xiaokang.api.problem.RetryLater;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.ConsumptionProbe;
import io.github.bucket4j.TimeMeter;
import java.time.Clock;
import java.time.Duration;

/** So many attempts by one key at once, then one more in each so much time; what is beyond is answered with when to come back. */
public final class RateLimit {
    private static final int MOST_KEYS = 100_000;

    private final Cache<String, Bucket> buckets;
    private final TimeMeter time;
    private final int atOnce;
    private final Duration oneMoreEach;
    private final HttpFault fault;

    /** A limit whose fault names the seconds to wait. */
    public RateLimit(Clock clock, int atOnce, Duration oneMoreEach, HttpFault fault) {
        this.atOnce = atOnce;
        this.oneMoreEach = oneMoreEach;
        this.fault = fault;
        // a bucket that has been left alone until it is full again is as good as a new one
        this.buckets = Caffeine.newBuilder()
                .maximumSize(MOST_KEYS)
                .expireAfterAccess(oneMoreEach.multipliedBy(atOnce + 1L))
                .build();
        this.time = new TimeMeter() {
            @Override
            public long currentTimeNanos() {
                return Duration.ofMillis(clock.millis()).toNanos();
            }

            @Override
            public boolean isWallClockBased() {
                return true;
            }
        };
    }

    /** Takes one attempt, or throws when to come back. */
    public void take(String key) {
        ConsumptionProbe probe = bucket(key).tryConsumeAndReturnRemaining(1);
        if (!probe.isConsumed()) {
            throw new RetryLater(
                    fault, Duration.ofNanos(probe.getNanosToWaitForRefill()).toSeconds() + 1);
        }
    }

    /** Gives an attempt back that succeeded. */
    public void giveBack(String key) {
        bucket(key).addTokens(1);
    }

    private Bucket bucket(String key) {
        return buckets.get(
                key,
                unused -> Bucket.builder()
                        .withCustomTimePrecision(time)
                        .addLimit(limit -> limit.capacity(atOnce).refillGreedy(1, oneMoreEach))
                        .build());
    }
}
