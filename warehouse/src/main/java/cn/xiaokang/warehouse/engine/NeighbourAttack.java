package cn.xiaokang.warehouse.engine;

import cn.xiaokang.warehouse.catalogue.DataSet;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.stream.Collectors;

/**
 * The attack of a neighbour on a finished data set: the persons whom a cell would tell of ({@link KnownPersons}) are counted, once with
 * nothing left out and once by the cells that the file as written shows.
 */
final class NeighbourAttack {
    private final Connection connection;
    private final DataSet set;
    private final DataSet.Small small;

    /** An attack in a database that has the set's table of cells, and of the persons whom they would tell of. */
    NeighbourAttack(Connection connection, DataSet set, DataSet.Small small) {
        this.connection = connection;
        this.set = set;
        this.small = small;
    }

    /** Persons told with nothing left out, and as written. */
    record Told(int before, int after) {}

    /** Attacks a finished Parquet file of the set. */
    Told on(Path file) throws SQLException {
        String shown = small.measures().get(0);
        return new Told(
                persons("select " + String.join(", ", set.key()) + " from " + SmallCellMask.cells(set)),
                persons("select " + String.join(", ", set.key()) + " from read_parquet(" + DataSetFiles.quoted(file)
                        + ") where " + shown + " is not null or " + small.count() + " is not null"));
    }

    private int persons(String cells) throws SQLException {
        String sql = "with shown as (" + cells + ") select count(distinct person) from " + KnownPersons.told(set)
                + " as told where exists (select 1 from shown where " + same("shown", "told") + ")";
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            return rows.next() ? rows.getInt(1) : 0;
        }
    }

    private String same(String one, String other) {
        return set.key().stream()
                .map(column -> one + "." + column + " is not distinct from " + other + "." + column)
                .collect(Collectors.joining(" and "));
    }
}
