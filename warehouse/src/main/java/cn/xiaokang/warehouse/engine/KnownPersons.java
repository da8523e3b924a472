package cn.xiaokang.warehouse.engine;

import cn.xiaokang.warehouse.catalogue.Catalogue;
import cn.xiaokang.warehouse.catalogue.DataSet;
import cn.xiaokang.warehouse.publication.CellAttack;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * The persons whom the cells of a set would tell a neighbour of, with nothing left out, as a table of the database: the columns of the
 * set's key, and {@code person}. A neighbour who knows of a person the columns by which the set is divided (place, year, programme)
 * finds the person's cell, and learns of them where fewer than five households have a share in it, where fewer than five have none or
 * lack a part of theirs, or where one household's share is so large that the second largest reckons it to within a fifth (the p-percent
 * rule, p = 20). Source: A. Hundepool et al., Statistical Disclosure Control (Wiley 2012), chapters 3 and 4.
 *
 * <p>What neighbours know has a row for each payment and level, far more than memory holds, so some cells are worked out after the
 * others.
 */
final class KnownPersons {
    /** The p of the p-percent rule. */
    private static final String SHARE = "0.2";

    private final Connection connection;
    private final DataSet set;
    private final DataSet.Small small;
    private final String key;

    /** The persons of a set in a database that has its table of cells. */
    KnownPersons(Connection connection, DataSet set, DataSet.Small small) {
        this.connection = connection;
        this.set = set;
        this.small = small;
        this.key = String.join(", ", set.key());
    }

    /** The table of those who would be told. */
    static String told(DataSet set) {
        return "told_of_" + set.id();
    }

    /** Makes the table out of those parts of the set. */
    void find(Catalogue catalogue, List<SetParts.Part> parts) throws SQLException {
        SqlTemplate template = new SqlTemplate(catalogue.text("macros/known_persons.sql"));
        try (Statement statement = connection.createStatement()) {
            statement.execute("create temp table " + told(set) + " as select " + key + ", person from ("
                    + small.neighbours() + ") limit 0");
            for (SetParts.Part part : parts) {
                for (String cells : part.slices(key)) {
                    statement.execute("insert into " + told(set) + " " + filled(template, cells));
                }
            }
        }
    }

    /** Of some cells, each of them whole. */
    private String filled(SqlTemplate template, String cells) {
        return template.filled(Map.of(
                "key",
                key,
                "known",
                "select * from (" + small.neighbours() + ") where " + cells,
                "is_lacking",
                small.tellsLacking() ? "sum(lacking) > 0" : "false",
                "share_of_cell",
                same("share", "cell"),
                "fewest",
                String.valueOf(CellAttack.FEWEST),
                "share",
                SHARE,
                "key_of_known",
                of("known"),
                "known_is_told",
                same("known", "told")));
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
