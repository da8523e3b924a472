package cn.xiaokang.warehouse.engine;

import cn.xiaokang.warehouse.catalogue.Catalogue;
import cn.xiaokang.warehouse.catalogue.TableDefinition;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Answers cases in a DuckDB database in memory, with the macros. */
public final class DuckCases implements CaseBench.Engine, AutoCloseable {
    private final Connection connection;
    private final Map<String, List<List<@Nullable Object>>> there = new LinkedHashMap<>();

    public DuckCases(Catalogue catalogue) throws SQLException {
        connection = DriverManager.getConnection("jdbc:duckdb:");
        try (Statement statement = connection.createStatement()) {
            for (String macro : catalogue.macros("duckdb")) {
                statement.execute(macro);
            }
        } catch (SQLException e) {
            connection.close();
            throw e;
        }
    }

    @Override
    public List<Map<String, @Nullable Object>> answer(List<CaseTable> tables, String sql) throws SQLException {
        for (CaseTable table : tables) {
            put(table);
        }
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            return rows(rows);
        }
    }

    private static List<Map<String, @Nullable Object>> rows(ResultSet rows) throws SQLException {
        ResultSetMetaData columns = rows.getMetaData();
        List<Map<String, @Nullable Object>> result = new ArrayList<>();
        while (rows.next()) {
            Map<String, @Nullable Object> row = new LinkedHashMap<>();
            for (int i = 1; i <= columns.getColumnCount(); i++) {
                row.put(columns.getColumnLabel(i), rows.getObject(i));
            }
            result.add(row);
        }
        return result;
    }

    private void put(CaseTable table) throws SQLException {
        TableDefinition definition = table.definition();
        // The very same rows again, such as the divisions, needn't be written again.
        if (there.get(definition.name()) == table.rows()) {
            return;
        }
        String columns = definition.columns().stream()
                .map(column -> "\"" + column.name() + "\" " + column.type().sql())
                .collect(Collectors.joining(", "));
        String places = definition.columns().stream().map(column -> "?").collect(Collectors.joining(", "));
        try (Statement statement = connection.createStatement()) {
            statement.execute("create or replace table \"" + definition.name() + "\" (" + columns + ")");
        }
        try (PreparedStatement insert =
                connection.prepareStatement("insert into \"" + definition.name() + "\" values (" + places + ")")) {
            for (List<@Nullable Object> row : table.rows()) {
                for (int i = 0; i < row.size(); i++) {
                    insert.setObject(i + 1, row.get(i));
                }
                insert.addBatch();
            }
            if (!table.rows().isEmpty()) {
                insert.executeBatch();
            }
        }
        there.put(definition.name(), table.rows());
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
