package cn.xiaokang.api.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import cn.xiaokang.api.Postgres;
import java.nio.file.Path;
import java.sql.DatabaseMetaData;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jdbi.v3.core.JdbiException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is kept in the file of one server has the same form in the database of several. */
class StoreFormTest {
    /** Flyway's own. */
    private static final Set<String> HISTORIES =
            Set.of("flyway_schema_history", "store_history", "case_event", "teller");

    @TempDir
    Path folder;

    @Test
    void bothHaveTheSameTablesAndColumnsAndACopyLeavesNoneOut() throws Exception {
        try (Postgres postgres = Postgres.start();
                Store own = Store.open(folder);
                Store shared = Store.open(folder, postgres.address());
                CaseStore cases = CaseStore.open(folder, postgres.address())) {
            assertEquals(0, cases.after(0).size());
            Map<String, Set<String>> columns = columns(own);
            assertEquals(columns, columns(shared));
            Set<String> tables = new TreeSet<>(columns.keySet());
            tables.removeIf(name -> name.equals("notice_state") || name.equals("access_log_by_day"));
            assertEquals(tables, new TreeSet<>(StoreCopy.TABLES));
            assertThrows(
                    JdbiException.class,
                    () -> shared.jdbi().useHandle(handle -> handle.execute("truncate access_log")),
                    "only added to");
        }
    }

    private static Map<String, Set<String>> columns(Store store) throws SQLException {
        return store.jdbi().withHandle(handle -> columns(handle.getConnection().getMetaData()));
    }

    private static Map<String, Set<String>> columns(DatabaseMetaData database) throws SQLException {
        Map<String, Set<String>> columns = new TreeMap<>();
        try (ResultSet rows =
                database.getColumns(null, database.supportsSchemasInTableDefinitions() ? "public" : null, "%", "%")) {
            while (rows.next()) {
                String table = rows.getString("TABLE_NAME");
                if (!HISTORIES.contains(table) && !table.startsWith("sqlite_") && !table.contains("_pkey")) {
                    columns.computeIfAbsent(table, name -> new TreeSet<>()).add(rows.getString("COLUMN_NAME"));
                }
            }
        }
        return columns;
    }
}
