package cn.xiaokang.api.access;

import java.time.Duration;

/**
 * How long sessions and their ids last.
 *
 * @param idle after how long without a request a session ends
 * @param longest after how long a session ends in any case
 * @param renewal after how long a session gets another id
 * @param overlap for how long the id of before is still taken once the next one was used, for requests that were on their way
 */
public record SessionTimes(Duration idle, Duration longest, Duration renewal, Duration overlap) {
    /** What holds where nothing is configured. */
    public static final SessionTimes USUAL = new SessionTimes(
            Duration.ofMinutes(30), Duration.ofHours(12), Duration.ofMinutes(15), Duration.ofSeconds(30));

    /** Whether they fit each other. */
    public boolean isSound() {
        return !idle.isZero()
                && !idle.isNegative()
                && idle.compareTo(longest) <= 0
                && !overlap.isNegative()
                && overlap.compareTo(renewal) < 0;
    }
}
