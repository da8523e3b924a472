package cn.xiaokang.api.audit;

import java.time.LocalTime;

/**
 * From when on looks at persons are out of the common.
 *
 * @param days how many days back are watched
 * @param leastSubjects fewer different subjects in a day are never too many
 * @param dayBegins when working hours begin
 * @param dayEnds when they end
 * @param looksAtNight from so many looks a day outside working hours on
 * @param subjectsOfOnePurpose from so many subjects a day on for which one purpose was stated
 */
public record AlertBounds(
        int days,
        int leastSubjects,
        LocalTime dayBegins,
        LocalTime dayEnds,
        int looksAtNight,
        int subjectsOfOnePurpose) {
    /** What holds where the settings say nothing. */
    public static final AlertBounds USUAL = new AlertBounds(90, 20, LocalTime.of(7, 0), LocalTime.of(20, 0), 3, 10);

    /** Bounds that make sense; IllegalArgumentException where they don't. */
    public AlertBounds {
        if (days < 1
                || leastSubjects < 1
                || looksAtNight < 1
                || subjectsOfOnePurpose < 2
                || !dayBegins.isBefore(dayEnds)) {
            throw new IllegalArgumentException(
                    "access-log.alerts: numbers above zero, one purpose for at least 2, day-begins before day-ends");
        }
    }
}
