package cn.xiaokang.warehouse.engine;

import cn.xiaokang.warehouse.catalogue.DataSet;
import cn.xiaokang.warehouse.publication.CellAttack;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Which rows of a set must not be told, by their numbers in its table of cells: each by itself, whatever they add up to. */
final class SecretCells {
    private final Connection connection;
    private final DataSet set;
    private final DataSet.Small small;
    private final String cells;

    /** The rows of a set whose table of cells has that name. */
    SecretCells(Connection connection, DataSet set, DataSet.Small small, String cells) {
        this.connection = connection;
        this.set = set;
        this.small = small;
        this.cells = cells;
    }

    /** Those of few households, or made up of one: of the persons whom they would tell of there is a table. */
    Set<Integer> few() throws SQLException {
        return numbers("select cell_number from " + cells + " as cell where exists (select 1 from "
                + KnownPersons.told(set) + " as told where " + same("cell", "told") + ")");
    }

    /**
     * Those that this release and any earlier one would tell, and whose difference tells of few: one to four households more or less,
     * or another sum of as good as the same payments.
     */
    Set<Integer> differing(List<DataSetFiles.Earlier> earlier) throws SQLException {
        List<String> changed = new ArrayList<>();
        changed.add("abs(cell." + small.count() + " - earlier." + small.count() + ") between 1 and "
                + (CellAttack.FEWEST - 1));
        if (small.measures().contains(ITEMS)) {
            small.measures().stream()
                    .filter(measure -> !measure.equals(ITEMS))
                    .forEach(measure -> changed.add("(cell." + measure + " <> earlier." + measure + " and abs(cell."
                            + ITEMS + " - earlier." + ITEMS + ") < " + CellAttack.FEWEST + ")"));
        }
        Set<Integer> differing = new HashSet<>();
        for (DataSetFiles.Earlier release : earlier) {
            differing.addAll(
                    numbers("select cell.cell_number from " + cells + " as cell join " + file(release.released())
                            + " as earlier on " + same("cell", "earlier") + " where " + String.join(" or ", changed)));
        }
        return differing;
    }

    /** Those that an earlier release left out and that are what they were: shown now, they would be known then. */
    Set<Integer> keptBack(List<DataSetFiles.Earlier> earlier) throws SQLException {
        String unchanged = small.measures().stream()
                .map(name -> "cell." + name + " is not distinct from before." + name)
                .collect(Collectors.joining(" and "));
        Set<Integer> kept = new HashSet<>();
        for (DataSetFiles.Earlier release : earlier) {
            Path before = release.cells();
            if (before != null) {
                kept.addAll(numbers("select cell.cell_number from " + cells + " as cell join "
                        + file(release.released()) + " as earlier on " + same("cell", "earlier") + " join "
                        + file(before) + " as before on " + same("cell", "before") + " where earlier." + small.count()
                        + " is null and " + unchanged));
            }
        }
        return kept;
    }

    /** Those that a file of the set tells, or those that it leaves out. */
    Set<Integer> in(Path released, boolean isTold) throws SQLException {
        return numbers("select cell.cell_number from " + cells + " as cell join " + file(released) + " as posted on "
                + same("cell", "posted") + " where posted." + small.count() + (isTold ? " is not null" : " is null"));
    }

    private static final String ITEMS = "payments";

    private static String file(Path path) {
        return "read_parquet(" + DataSetFiles.quoted(path) + ")";
    }

    private Set<Integer> numbers(String sql) throws SQLException {
        Set<Integer> numbers = new HashSet<>();
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            while (rows.next()) {
                numbers.add(rows.getInt(1));
            }
        }
        return numbers;
    }

    private String same(String one, String other) {
        return set.key().stream()
                .map(column -> one + "." + column + " is not distinct from " + other + "." + column)
                .collect(Collectors.joining(" and "));
    }
}
