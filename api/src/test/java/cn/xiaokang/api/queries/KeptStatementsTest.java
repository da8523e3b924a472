package cn.xiaokang.api.queries;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.duckdb.DuckDBConnection;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.DefaultStatementBuilder;
import org.jdbi.v3.core.statement.StatementContext;
import org.junit.jupiter.api.Test;

/** What is planned once and what anew, as Jdbi asks a real database. */
class KeptStatementsTest {
    private final List<String> planned = new ArrayList<>();
    private final Jdbi jdbi =
            Jdbi.create(() -> DriverManager.getConnection("jdbc:duckdb:").unwrap(DuckDBConnection.class));

    KeptStatementsTest() {
        jdbi.setStatementBuilderFactory(connection -> new KeptStatements(new DefaultStatementBuilder() {
            @Override
            public PreparedStatement create(Connection of, String sql, StatementContext context) throws SQLException {
                planned.add(sql);
                return super.create(of, sql, context);
            }
        }));
    }

    @Test
    void aTextWithNamedValuesIsPlannedOnceWhateverTheValues() {
        try (Handle handle = jdbi.open()) {
            assertEquals(Map.of("told", 1, "twice", 2), ask(handle, 1));
            assertEquals(Map.of("told", "one", "twice", "oneone"), ask(handle, "one"));
            assertEquals(Map.of("told", 3, "twice", 6), ask(handle, 3));
        }
        assertEquals(2, planned.size(), planned.toString());
    }

    @Test
    void theSameTextAskedWithinItsOwnRowsHasAStatementOfItsOwn() {
        String sql = "select i from range(3) as r(i) where i >= :least order by i";
        List<Long> seen = new ArrayList<>();
        try (Handle handle = jdbi.open()) {
            handle.createQuery(sql)
                    .bind("least", 1)
                    .mapTo(Long.class)
                    .forEach(outer -> handle.createQuery(sql)
                            .bind("least", outer)
                            .mapTo(Long.class)
                            .forEach(seen::add));
            assertEquals(List.of(1L, 2L, 2L), seen);
            assertEquals(2, planned.size());
            assertEquals(
                    List.of(2L),
                    handle.createQuery(sql).bind("least", 2).mapTo(Long.class).list());
        }
        assertEquals(2, planned.size());
    }

    private static Map<String, Object> ask(Handle handle, Object value) {
        String twice = value instanceof String ? ":value || :value" : ":value * 2";
        return handle.createQuery("select :value as told, " + twice + " as twice")
                .bind("value", value)
                .mapToMap()
                .one();
    }
}
