package cn.xiaokang.warehouse.engine;

import cn.xiaokang.warehouse.catalogue.Catalogue;
import cn.xiaokang.warehouse.catalogue.DataSet;
import cn.xiaokang.warehouse.catalogue.NoticeColumn;
import cn.xiaokang.warehouse.engine.CellTables.Figure;
import cn.xiaokang.warehouse.engine.CellTables.Row;
import cn.xiaokang.warehouse.publication.CellAttack;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Leaves cells of the sets of a group out: those of few households or made up of one, those that any earlier release would tell of by
 * their difference, those that an earlier one left out and that have not changed (so that one release never fills in what another left
 * out), all that lies below them, and whatever else their sums need, over all sets of the group at once.
 */
final class SmallCellMask {
    private final Catalogue catalogue;
    private final Connection connection;
    private final List<DataSet> sets;

    SmallCellMask(Catalogue catalogue, Connection connection, List<DataSet> sets) {
        this.catalogue = catalogue;
        this.connection = connection;
        this.sets = List.copyOf(sets);
    }

    /** How many cells were left out, are told all the same, were left out because of earlier releases. */
    record Masked(int leftOut, int told, int differing) {
        static final Masked NOTHING = new Masked(0, 0, 0);
    }

    /** The table of all cells of a set. */
    static String cells(DataSet set) {
        return "cell_of_" + set.id();
    }

    /** The view of a set's rows, in which what is left out is empty. */
    static String rows(DataSet set) {
        return "row_of_" + set.id();
    }

    /** Makes the tables of cells and the views of rows of all sets; by set what was left out. */
    Map<String, Masked> make(Map<String, DataSetFiles.Beside> besides) throws SQLException {
        Set<Row> secret = new HashSet<>();
        Set<Row> already = new HashSet<>();
        Map<String, Integer> differing = new HashMap<>();
        CellTables tables = new CellTables();
        for (DataSet set : sets) {
            DataSet.Small small = small(set);
            try (Statement statement = connection.createStatement()) {
                List<SetParts.Part> parts = SetParts.of(connection, small);
                makeCells(statement, set, parts);
                new KnownPersons(connection, set, small).find(catalogue, parts);
                DataSetFiles.Beside beside = besides.getOrDefault(set.id(), DataSetFiles.Beside.NOTHING);
                SecretCells cells = new SecretCells(connection, set, small, cells(set));
                add(secret, set, cells.few());
                Set<Integer> changed = cells.differing(beside.earlier());
                add(secret, set, changed);
                differing.put(set.id(), changed.size());
                add(already, set, cells.keptBack(beside.earlier()));
                Path posted = beside.posted();
                if (posted != null) {
                    add(already, set, cells.in(posted, false));
                }
                try (ResultSet rows = statement.executeQuery("select * from " + cells(set) + " order by cell_number")) {
                    tables.add(set, small, posted == null ? Set.of() : cells.in(posted, true), rows);
                }
            }
        }
        Set<Row> leftOut = new HashSet<>(already);
        Set<Row> told = new HashSet<>();
        List<String> measures = CellTables.measures(sets);
        for (List<Figure> table : tables.tables()) {
            for (String measure : measures) {
                CellAttack attack = attack(table, measure);
                CellAttack.Result result =
                        attack.protect(those(table, secret::contains), those(table, leftOut::contains));
                result.leftOut().forEach(number -> leftOut.add(table.get(number).row()));
                result.told().forEach(number -> told.add(table.get(number).row()));
            }
        }
        Map<String, Masked> masked = new HashMap<>();
        for (DataSet set : sets) {
            leaveOut(set, numbers(leftOut, set));
            masked.put(
                    set.id(),
                    new Masked(
                            numbers(leftOut, set).size(),
                            numbers(told, set).size(),
                            differing.getOrDefault(set.id(), 0)));
        }
        return masked;
    }

    /** The rows of a set, part by part, each with a number in the order of its key. */
    private static void makeCells(Statement statement, DataSet set, List<SetParts.Part> parts) throws SQLException {
        String rows = "unnumbered_" + cells(set);
        statement.execute("create temp table " + rows + " as select * from (" + set.sql() + ") limit 0");
        for (SetParts.Part part : parts) {
            statement.execute("insert into " + rows + " select * from (" + set.sql() + ") where " + part.condition());
        }
        statement.execute("create temp table " + cells(set) + " as select row_number() over (order by "
                + String.join(", ", set.key()) + ") as cell_number, * from " + rows);
        statement.execute("drop table " + rows);
    }

    private static CellAttack attack(List<Figure> table, String measure) {
        return new CellAttack(
                table.stream().map(figure -> figure.cell(measure)).toList(), CellTables.sums(table, measure));
    }

    private static DataSet.Small small(DataSet set) {
        DataSet.Small small = set.small();
        if (small == null) {
            throw new IllegalArgumentException("set " + set.id() + " has no small cells");
        }
        return small;
    }

    private static void add(Set<Row> rows, DataSet set, Set<Integer> numbers) {
        numbers.forEach(number -> rows.add(new Row(set.id(), number)));
    }

    private static Set<Integer> those(List<Figure> table, Predicate<Row> rows) {
        return IntStream.range(0, table.size())
                .filter(number -> rows.test(table.get(number).row()))
                .boxed()
                .collect(Collectors.toSet());
    }

    private static Set<Integer> numbers(Set<Row> rows, DataSet set) {
        return rows.stream()
                .filter(row -> row.set().equals(set.id()))
                .map(Row::number)
                .collect(Collectors.toSet());
    }

    private void leaveOut(DataSet set, Set<Integer> leftOut) throws SQLException {
        String table = "left_out_of_" + set.id();
        try (Statement statement = connection.createStatement();
                PreparedStatement insert = insert(statement, table)) {
            for (int number : leftOut) {
                insert.setLong(1, number);
                insert.addBatch();
            }
            if (!leftOut.isEmpty()) {
                int[] rows = insert.executeBatch();
                assert rows.length == leftOut.size();
            }
            statement.execute("create temp view " + rows(set) + " as select " + masked(set, table) + " from "
                    + cells(set) + " left join " + table + " using (cell_number)");
        }
    }

    private PreparedStatement insert(Statement statement, String table) throws SQLException {
        statement.execute("create temp table " + table + " (cell_number bigint)");
        return connection.prepareStatement("insert into " + table + " values (?)");
    }

    private static String masked(DataSet set, String table) {
        Set<String> hidden = small(set).hidden();
        return set.columns().stream()
                .map(NoticeColumn::name)
                .map(name -> hidden.contains(name)
                        ? "case when " + table + ".cell_number is null then " + name + " end as " + name
                        : name)
                .collect(Collectors.joining(", "));
    }
}
