package cn.xiaokang.api.bench;

import cn.xiaokang.api.queries.Bindings;
import cn.xiaokang.api.queries.Query;
import cn.xiaokang.api.queries.QueryWatch;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Keeps the queries that the server asked since it was last emptied. */
final class AskedQueries implements QueryWatch {
    private final List<Asked> asked = new ArrayList<>();

    @Override
    public synchronized void asked(Query query, Bindings bindings, Duration took) {
        asked.add(new Asked(query, bindings));
    }

    /** What was asked since the last call. */
    synchronized List<Asked> take() {
        List<Asked> taken = List.copyOf(asked);
        asked.clear();
        return taken;
    }

    /** One query as it was asked; one without a text is work of several statements, which can't be asked again by hand. */
    record Asked(Query query, Bindings bindings) {}
}
