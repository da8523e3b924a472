package cn.xiaokang.warehouse.engine;

import cn.xiaokang.warehouse.catalogue.Catalogue;
import cn.xiaokang.warehouse.catalogue.DataSet;
import cn.xiaokang.warehouse.catalogue.NoticeColumn;
import cn.xiaokang.warehouse.fault.FaultException;
import cn.xiaokang.warehouse.publication.CellAttack;
import cn.xiaokang.warehouse.snapshot.Snapshot;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Writes a data set of a snapshot as CSV, JSON lines and Parquet, row by row in DuckDB's memory limit, however many rows there are. Of a
 * set that tells of households the small cells are left out first, and the rest is attacked.
 */
public final class DataSetFiles {
    private static final Set<NoticeColumn.Kind> WORDS = EnumSet.of(NoticeColumn.Kind.WORDS, NoticeColumn.Kind.NAME);

    private static final String FORMULA_SAFE =
            "case when regexp_matches(%1$s, '^[=+@\\t\\r\\n-]') then chr(39) || %1$s else %1$s end as %1$s";

    private final Snapshot snapshot;
    private final Catalogue catalogue;
    private final Limits limits;

    /** Writes from that snapshot within those limits. */
    public DataSetFiles(Snapshot snapshot, Catalogue catalogue, Limits limits) {
        this.snapshot = snapshot;
        this.catalogue = catalogue;
        this.limits = limits;
    }

    /** The forms in which a set is written. */
    public enum Form {
        CSV("csv", "format csv, header true", "text/csv; charset=utf-8"),
        JSONL("jsonl", "format json", "application/jsonl"),
        PARQUET("parquet", "format parquet", "application/vnd.apache.parquet");

        private final String ending;
        private final String options;
        private final String type;

        Form(String ending, String options, String type) {
            this.ending = ending;
            this.options = options;
            this.type = type;
        }

        /** The file's ending, without its dot. */
        public String ending() {
            return ending;
        }

        /** The media type. */
        public String type() {
            return type;
        }

        /** The file of a set in a folder. */
        public Path file(Path folder, String set) {
            return folder.resolve(set + "." + ending);
        }
    }

    /**
     * What was written, and what the attack came to.
     *
     * @param leftOut cells left out
     * @param told cells that the attack tells all the same; a set with any is not posted
     * @param differing cells left out since, with the release before, they would tell of one to four households
     */
    public record Written(long rows, int leftOut, int told, int differing) {}

    /**
     * Writes all forms of a set into a folder.
     *
     * @param earlier the Parquet file of the release before, or null for the first
     */
    public Written write(DataSet set, Path folder, @Nullable Path earlier) {
        List<Path> files = new ArrayList<>();
        for (Form form : Form.values()) {
            files.add(form.file(folder, set.id()).toAbsolutePath());
        }
        if (earlier != null) {
            files.add(earlier.toAbsolutePath());
        }
        try (DuckSnapshot database = DuckSnapshot.openWith(snapshot, catalogue, limits, files);
                Connection connection = database.connect();
                Statement statement = connection.createStatement()) {
            Written masked = mask(connection, set, earlier);
            for (Form form : Form.values()) {
                statement.execute(
                        "copy (select " + columns(set, form) + " from set_row order by " + keys(set) + ") to '"
                                + form.file(folder, set.id())
                                        .toAbsolutePath()
                                        .toString()
                                        .replace("'", "''") + "' ("
                                + form.options + ")");
            }
            return masked;
        } catch (SQLException e) {
            throw new FaultException(
                    EngineFault.UNOPENED,
                    "无法写出数据集 " + set.id() + "：" + e.getMessage() + "。请检查状态目录的空间与权限。",
                    "Cannot write data set " + set.id() + ": " + e.getMessage()
                            + ". Check space and rights of the state folder.",
                    e);
        }
    }

    /** Makes the view {@code set_row}, with the cells left out empty. */
    private static Written mask(Connection connection, DataSet set, @Nullable Path earlier) throws SQLException {
        DataSet.Small small = set.small();
        try (Statement statement = connection.createStatement()) {
            if (small == null) {
                statement.execute("create temp view set_row as " + set.sql());
                return new Written(count(statement), 0, 0, 0);
            }
            statement.execute("create temp table cell as select row_number() over (order by " + keys(set)
                    + ") as cell_number, * from (" + set.sql() + ")");
            Set<Integer> differing = differing(statement, set, small, earlier);
            int told = 0;
            Set<Integer> leftOut = new HashSet<>();
            for (List<CellAttack.Cell> table : tables(statement, small).values()) {
                CellAttack.Result result = CellAttack.protect(
                        table,
                        table.stream()
                                .map(CellAttack.Cell::number)
                                .filter(differing::contains)
                                .collect(Collectors.toSet()));
                leftOut.addAll(result.leftOut());
                told += result.told().size();
            }
            statement.execute("create temp table left_out (cell_number bigint)");
            try (PreparedStatement insert = connection.prepareStatement("insert into left_out values (?)")) {
                for (int number : leftOut) {
                    insert.setLong(1, number);
                    insert.addBatch();
                }
                if (!leftOut.isEmpty()) {
                    int[] rows = insert.executeBatch();
                    assert rows.length == leftOut.size();
                }
            }
            statement.execute("create temp view set_row as select " + masked(set, small)
                    + " from cell left join left_out using (cell_number)");
            return new Written(count(statement), leftOut.size(), told, differing.size());
        }
    }

    private static String masked(DataSet set, DataSet.Small small) {
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
    private static Map<String, List<CellAttack.Cell>> tables(Statement statement, DataSet.Small small)
            throws SQLException {
        Map<String, List<CellAttack.Cell>> tables = new LinkedHashMap<>();
        try (ResultSet rows = statement.executeQuery("select * from cell order by cell_number")) {
            while (rows.next()) {
                List<String> place = new ArrayList<>();
                for (String column : small.across()) {
                    place.add(String.valueOf(rows.getString(column)));
                }
                StringBuilder table = new StringBuilder();
                for (String column : small.within()) {
                    table.append(rows.getString(column)).append('|');
                }
                BigDecimal amount = rows.getBigDecimal(small.measures().get(0));
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

    /** Cells that both releases would tell, and whose difference tells of one to four households. */
    private static Set<Integer> differing(Statement statement, DataSet set, DataSet.Small small, @Nullable Path earlier)
            throws SQLException {
        Set<Integer> cells = new HashSet<>();
        if (earlier == null) {
            return cells;
        }
        String same = set.key().stream()
                .map(column -> "cell." + column + " is not distinct from earlier." + column)
                .collect(Collectors.joining(" and "));
        String count = small.count();
        try (ResultSet rows = statement.executeQuery("select cell.cell_number from cell join read_parquet('"
                + earlier.toAbsolutePath().toString().replace("'", "''") + "') as earlier on " + same
                + " where abs(cell."
                + count + " - earlier." + count + ") between 1 and " + (CellAttack.FEWEST - 1))) {
            while (rows.next()) {
                cells.add(rows.getInt(1));
            }
        }
        return cells;
    }

    private static long count(Statement statement) throws SQLException {
        try (ResultSet rows = statement.executeQuery("select count(*) from set_row")) {
            return rows.next() ? rows.getLong(1) : 0;
        }
    }

    /** The columns of a form: in CSV, words that a spreadsheet would take for a formula have a quote before them. */
    private static String columns(DataSet set, Form form) {
        return set.columns().stream()
                .map(column -> form == Form.CSV && WORDS.contains(column.kind())
                        ? FORMULA_SAFE.formatted(column.name())
                        : column.name())
                .collect(Collectors.joining(", "));
    }

    private static String keys(DataSet set) {
        return String.join(", ", set.key());
    }
}
