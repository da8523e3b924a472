package cn.xiaokang.warehouse.engine;

import cn.xiaokang.warehouse.catalogue.DataSet;
import cn.xiaokang.warehouse.catalogue.NoticeColumn;
import cn.xiaokang.warehouse.publication.CellAttack;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Leaves cells of a data set out: those of few households or made up of one, those that the release before would tell of by their
 * difference, those below a cell that the set above leaves out, those that were left out before and have not changed (so that one
 * release never fills in what another left out), and whatever else their sums need.
 */
final class SmallCellMask {
    private final Connection connection;
    private final DataSet set;

    SmallCellMask(Connection connection, DataSet set) {
        this.connection = connection;
        this.set = set;
    }

    /** How many cells were left out, are told all the same, were left out because of the release before. */
    record Masked(int leftOut, int told, int differing) {
        static final Masked NOTHING = new Masked(0, 0, 0);
    }

    /** Makes the table {@code cell} of all cells and the view {@code set_row}, in which those left out are empty. */
    Masked make(DataSet.Small small, DataSetFiles.Beside beside) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("create temp table cell as select row_number() over (order by "
                    + String.join(", ", set.key()) + ") as cell_number, * from (" + set.sql() + ")");
            Set<Integer> secret = new HashSet<>(numbers("with known as (" + small.neighbours() + "), told as ("
                    + NeighbourAttack.told(set, small)
                    + ") select cell_number from cell where exists (select 1 from told where "
                    + same("cell", "told") + ")"));
            Set<Integer> differing = differing(small, beside.earlier());
            secret.addAll(differing);
            Set<Integer> beneath = beneath(small, beside.under());
            secret.addAll(beneath);
            Set<Integer> kept = keptBack(small, beside);
            Set<Integer> leftOut = new HashSet<>();
            Set<Integer> untold =
                    small.untold().stream().map(small.across()::indexOf).collect(Collectors.toSet());
            int told = 0;
            for (int measure = 0; measure < small.measures().size(); measure++) {
                for (List<CellAttack.Cell> table : tables(small, measure).values()) {
                    CellAttack.Result result = CellAttack.protect(
                            table, those(table, secret), those(table, measure == 0 ? kept : leftOut), untold);
                    leftOut.addAll(result.leftOut());
                    told += result.told().size();
                }
            }
            leaveOut(small, leftOut);
            return new Masked(leftOut.size(), told, differing.size());
        }
    }

    private static Set<Integer> those(List<CellAttack.Cell> table, Set<Integer> numbers) {
        return table.stream()
                .map(CellAttack.Cell::number)
                .filter(numbers::contains)
                .collect(Collectors.toSet());
    }

    private void leaveOut(DataSet.Small small, Set<Integer> leftOut) throws SQLException {
        try (Statement statement = connection.createStatement();
                PreparedStatement insert = insert(statement)) {
            for (int number : leftOut) {
                insert.setLong(1, number);
                insert.addBatch();
            }
            if (!leftOut.isEmpty()) {
                int[] rows = insert.executeBatch();
                assert rows.length == leftOut.size();
            }
            statement.execute("create temp view set_row as select " + masked(small)
                    + " from cell left join left_out using (cell_number)");
        }
    }

    private PreparedStatement insert(Statement statement) throws SQLException {
        statement.execute("create temp table left_out (cell_number bigint)");
        return connection.prepareStatement("insert into left_out values (?)");
    }

    private String masked(DataSet.Small small) {
        Set<String> hidden = new HashSet<>(small.measures());
        hidden.add(small.count());
        return set.columns().stream()
                .map(NoticeColumn::name)
                .map(name -> hidden.contains(name)
                        ? "case when left_out.cell_number is null then " + name + " end as " + name
                        : name)
                .collect(Collectors.joining(", "));
    }

    /** The cells by table: within each of its values, over the places across. */
    private Map<String, List<CellAttack.Cell>> tables(DataSet.Small small, int measure) throws SQLException {
        Map<String, List<CellAttack.Cell>> tables = new LinkedHashMap<>();
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("select * from cell order by cell_number")) {
            while (rows.next()) {
                List<String> place = new ArrayList<>();
                for (String column : small.across()) {
                    place.add(String.valueOf(rows.getString(column)));
                }
                StringBuilder table = new StringBuilder();
                for (String column : small.within()) {
                    table.append(rows.getString(column)).append('|');
                }
                BigDecimal amount = rows.getBigDecimal(small.measures().get(measure));
                tables.computeIfAbsent(table.toString(), name -> new ArrayList<>())
                        .add(new CellAttack.Cell(
                                rows.getInt("cell_number"),
                                List.copyOf(place),
                                rows.getLong(small.count()),
                                amount == null ? BigDecimal.ZERO : amount));
            }
        }
        return tables;
    }

    /**
     * Cells that both releases would tell, and whose difference tells of few: one to four households more or less, or another sum of as
     * good as the same payments.
     */
    private Set<Integer> differing(DataSet.Small small, @Nullable Path earlier) throws SQLException {
        if (earlier == null) {
            return Set.of();
        }
        List<String> changed = new ArrayList<>();
        changed.add("abs(cell." + small.count() + " - earlier." + small.count() + ") between 1 and "
                + (CellAttack.FEWEST - 1));
        if (small.measures().size() > 1) {
            String amount = small.measures().get(0);
            String items = small.measures().get(1);
            changed.add("(cell." + amount + " <> earlier." + amount + " and abs(cell." + items + " - earlier." + items
                    + ") < " + CellAttack.FEWEST + ")");
        }
        return numbers("select cell.cell_number from cell join read_parquet(" + DataSetFiles.quoted(earlier)
                + ") as earlier on " + same("cell", "earlier") + " where " + String.join(" or ", changed));
    }

    /** Cells below one that the set above leaves out: those columns of the key that it has too lead there. */
    private Set<Integer> beneath(DataSet.Small small, @Nullable Path under) throws SQLException {
        if (under == null) {
            return Set.of();
        }
        String shared = set.columns().stream()
                .map(NoticeColumn::name)
                .filter(name -> !small.measures().contains(name) && !name.equals(small.count()))
                .filter(name -> !name.equals(small.across().get(0)))
                .map(name -> "cell." + name + " is not distinct from above." + name)
                .collect(Collectors.joining(" and "));
        return numbers("select cell.cell_number from cell join read_parquet(" + DataSetFiles.quoted(under)
                + ") as above on " + shared + " where above." + small.count() + " is null");
    }

    /** Cells that the release before left out and that are what they were: shown now, they would be known then. */
    private Set<Integer> keptBack(DataSet.Small small, DataSetFiles.Beside beside) throws SQLException {
        Path earlier = beside.earlier();
        Path cells = beside.earlierCells();
        if (earlier == null || cells == null) {
            return Set.of();
        }
        String unchanged = small.measures().stream()
                .map(name -> "cell." + name + " is not distinct from before." + name)
                .collect(Collectors.joining(" and "));
        return numbers("select cell.cell_number from cell join read_parquet(" + DataSetFiles.quoted(earlier)
                + ") as earlier on " + same("cell", "earlier") + " join read_parquet(" + DataSetFiles.quoted(cells)
                + ") as before on " + same("cell", "before") + " where earlier." + small.count() + " is null and "
                + unchanged);
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
