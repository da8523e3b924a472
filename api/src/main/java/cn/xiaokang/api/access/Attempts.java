package cn.xiaokang.api.access;

import cn.xiaokang.api.problem.RetryLater;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.ConsumptionProbe;
import io.github.bucket4j.TimeMeter;
import java.time.Clock;
import java.time.Duration;

/**
 * Slows those who guess passwords: ten failures an account and thirty an address at once, then one more a minute for the account and
 * six for the address. A success gives its attempt back.
 */
final class Attempts {
    private final Cache<String, Bucket> buckets = Caffeine.newBuilder()
            .maximumSize(100_000)
            .expireAfterAccess(Duration.ofHours(1))
            .build();

    private final TimeMeter time;

    Attempts(Clock clock) {
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

    /** Takes one attempt before the password is looked at, so that parallel guesses count too. */
    void take(String user, String address) {
        take(accountBucket(user));
        take(addressBucket(address));
    }

    /** Gives an attempt back that succeeded. */
    void giveBack(String user, String address) {
        accountBucket(user).addTokens(1);
        addressBucket(address).addTokens(1);
    }

    /** Takes one attempt of someone who names no account. */
    void takeOfAddress(String address) {
        take(addressBucket(address));
    }

    /** Gives it back. */
    void giveBackToAddress(String address) {
        addressBucket(address).addTokens(1);
    }

    private static void take(Bucket bucket) {
        ConsumptionProbe probe = bucket.tryConsumeAndReturnRemaining(1);
        if (!probe.isConsumed()) {
            throw new RetryLater(
                    AccessFault.TOO_MANY_ATTEMPTS,
                    Duration.ofNanos(probe.getNanosToWaitForRefill()).toSeconds() + 1);
        }
    }

    private Bucket accountBucket(String user) {
        return bucket("account " + user, 10, Duration.ofMinutes(1));
    }

    private Bucket addressBucket(String address) {
        return bucket("address " + address, 30, Duration.ofSeconds(10));
    }

    private Bucket bucket(String key, int capacity, Duration oneMoreEach) {
        return buckets.get(
                key,
                unused -> Bucket.builder()
                        .withCustomTimePrecision(time)
                        .addLimit(limit -> limit.capacity(capacity).refillGreedy(1, oneMoreEach))
                        .build());
    }
}
