package cn.xiaokang.etl.check;

import cn.xiaokang.etl.star.TableOrder;
import cn.xiaokang.warehouse.catalogue.Catalogue;
import cn.xiaokang.warehouse.catalogue.Indicator;
import cn.xiaokang.warehouse.catalogue.Rule;
import cn.xiaokang.warehouse.catalogue.TableColumn;
import cn.xiaokang.warehouse.catalogue.TableDefinition;
import cn.xiaokang.warehouse.engine.ComputingOrder;
import cn.xiaokang.warehouse.engine.DuckSnapshot;
import cn.xiaokang.warehouse.engine.FlagRows;
import cn.xiaokang.warehouse.engine.IndicatorFigures;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/**
 * Computes a snapshot's indicators and flags again in DuckDB, from the star as published and the same SQL, and counts the rows in
 * which the two engines differ. Rows are compared whole, decimals to their last digit.
 */
public final class SecondEngine {
    private static final long ROWS_AT_ONCE = 1_000_000;

    private final Catalogue catalogue;

    public SecondEngine(Catalogue catalogue) {
        this.catalogue = catalogue;
    }

    /** Recomputes everything that has SQL, telling each result as it comes. Found is the number of rows that differ. */
    public void run(DuckSnapshot snapshot, Consumer<Check> results) throws SQLException {
        try (Connection connection = snapshot.connect();
                Statement statement = connection.createStatement()) {
            for (List<Indicator> level : ComputingOrder.indicators(catalogue)) {
                for (Indicator indicator : level) {
                    String sql = IndicatorFigures.sql(catalogue, indicator);
                    results.accept(difference(
                            statement,
                            "indicator " + indicator.id(),
                            "fact_indicator",
                            "indicator",
                            indicator.id(),
                            sql));
                }
            }
            for (Rule rule : catalogue.rules().values()) {
                if (rule.isBuilt()) {
                    String sql = FlagRows.sql(catalogue, rule);
                    results.accept(difference(statement, "rule " + rule.id(), "fact_flag", "rule", rule.id(), sql));
                }
            }
            for (List<TableDefinition> wave : TableOrder.wavesOfResults(catalogue)) {
                for (TableDefinition table : wave) {
                    long found = 0;
                    for (String part : parts(statement, table)) {
                        found += difference(statement, table.name(), part, Objects.requireNonNull(table.sql()));
                    }
                    results.accept(new Check("table " + table.name(), table.name(), "0", String.valueOf(found)));
                }
            }
        }
    }

    private Check difference(Statement statement, String name, String table, String part, String value, String sql)
            throws SQLException {
        long found = difference(statement, table, part + " = '" + value + "'", sql);
        return new Check(name, table, "0", String.valueOf(found));
    }

    /** Conditions that take a table apart by the first column of its key: what is compared is held in memory, both ways. */
    private static List<String> parts(Statement statement, TableDefinition table) throws SQLException {
        String column = table.key().get(0);
        List<String> ends = new ArrayList<>();
        long rowsOfPart = 0;
        try (ResultSet values = statement.executeQuery("select " + column + ", count(*) as how_many from "
                + table.name() + " group by " + column + " order by " + column)) {
            while (values.next()) {
                rowsOfPart += values.getLong("how_many");
                if (rowsOfPart >= ROWS_AT_ONCE) {
                    ends.add("'" + values.getString(column).replace("'", "''") + "'");
                    rowsOfPart = 0;
                }
            }
        }
        List<String> parts = new ArrayList<>();
        for (int i = 0; i <= ends.size(); i++) {
            String after = i == 0 ? "true" : column + " > " + ends.get(i - 1);
            parts.add(i == ends.size() ? after : after + " and " + column + " <= " + ends.get(i));
        }
        return parts;
    }

    private long difference(Statement statement, String table, String which, String sql) throws SQLException {
        String columns =
                catalogue.table(table).columns().stream().map(TableColumn::name).collect(Collectors.joining(", "));
        String typed = catalogue.table(table).columns().stream()
                .map(column -> "cast(" + column.name() + " as " + column.type().sql() + ") as " + column.name())
                .collect(Collectors.joining(", "));
        String again = "select " + typed + " from (" + sql + ") as computed where " + which;
        String before = "select " + columns + " from " + table + " where " + which;
        String query = "select (select count(*) from (" + again + " except all " + before + "))"
                + " + (select count(*) from (" + before + " except all " + again + "))";
        try (ResultSet rows = statement.executeQuery(query)) {
            rows.next();
            return rows.getLong(1);
        }
    }
}
