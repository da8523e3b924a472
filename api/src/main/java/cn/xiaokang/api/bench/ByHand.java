package cn.xiaokang.api.bench;

import cn.xiaokang.api.queries.Query;
import java.sql.Connection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;
import org.jdbi.v3.core.statement.SqlStatements;

/** Asks a database the server's queries by hand: the same text, the same values, every row read, nothing else. */
final class ByHand {
    private static final int TIMES = 3;

    private final Jdbi jdbi;
    private final Map<String, String> refusals = new HashMap<>();

    ByHand(Connection connection) {
        this.jdbi = Jdbi.create(connection);
        jdbi.configure(SqlStatements.class, statements -> statements.setUnusedBindingAllowed(true));
    }

    /**
     * How long the queries take one after another, in milliseconds: of each the shortest of three; empty where one of them can't be
     * asked here.
     */
    OptionalDouble milliseconds(List<AskedQueries.Asked> queries) {
        double sum = 0;
        for (AskedQueries.Asked asked : queries) {
            Query query = asked.query();
            if (query.sql().isEmpty() || refusals.containsKey(query.name())) {
                return OptionalDouble.empty();
            }
            double shortest = Double.MAX_VALUE;
            for (int time = 0; time < TIMES; time++) {
                long startedAt = System.nanoTime();
                try (Handle handle = jdbi.open();
                        org.jdbi.v3.core.statement.Query statement = handle.createQuery(query.sql())) {
                    asked.bindings().bind(statement);
                    statement.mapToMap().list();
                } catch (JdbiException e) {
                    refusals.put(
                            query.name(),
                            String.valueOf(e.getMessage()).lines().findFirst().orElse(""));
                    return OptionalDouble.empty();
                }
                shortest = Math.min(shortest, (System.nanoTime() - startedAt) / 1e6);
            }
            sum += shortest;
        }
        return OptionalDouble.of(sum);
    }

    /** The queries that could not be asked here, with the first line of why. */
    Map<String, String> refusals() {
        return Map.copyOf(refusals);
    }
}
