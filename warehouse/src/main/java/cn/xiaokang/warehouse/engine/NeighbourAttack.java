package cn.xiaokang.warehouse.engine;

import cn.xiaokang.warehouse.catalogue.DataSet;
import cn.xiaokang.warehouse.publication.CellAttack;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.stream.Collectors;

/**
 * The attack of a neighbour on a finished data set: who knows of a person the columns by which the set is divided (place, year,
 * programme) finds the person's cell, and learns of them where fewer than five households stand in it, or where one household's share is
 * so large that the second largest reckons it to within a fifth (the p-percent rule, p = 20). Persons are counted, once with nothing
 * left out and once in the file as written. Source: A. Hundepool et al., Statistical Disclosure Control (Wiley 2012), chapters 3 and 4.
 */
final class NeighbourAttack {
    /** The p of the p-percent rule. */
    static final String SHARE = "0.2";

    private final Connection connection;
    private final DataSet set;
    private final DataSet.Small small;

    /** An attack in a database that has the set's table of cells. */
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
        String sql = "with known as (" + small.neighbours() + "), told as (" + told(set, small)
                + "), shown as (" + cells + ") select count(distinct known.person) from known join told on "
                + same("known", "told")
                + " and known.household = told.household where exists (select 1 from shown where "
                + same("shown", "told") + ")";
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            return rows.next() ? rows.getInt(1) : 0;
        }
    }

    /**
     * SQL of the households that their cell would tell of, over a table {@code known} of what neighbours know: all of a cell of few, the
     * largest of a cell that is made up of it.
     */
    static String told(DataSet set, DataSet.Small small) {
        String key = String.join(", ", set.key());
        return "select " + key + ", household from (select *, count(*) over cells as households,"
                + " sum(amount) over cells as whole, row_number() over (partition by " + key
                + " order by amount desc, household) as place, nth_value(amount, 2) over (partition by " + key
                + " order by amount desc, household rows between unbounded preceding and unbounded following) as second"
                + " from (select " + key + ", household, sum(amount) as amount from known group by all)"
                + " window cells as (partition by " + key + ")) where households < " + CellAttack.FEWEST
                + " or (place = 1 and whole - amount - coalesce(second, 0) < " + SHARE + " * amount)";
    }

    private String same(String one, String other) {
        return set.key().stream()
                .map(column -> one + "." + column + " is not distinct from " + other + "." + column)
                .collect(Collectors.joining(" and "));
    }
}
