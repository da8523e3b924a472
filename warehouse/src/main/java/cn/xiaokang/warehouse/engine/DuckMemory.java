package cn.xiaokang.warehouse.engine;

import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.duckdb.DuckDBAppender;
import org.duckdb.DuckDBConnection;
import org.jspecify.annotations.Nullable;

/** A DuckDB in memory that reads no file and writes none: macros, tables of text cast to their types, and questions to them. */
public final class DuckMemory implements AutoCloseable {
    private static final int MEMORY_MEGABYTES = 1024;
    private static final int SECONDS = 60;

    private final DuckDBConnection connection;

    /** With those macros. */
    public DuckMemory(List<String> macros) throws SQLException {
        connection = DriverManager.getConnection("jdbc:duckdb:").unwrap(DuckDBConnection.class);
        try (Statement statement = connection.createStatement()) {
            LockDown.begin(statement, List.of(), MEMORY_MEGABYTES, 2);
            for (String macro : macros) {
                statement.execute(macro);
            }
            LockDown.end(statement);
        } catch (SQLException e) {
            connection.close();
            throw e;
        }
    }

    /**
     * Makes a table.
     *
     * @param types of its columns in SQL, by name
     * @param rows as text in that order
     */
    public void table(String name, Map<String, String> types, List<List<@Nullable String>> rows) throws SQLException {
        String texts = types.keySet().stream()
                .map(column -> '"' + column + "\" varchar")
                .collect(Collectors.joining(", "));
        String typed = types.entrySet().stream()
                .map(column ->
                        "cast(\"" + column.getKey() + "\" as " + column.getValue() + ") as \"" + column.getKey() + '"')
                .collect(Collectors.joining(", "));
        try (Statement statement = connection.createStatement()) {
            statement.execute("create table written (" + texts + ")");
            try (DuckDBAppender appender = connection.createAppender("main", "written")) {
                for (List<@Nullable String> row : rows) {
                    appender.beginRow();
                    for (String value : row) {
                        if (value == null) {
                            appender.appendNull();
                        } else {
                            appender.append(value);
                        }
                    }
                    appender.endRow();
                }
            }
            statement.execute("create table \"" + name + "\" as select " + typed + " from written");
            statement.execute("drop table written");
        }
    }

    /** The rows of an answer as text, by column. */
    public List<Map<String, @Nullable String>> rows(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.setQueryTimeout(SECONDS);
            try (ResultSet rows = statement.executeQuery(sql)) {
                ResultSetMetaData columns = rows.getMetaData();
                List<Map<String, @Nullable String>> answer = new ArrayList<>();
                while (rows.next()) {
                    Map<String, @Nullable String> row = new LinkedHashMap<>();
                    for (int i = 1; i <= columns.getColumnCount(); i++) {
                        row.put(columns.getColumnLabel(i), rows.getString(i));
                    }
                    answer.add(row);
                }
                return answer;
            }
        }
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
