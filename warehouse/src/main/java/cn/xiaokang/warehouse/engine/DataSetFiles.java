package cn.xiaokang.warehouse.engine;

import cn.xiaokang.warehouse.catalogue.Catalogue;
import cn.xiaokang.warehouse.catalogue.DataSet;
import cn.xiaokang.warehouse.catalogue.NoticeColumn;
import cn.xiaokang.warehouse.fault.FaultException;
import cn.xiaokang.warehouse.snapshot.Snapshot;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
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
     * What was written, and what the attacks came to.
     *
     * @param leftOut cells left out
     * @param told cells that their sums tell all the same; a set with any is not posted
     * @param differing cells left out since, with the release before, they would tell of few households
     * @param toldBefore persons whom the set would tell a neighbour of, had nothing been left out
     * @param personsTold persons whom it tells a neighbour of as it is; a set with any is not posted
     */
    public record Written(long rows, int leftOut, int told, int differing, int toldBefore, int personsTold) {
        /** Whether no attack found anything. */
        public boolean isSafe() {
            return told == 0 && personsTold == 0;
        }
    }

    /**
     * The files that a set is held against.
     *
     * @param earlier the Parquet file of the release before, or null for the first
     * @param earlierCells the cells of the release before with nothing left out, or null
     * @param under the Parquet file of the set above it, in the same snapshot, or null
     */
    public record Beside(
            @Nullable Path earlier,
            @Nullable Path earlierCells,
            @Nullable Path under) {
        List<Path> files() {
            return Stream.of(earlier, earlierCells, under)
                    .flatMap(Stream::ofNullable)
                    .map(Path::toAbsolutePath)
                    .toList();
        }
    }

    /** The file in which the cells of a set are kept with nothing left out: for the attack on the next release, never for anyone else. */
    public static Path cells(Path folder, String set) {
        return folder.resolve(set + ".cells.parquet");
    }

    /**
     * Writes all forms of a set into a folder, and the file of its cells where it has small ones, and attacks what was written.
     *
     * @param beside what it is held against
     */
    public Written write(DataSet set, Path folder, Beside beside) {
        List<Path> written = new ArrayList<>(List.of(cells(folder, set.id()).toAbsolutePath()));
        for (Form form : Form.values()) {
            written.add(form.file(folder, set.id()).toAbsolutePath());
        }
        written.forEach(DataSetFiles::makeRoom);
        List<Path> files = new ArrayList<>(beside.files());
        files.addAll(written);
        try (DuckSnapshot database = DuckSnapshot.openWith(snapshot, catalogue, limits, files);
                Connection connection = database.connect();
                Statement statement = connection.createStatement()) {
            DataSet.Small small = set.small();
            SmallCellMask mask = new SmallCellMask(connection, set);
            SmallCellMask.Masked masked = small == null ? SmallCellMask.Masked.NOTHING : mask.make(small, beside);
            if (small == null) {
                statement.execute("create temp view set_row as " + set.sql());
            } else {
                statement.execute(
                        "copy (select * from cell) to " + quoted(cells(folder, set.id())) + " (format parquet)");
            }
            for (Form form : Form.values()) {
                statement.execute("copy (select " + columns(set, form) + " from set_row order by " + keys(set) + ") to "
                        + quoted(form.file(folder, set.id())) + " (" + form.options + ")");
            }
            NeighbourAttack.Told told = small == null
                    ? new NeighbourAttack.Told(0, 0)
                    : new NeighbourAttack(connection, set, small).on(Form.PARQUET.file(folder, set.id()));
            return new Written(
                    count(statement), masked.leftOut(), masked.told(), masked.differing(), told.before(), told.after());
        } catch (SQLException e) {
            throw new FaultException(
                    EngineFault.UNOPENED,
                    "无法写出数据集 " + set.id() + "：" + e.getMessage() + "。请检查状态目录的空间与权限。",
                    "Cannot write data set " + set.id() + ": " + e.getMessage()
                            + ". Check space and rights of the state folder.",
                    e);
        }
    }

    /** Takes away what a release that died half-way has left: the database may not write beside it. */
    private static void makeRoom(Path file) {
        try {
            boolean wasThere = Files.deleteIfExists(file);
            assert !Files.exists(file) || wasThere;
        } catch (IOException e) {
            throw new UncheckedIOException("what an earlier release left at " + file + " can't be taken away", e);
        }
    }

    /** A file's place as a text of SQL. */
    static String quoted(Path file) {
        return "'" + file.toAbsolutePath().toString().replace("'", "''") + "'";
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
