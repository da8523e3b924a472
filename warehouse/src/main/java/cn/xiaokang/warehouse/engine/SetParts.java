package cn.xiaokang.warehouse.engine;

import cn.xiaokang.warehouse.catalogue.DataSet;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/**
 * The parts in which a set with small cells is worked out, one after the other, as conditions of SQL: by the first of its columns
 * {@code within}, such as the year. No sum reaches over two of them, and all of them together would not fit into memory.
 */
final class SetParts {
    /** So many rows of what neighbours know are added up at once, some 150 MB. */
    static final long ROWS_AT_ONCE = 1_000_000;

    private SetParts() {}

    /** One part where all fits, or a condition for each value that neighbours know of, and one for all other rows. */
    static List<String> of(Connection connection, DataSet.Small small) throws SQLException {
        if (small.within().isEmpty() || known(connection, small, "true") <= ROWS_AT_ONCE) {
            return List.of("true");
        }
        String column = small.within().get(0);
        List<String> values = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("select distinct " + column + "::varchar from ("
                        + small.neighbours() + ") where " + column + " is not null order by all")) {
            while (rows.next()) {
                values.add("'" + rows.getString(1).replace("'", "''") + "'");
            }
        }
        List<String> parts = new ArrayList<>();
        values.forEach(value -> parts.add(column + " = " + value));
        parts.add(
                values.isEmpty()
                        ? "true"
                        : "(" + column + " is null or " + column + " not in (" + String.join(", ", values) + "))");
        return parts;
    }

    /** How many rows of what neighbours know are of a part. */
    static long known(Connection connection, DataSet.Small small, String part) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet rows =
                        statement.executeQuery("select count(*) from (" + small.neighbours() + ") where " + part)) {
            return rows.next() ? rows.getLong(1) : 0;
        }
    }
}
