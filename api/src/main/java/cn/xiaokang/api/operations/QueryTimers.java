package cn.xiaokang.api.operations;

import cn.xiaokang.api.queries.Bindings;
import cn.xiaokang.api.queries.Query;
import cn.xiaokang.api.queries.QueryWatch;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;

/** Counts and times the queries that reach the database, by their name, for Prometheus; never what was bound. */
public final class QueryTimers implements QueryWatch {
    private final MeterRegistry meters;

    /** Timers in that registry. */
    public QueryTimers(MeterRegistry meters) {
        this.meters = meters;
    }

    @Override
    public void asked(Query query, Bindings bindings, Duration took) {
        Timer.builder("xiaokang.queries")
                .tag("query", query.name())
                .register(meters)
                .record(took);
    }
}
