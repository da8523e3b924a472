package cn.xiaokang.api.bench;

import cn.xiaokang.warehouse.catalogue.Catalogue;
import cn.xiaokang.warehouse.catalogue.TableColumn;
import cn.xiaokang.warehouse.catalogue.TableDefinition;
import de.siegmar.fastcsv.writer.CsvWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.postgresql.PGConnection;
import org.postgresql.copy.PGCopyOutputStream;

/** Copies a snapshot's tables into a PostgreSQL schema of its own, with an index on each column that pages look things up by. */
final class PostgresCopy {
    private static final String SCHEMA = "xiaokang_bench";
    private static final Set<String> LOOKED_UP =
            Set.of("household_id", "person_id", "county_code", "village_code", "flag_id", "rule", "indicator", "year");

    private PostgresCopy() {}

    /**
     * Copies all tables; an earlier copy is dropped first.
     *
     * @param snapshot a connection to the snapshot in DuckDB
     * @param postgres a connection whose search path becomes the copy's schema
     */
    static void copy(Catalogue catalogue, Connection snapshot, Connection postgres) throws SQLException, IOException {
        try (Statement statement = postgres.createStatement()) {
            statement.execute("drop schema if exists " + SCHEMA + " cascade");
            statement.execute("create schema " + SCHEMA);
            statement.execute("set search_path to " + SCHEMA);
            for (TableDefinition table : catalogue.tables().values()) {
                statement.execute("create table " + table.name() + " ("
                        + table.columns().stream()
                                .map(column -> quoted(column.name()) + " " + type(column))
                                .collect(Collectors.joining(", "))
                        + ")");
                fill(table, snapshot, postgres);
                for (String column : indexed(table)) {
                    statement.execute("create index on " + table.name() + " (" + quoted(column) + ")");
                }
                statement.execute("analyze " + table.name());
            }
        }
    }

    private static Set<String> indexed(TableDefinition table) {
        return Stream.concat(
                        table.key().stream().limit(1),
                        table.columns().stream().map(TableColumn::name).filter(LOOKED_UP::contains))
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    private static void fill(TableDefinition table, Connection snapshot, Connection postgres)
            throws SQLException, IOException {
        String columns =
                table.columns().stream().map(column -> quoted(column.name())).collect(Collectors.joining(", "));
        int width = table.columns().size();
        try (Statement statement = snapshot.createStatement();
                ResultSet rows = statement.executeQuery("select " + columns + " from " + table.name());
                Writer out = new OutputStreamWriter(
                        new PGCopyOutputStream(
                                postgres.unwrap(PGConnection.class),
                                "copy " + table.name() + " (" + columns + ") from stdin (format csv, null '\\N')"),
                        StandardCharsets.UTF_8);
                CsvWriter csv = CsvWriter.builder().build(out)) {
            String[] row = new String[width];
            while (rows.next()) {
                for (int c = 0; c < width; c++) {
                    String value = rows.getString(c + 1);
                    row[c] = value == null ? "\\N" : value;
                }
                csv.writeRecord(row);
            }
        }
    }

    private static String type(TableColumn column) {
        String type = column.type().sql();
        return type.equals("string") ? "text" : type;
    }

    private static String quoted(String name) {
        return '"' + name + '"';
    }
}
