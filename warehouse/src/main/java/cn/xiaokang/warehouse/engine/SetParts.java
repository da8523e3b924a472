package cn.xiaokang.warehouse.engine;

import cn.xiaokang.warehouse.catalogue.DataSet;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/**
 * The parts in which a set with small cells is worked out, one after the other: by the first of its columns {@code within}, such as the
 * year. No sum reaches over two of them, and all of them together may not fit into memory.
 */
final class SetParts {
    /** So many rows of what neighbours know are added up at once, some 150 MB. */
    private static final long ROWS_AT_ONCE = 1_000_000;

    private SetParts() {}

    /**
     * One part.
     *
     * @param condition which rows are of it, in SQL
     * @param known how many rows of what neighbours know are of it
     */
    record Part(String condition, long known) {
        /** Conditions that divide it by its cells, each of them whole, into what fits into memory. */
        List<String> slices(String key) {
            long slices = 1 + known / ROWS_AT_ONCE;
            List<String> conditions = new ArrayList<>();
            for (long slice = 0; slice < slices; slice++) {
                conditions.add(condition + (slices == 1 ? "" : " and hash(" + key + ") % " + slices + " = " + slice));
            }
            return conditions;
        }
    }

    /** One part where all fits; else one for each value that neighbours know of, and one for all other rows. */
    static List<Part> of(Connection connection, DataSet.Small small) throws SQLException {
        String column = small.within().stream().findFirst().orElse("null");
        List<Part> parts = new ArrayList<>();
        List<String> values = new ArrayList<>();
        long known = 0;
        long others = 0;
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("select " + column + "::varchar, count(*) from ("
                        + small.neighbours() + ") group by all order by all")) {
            while (rows.next()) {
                String value = rows.getString(1);
                long count = rows.getLong(2);
                known += count;
                if (value == null) {
                    others = count;
                } else {
                    String quoted = "'" + value.replace("'", "''") + "'";
                    values.add(quoted);
                    parts.add(new Part(column + " = " + quoted, count));
                }
            }
        }
        if (values.isEmpty() || known <= ROWS_AT_ONCE) {
            return List.of(new Part("true", known));
        }
        parts.add(new Part(
                "(" + column + " is null or " + column + " not in (" + String.join(", ", values) + "))", others));
        return parts;
    }
}
