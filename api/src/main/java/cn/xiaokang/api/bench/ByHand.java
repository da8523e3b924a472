package cn.xiaokang.api.bench;

import cn.xiaokang.api.queries.KeptStatements;
import cn.xiaokang.api.queries.Query;
import java.sql.Connection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;
import org.jdbi.v3.core.statement.SqlStatements;

/**
 * Asks a database the server's queries by hand: the same text, the same values, plans kept as the server keeps them, every row read,
 * nothing else.
 */
final class ByHand implements AutoCloseable {
    private final Handle handle;
    private final Map<String, String> refusals = new HashMap<>();

    ByHand(Connection connection) {
        Jdbi jdbi = Jdbi.create(connection);
        jdbi.setStatementBuilderFactory(plans -> new KeptStatements());
        jdbi.configure(SqlStatements.class, statements -> statements.setUnusedBindingAllowed(true));
        this.handle = jdbi.open();
    }

    /** Asks them once, one after another; false where one of them can't be asked here. */
    boolean ask(List<AskedQueries.Asked> queries) {
        for (AskedQueries.Asked asked : queries) {
            Query query = asked.query();
            if (query.sql().isEmpty() || refusals.containsKey(query.name())) {
                return false;
            }
            try (org.jdbi.v3.core.statement.Query statement = handle.createQuery(query.sql())) {
                asked.bindings().bind(statement);
                int rows = statement.mapToMap().list().size();
                assert rows >= 0;
            } catch (JdbiException e) {
                refusals.put(
                        query.name(),
                        String.valueOf(e.getMessage()).lines().findFirst().orElse(""));
                return false;
            }
        }
        return true;
    }

    @Override
    public void close() {
        handle.close();
    }
}
