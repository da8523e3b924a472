package cn.xiaokang.etl.check;

import cn.xiaokang.warehouse.catalogue.Catalogue;
import cn.xiaokang.warehouse.catalogue.Reference;
import cn.xiaokang.warehouse.catalogue.TableDefinition;
import cn.xiaokang.warehouse.engine.DuckSnapshot;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/**
 * The checks that a snapshot passes before it is served: keys unique and complete, every reference found, control totals equal. They
 * run in DuckDB on the files as written, so that what Spark believes it wrote is not taken on trust.
 */
public final class SnapshotChecks {
    private static final long KEYS_AT_A_TIME = 1_000_000;

    private final Catalogue catalogue;

    public SnapshotChecks(Catalogue catalogue) {
        this.catalogue = catalogue;
    }

    /** The rows of each table. */
    public Map<String, Long> countRows(DuckSnapshot snapshot) throws SQLException {
        Map<String, Long> rows = new TreeMap<>();
        try (Connection connection = snapshot.connect();
                Statement statement = connection.createStatement()) {
            for (TableDefinition table : catalogue.tables().values()) {
                rows.put(table.name(), number(statement, "select count(*) from " + quoted(table.name())));
            }
        }
        return rows;
    }

    /** Runs all checks; a failed one is in the answer, not an exception. */
    public List<Check> run(DuckSnapshot snapshot) throws SQLException {
        List<Check> checks = new ArrayList<>();
        try (Connection connection = snapshot.connect();
                Statement statement = connection.createStatement()) {
            for (TableDefinition table : catalogue.tables().values()) {
                checks.add(uniqueKey(statement, table));
                for (Map.Entry<String, Reference> reference : table.references().entrySet()) {
                    checks.add(referenceFound(statement, table, reference.getKey(), reference.getValue()));
                }
            }
            try (ResultSet rows = statement.executeQuery(resource("control_totals.sql"))) {
                while (rows.next()) {
                    checks.add(new Check(
                            rows.getString("control"),
                            rows.getString("table_name"),
                            String.valueOf(rows.getString("expected")),
                            String.valueOf(rows.getString("found"))));
                }
            }
        }
        return checks;
    }

    private static Check uniqueKey(Statement statement, TableDefinition table) throws SQLException {
        String key = String.join(
                ", ", table.key().stream().map(SnapshotChecks::quoted).toList());
        // keys are grouped some at a time, so that little of them has to be spilled
        long slices = 1 + number(statement, "select count(*) from " + quoted(table.name())) / KEYS_AT_A_TIME;
        long repeated = 0;
        for (long slice = 0; slice < slices; slice++) {
            repeated += number(
                    statement,
                    "select coalesce(sum(n - 1), 0) from (select count(*) as n from " + quoted(table.name())
                            + " where hash(" + key + ") % " + slices + " = " + slice + " group by " + key
                            + " having count(*) > 1)");
        }
        return new Check("key unique: " + String.join(", ", table.key()), table.name(), "0", String.valueOf(repeated));
    }

    private static Check referenceFound(Statement statement, TableDefinition table, String column, Reference target)
            throws SQLException {
        // an anti join keeps the rows of the table referred to in memory, where "not exists" kept those of the
        // referring one
        long lost = number(
                statement,
                "select count(*) from " + quoted(table.name()) + " as f anti join " + quoted(target.table())
                        + " as d on d." + quoted(target.column()) + " = f." + quoted(column) + " where f."
                        + quoted(column) + " is not null");
        return new Check(
                "reference found: " + column + " -> " + target.table() + "." + target.column(),
                table.name(),
                "0",
                String.valueOf(lost));
    }

    private static long number(Statement statement, String sql) throws SQLException {
        try (ResultSet rows = statement.executeQuery(sql)) {
            rows.next();
            return rows.getLong(1);
        }
    }

    /** Names come from the catalogue's table definitions, which are checked when it is read. */
    private static String quoted(String name) {
        return "\"" + name + "\"";
    }

    private static String resource(String name) {
        try (InputStream in = Objects.requireNonNull(SnapshotChecks.class.getResourceAsStream("/check/" + name))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("reading check/" + name, e);
        }
    }
}
