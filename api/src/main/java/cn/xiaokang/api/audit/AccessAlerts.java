package cn.xiaokang.api.audit;

import cn.xiaokang.api.access.AccessSearch;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.apache.commons.statistics.descriptive.Quantile;

/**
 * Looks at persons that are out of the common, for the auditor of the log to ask about; a question, not a reproach. A day of a user
 * counts as wide where its subjects lie above the far-out fence, the third quartile and three times the spread between the quartiles
 * of all such days (Tukey, Exploratory Data Analysis, 1977, 2C), and above the least number of the settings.
 */
public final class AccessAlerts {
    private static final double FAR_OUT = 3;

    private final AccessSearch search;
    private final AlertBounds bounds;
    private final Clock clock;

    /** Watches that log by those bounds. */
    public AccessAlerts(AccessSearch search, AlertBounds bounds, Clock clock) {
        this.search = search;
        this.bounds = bounds;
        this.clock = clock;
    }

    /** Why a day of a user is out of the common. */
    public enum Reason {
        /** More different persons or households than others look at in a day. */
        MANY_SUBJECTS,
        /** Looks outside working hours. */
        AT_NIGHT,
        /** Many persons or households, and one purpose stated for all. */
        ONE_PURPOSE
    }

    /**
     * One alert. Grain: user, day, reason.
     *
     * @param found what was counted
     * @param bound from how many on it is an alert
     */
    public record Alert(String user, LocalDate day, Reason reason, int found, int bound) {}

    /**
     * What was found.
     *
     * @param userDays how many days of users were looked at
     * @param fence from how many subjects a day on it is wide
     * @param alerts newest first
     */
    public record Watched(int userDays, int fence, List<Alert> alerts) {}

    /** The alerts of the last days, as many as the settings say. */
    public Watched watched() {
        List<AccessSearch.UserDay> days = search.userDays(
                clock.instant().minus(Duration.ofDays(bounds.days())), bounds.dayBegins(), bounds.dayEnds());
        int fence = fence(days);
        List<Alert> alerts = new ArrayList<>();
        for (AccessSearch.UserDay day : days) {
            if (day.subjects() >= fence) {
                alerts.add(new Alert(day.user(), day.day(), Reason.MANY_SUBJECTS, day.subjects(), fence));
            }
            if (day.atNight() >= bounds.looksAtNight()) {
                alerts.add(new Alert(day.user(), day.day(), Reason.AT_NIGHT, day.atNight(), bounds.looksAtNight()));
            }
            if (day.purposes() == 1 && day.subjects() >= bounds.subjectsOfOnePurpose()) {
                alerts.add(new Alert(
                        day.user(), day.day(), Reason.ONE_PURPOSE, day.subjects(), bounds.subjectsOfOnePurpose()));
            }
        }
        alerts.sort(Comparator.comparing(Alert::day)
                .reversed()
                .thenComparing(Alert::user)
                .thenComparing(Alert::reason));
        return new Watched(days.size(), fence, List.copyOf(alerts));
    }

    private int fence(List<AccessSearch.UserDay> days) {
        if (days.isEmpty()) {
            return bounds.leastSubjects();
        }
        double[] subjects =
                days.stream().mapToDouble(AccessSearch.UserDay::subjects).toArray();
        double[] quartiles = Quantile.withDefaults().evaluate(subjects, 0.25, 0.75);
        double fence = quartiles[1] + FAR_OUT * (quartiles[1] - quartiles[0]);
        return Math.max(bounds.leastSubjects(), (int) Math.floor(fence) + 1);
    }
}
