package cn.xiaokang.api.bench;

import cn.xiaokang.api.queries.QueryWatch;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Keeps the queries that the server asked since it was last emptied. */
final class AskedQueries implements QueryWatch {
    private final List<Asked> asked = new ArrayList<>();

    @Override
    public synchronized void asked(String name, String sql, Map<String, @Nullable Object> values, Duration took) {
        asked.add(new Asked(name, sql, values));
    }

    /** What was asked since the last call. */
    synchronized List<Asked> take() {
        List<Asked> taken = List.copyOf(asked);
        asked.clear();
        return taken;
    }

    /**
     * One query as it was asked.
     *
     * @param sql its text; empty for work of several statements, which can't be asked again by hand
     */
    record Asked(String name, String sql, Map<String, @Nullable Object> values) {}
}
