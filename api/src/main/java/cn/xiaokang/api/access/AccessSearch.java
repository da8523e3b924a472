package cn.xiaokang.api.access;

import cn.xiaokang.api.store.Store;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import org.jdbi.v3.core.statement.Query;
import org.jspecify.annotations.Nullable;

/** Reads the access log as its auditor does: by user, kind, subject and day, and added up by user and day. */
public final class AccessSearch {
    private final Store store;

    /** Searches in the log of that store. */
    public AccessSearch(Store store) {
        this.store = store;
    }

    /** The newest entries that fit, and how many fit in all. */
    public Page page(Filter filter, int most) {
        List<AccessLog.Entry> entries = store.list(
                "access_log/search",
                query -> filter.bind(query).bind("before", filter.before()).bind("most", most),
                AccessLog.ENTRY);
        long total = store.list("access_log/count", filter::bind, (row, context) -> row.getLong("entries"))
                .get(0);
        return new Page(entries, total);
    }

    /** The kinds of things that were looked at. */
    public List<String> kinds() {
        return store.list("access_log/kinds", query -> query, (row, context) -> row.getString("looked_at"));
    }

    /** The users who have an entry. */
    public List<String> users() {
        return store.list("access_log/users", query -> query, (row, context) -> row.getString("user_name"));
    }

    /** What each user looked at on each day since then, the looks before and after working hours counted. */
    public List<UserDay> userDays(Instant since, LocalTime dayBegins, LocalTime dayEnds) {
        return store.list(
                "access_log/user_days",
                query -> query.bind("since", since.toString())
                        .bind("day_begins", dayBegins.format(DateTimeFormatter.ISO_LOCAL_TIME))
                        .bind("day_ends", dayEnds.format(DateTimeFormatter.ISO_LOCAL_TIME)),
                (row, context) -> new UserDay(
                        row.getString("user_name"),
                        LocalDate.parse(row.getString("day")),
                        row.getInt("looks"),
                        row.getInt("subjects"),
                        row.getInt("at_night"),
                        row.getInt("purposes")));
    }

    /**
     * Which entries are sought; null is any.
     *
     * @param from the first day of the city, inclusive
     * @param to the last day, inclusive
     * @param before only entries with a lower number
     */
    public record Filter(
            @Nullable String user,
            @Nullable String lookedAt,
            @Nullable String subjectNo,
            @Nullable LocalDate from,
            @Nullable LocalDate to,
            @Nullable Long before) {
        private Query bind(Query query) {
            return query.bind("user", user)
                    .bind("looked_at", lookedAt)
                    .bind("subject", subjectNo)
                    .bind("from", from == null ? null : from.toString())
                    .bind("to", to == null ? null : to.toString());
        }
    }

    /** A page of entries, newest first. */
    public record Page(List<AccessLog.Entry> entries, long total) {}

    /**
     * One day of one user. Grain: user, day of the city.
     *
     * @param looks entries with a purpose
     * @param subjects different subjects among them
     * @param atNight looks outside working hours
     * @param purposes different purposes stated
     */
    public record UserDay(String user, LocalDate day, int looks, int subjects, int atNight, int purposes) {}
}
