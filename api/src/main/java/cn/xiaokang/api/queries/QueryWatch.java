package cn.xiaokang.api.queries;

import java.time.Duration;

/** Hears of each query that was asked of the database; what the cache answers is not heard. Called on the thread that asks. */
@FunctionalInterface
public interface QueryWatch {
    /** Hears nothing. */
    QueryWatch NONE = (query, bindings, took) -> {};

    /**
     * A query was answered.
     *
     * @param query its text is empty for work of several statements
     * @param bindings what was bound
     * @param took from the turn that it got to its last row
     */
    void asked(Query query, Bindings bindings, Duration took);

    /** Both hear. */
    default QueryWatch and(QueryWatch other) {
        return (query, bindings, took) -> {
            asked(query, bindings, took);
            other.asked(query, bindings, took);
        };
    }
}
