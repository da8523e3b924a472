package cn.xiaokang.api.queries;

import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Hears of each query that was asked of the database; what the cache answers is not heard. Called on the thread that asks. */
@FunctionalInterface
public interface QueryWatch {
    /** Hears nothing. */
    QueryWatch NONE = (name, sql, values, took) -> {};

    /**
     * A query was answered.
     *
     * @param name its name
     * @param sql its text, empty for work of several statements
     * @param values what was bound, by name
     * @param took from the turn that it got to its last row
     */
    void asked(String name, String sql, Map<String, @Nullable Object> values, Duration took);

    /** Both hear. */
    default QueryWatch and(QueryWatch other) {
        return (name, sql, values, took) -> {
            asked(name, sql, values, took);
            other.asked(name, sql, values, took);
        };
    }
}
