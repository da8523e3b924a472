package cn.xiaokang.api.operations;

import cn.xiaokang.api.queries.QueryWatch;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Counts and times the queries that reach the database, by their name, for Prometheus; never what was bound. */
public final class QueryTimers implements QueryWatch {
    private final MeterRegistry meters;

    /** Timers in that registry. */
    public QueryTimers(MeterRegistry meters) {
        this.meters = meters;
    }

    @Override
    public void asked(String name, String sql, Map<String, @Nullable Object> values, Duration took) {
        Timer.builder("xiaokang.queries").tag("query", name).register(meters).record(took);
    }
}
