package cn.xiaokang.warehouse.engine;

import cn.xiaokang.warehouse.catalogue.DataSet;
import cn.xiaokang.warehouse.publication.CellAttack;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The persons whom the cells of a set would tell a neighbour of, with nothing left out, as a table of the database: the columns of the
 * set's key, and {@code person}. A neighbour who knows of a person the columns by which the set is divided (place, year, programme)
 * finds the person's cell, and learns of them where fewer than five households have a share in it, where fewer than five have none or
 * lack a part of theirs, or where one household's share is so large that the second largest reckons it to within a fifth (the p-percent
 * rule, p = 20). Source: A. Hundepool et al., Statistical Disclosure
 * Control (Wiley 2012), chapters 3 and 4.
 *
 * <p>What neighbours know has a row for each payment and level, far more than memory holds; no sum reaches over two tables of a set, so
 * one part is worked out after the other, by the first of its columns {@code within}, such as the year.
 */
final class KnownPersons {
    /** The p of the p-percent rule. */
    private static final String SHARE = "0.2";

    private final Connection connection;
    private final DataSet set;
    private final DataSet.Small small;

    /** The persons of a set in a database that has its table of cells. */
    KnownPersons(Connection connection, DataSet set, DataSet.Small small) {
        this.connection = connection;
        this.set = set;
        this.small = small;
    }

    /** The table of those who would be told. */
    static String told(DataSet set) {
        return "told_of_" + set.id();
    }

    /** Makes the table. */
    void find() throws SQLException {
        String key = String.join(", ", set.key());
        try (Statement statement = connection.createStatement()) {
            statement.execute("create temp table " + told(set) + " as select " + key + ", person from ("
                    + small.neighbours() + ") limit 0");
            for (String within : tables(statement)) {
                String known = "(select * from (" + small.neighbours() + ") where " + within + ")";
                statement.execute("insert into " + told(set) + " with share as (select " + key
                        + ", household, sum(amount) as amount, " + lacking() + " as is_lacking from " + known
                        + " group by all), cell as (select " + key
                        + ", count(*) as households, count(*) filter (amount <> 0) as having_it,"
                        + " count(*) filter (is_lacking) as lacking_it, sum(amount) as whole,"
                        + " max(amount, 2) as largest from share group by all), told as (select share.* from share join cell on "
                        + same("share", "cell") + " where households < " + CellAttack.FEWEST
                        + " or (amount <> 0 and having_it < "
                        + CellAttack.FEWEST + ") or (is_lacking and lacking_it < " + CellAttack.FEWEST
                        + ") or (amount = largest[1] and whole - amount - "
                        + "coalesce(largest[2], 0) < " + SHARE + " * amount)) select distinct " + of("known")
                        + ", known.person from " + known + " as known join told on " + same("known", "told")
                        + " and known.household = told.household");
            }
        }
    }

    /** What says that a row is of one part of the set, by the first of the columns that divide it into tables. */
    private List<String> tables(Statement statement) throws SQLException {
        if (small.within().isEmpty()) {
            return List.of("true");
        }
        String column = small.within().get(0);
        List<String> tables = new ArrayList<>();
        try (ResultSet rows = statement.executeQuery(
                "select distinct " + column + "::varchar from " + SmallCellMask.cells(set) + " order by all")) {
            while (rows.next()) {
                String value = rows.getString(1);
                tables.add(value == null ? column + " is null" : column + " = '" + value.replace("'", "''") + "'");
            }
        }
        return tables;
    }

    /** Where the set says what is lacking, that is part of what its cells tell. */
    private String lacking() {
        return small.tellsLacking() ? "sum(lacking) > 0" : "false";
    }

    private String of(String table) {
        return set.key().stream().map(column -> table + "." + column).collect(Collectors.joining(", "));
    }

    private String same(String one, String other) {
        return set.key().stream()
                .map(column -> one + "." + column + " is not distinct from " + other + "." + column)
                .collect(Collectors.joining(" and "));
    }
}
