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
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Writes data sets of a snapshot as CSV, JSON lines and Parquet, row by row in DuckDB's memory limit, however many rows there are. Of
 * sets that tell of households the small cells are left out first, and the rest is attacked.
 */
public final class DataSetFiles {
    private static final Set<NoticeColumn.Kind> WORDS = EnumSet.of(NoticeColumn.Kind.WORDS, NoticeColumn.Kind.NAME);

    private static final String FORMULA_SAFE =
            "case when regexp_matches(%1$s, '^[=+@\\t\\r\\n-]') then chr(39) || %1$s else %1$s end as %2$s";

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
     * @param differing cells left out since, with an earlier release, they would tell of few households
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
     * An earlier release of a set that anyone may still have.
     *
     * @param released its Parquet file
     * @param cells its cells with nothing left out, or null where they were not kept
     */
    public record Earlier(Path released, @Nullable Path cells) {}

    /**
     * The files that a set is held against.
     *
     * @param earlier all its earlier releases
     * @param posted the Parquet file of the set from this very snapshot, where it was posted before others of its group, or null
     */
    public record Beside(List<Earlier> earlier, @Nullable Path posted) {
        static final Beside NOTHING = new Beside(List.of(), null);

        Stream<Path> files() {
            return Stream.concat(
                            earlier.stream()
                                    .flatMap(release -> Stream.concat(
                                            Stream.of(release.released()), Stream.ofNullable(release.cells()))),
                            Stream.ofNullable(posted))
                    .map(Path::toAbsolutePath);
        }
    }

    /** The file in which the cells of a set are kept with nothing left out: for the attack on the next release, never for anyone else. */
    public static Path cells(Path folder, String set) {
        return folder.resolve(set + ".cells.parquet");
    }

    /**
     * Writes all forms of the sets of a group into a folder, and the files of their cells where they have small ones, and attacks what
     * was written.
     *
     * @param besides what each set is held against
     * @return what was written, by set
     */
    public Map<String, Written> write(List<DataSet> sets, Path folder, Map<String, Beside> besides) {
        List<Path> written = new ArrayList<>();
        for (DataSet set : sets) {
            written.add(cells(folder, set.id()).toAbsolutePath());
            for (Form form : Form.values()) {
                written.add(form.file(folder, set.id()).toAbsolutePath());
            }
        }
        IndicatorItems items = new IndicatorItems(catalogue, folder);
        boolean areItemsRead = sets.stream().anyMatch(DataSet::readsItems);
        List<Path> passing = areItemsRead ? items.files() : List.of();
        written.addAll(passing);
        written.forEach(DataSetFiles::makeRoom);
        List<Path> files = new ArrayList<>(written);
        besides.values().stream().flatMap(Beside::files).forEach(files::add);
        try (DuckSnapshot database = DuckSnapshot.openWith(snapshot, catalogue, limits, files, spill(folder));
                Connection connection = database.connect()) {
            if (areItemsRead) {
                items.write(connection);
            }
            List<DataSet> masked =
                    sets.stream().filter(set -> set.small() != null).toList();
            Map<String, SmallCellMask.Masked> results = new SmallCellMask(catalogue, connection, masked).make(besides);
            Map<String, Written> all = new LinkedHashMap<>();
            for (DataSet set : sets) {
                all.put(
                        set.id(),
                        write(connection, set, folder, results.getOrDefault(set.id(), SmallCellMask.Masked.NOTHING)));
            }
            return all;
        } catch (SQLException e) {
            String ids = sets.stream().map(DataSet::id).collect(Collectors.joining(", "));
            throw new FaultException(
                    EngineFault.UNOPENED,
                    "无法写出数据集 " + ids + "：" + e.getMessage() + "。请检查状态目录的空间与权限。",
                    "Cannot write data set " + ids + ": " + e.getMessage()
                            + ". Check space and rights of the state folder.",
                    e);
        } finally {
            passing.forEach(DataSetFiles::makeRoom);
        }
    }

    private static Written write(Connection connection, DataSet set, Path folder, SmallCellMask.Masked masked)
            throws SQLException {
        DataSet.Small small = set.small();
        try (Statement statement = connection.createStatement()) {
            if (small == null) {
                statement.execute("create temp view " + SmallCellMask.rows(set) + " as " + set.sql());
            } else {
                statement.execute("copy (select * from " + SmallCellMask.cells(set) + ") to "
                        + quoted(cells(folder, set.id())) + " (format parquet)");
            }
            TellingWords telling = TellingWords.in(connection, set);
            for (Form form : Form.values()) {
                statement.execute("copy (select " + columns(set, form, telling) + " from " + SmallCellMask.rows(set)
                        + " order by " + keys(set) + ") to " + quoted(form.file(folder, set.id())) + " ("
                        + form.options + ")");
            }
            NeighbourAttack.Told told = small == null
                    ? new NeighbourAttack.Told(0, 0)
                    : new NeighbourAttack(connection, set, small).on(Form.PARQUET.file(folder, set.id()));
            return new Written(
                    count(statement, set),
                    masked.leftOut(),
                    masked.told(),
                    masked.differing(),
                    told.before(),
                    told.after());
        }
    }

    /** Where a database puts what doesn't fit into its memory; it makes the folder when it needs it, and takes it away when it is closed. */
    private static Path spill(Path folder) {
        return folder.resolve(".spill");
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

    private static long count(Statement statement, DataSet set) throws SQLException {
        try (ResultSet rows = statement.executeQuery("select count(*) from " + SmallCellMask.rows(set))) {
            return rows.next() ? rows.getLong(1) : 0;
        }
    }

    /** The columns of a form: in CSV, words that a spreadsheet would take for a formula have a quote before them. */
    private static String columns(DataSet set, Form form, TellingWords telling) {
        return set.columns().stream()
                .map(column -> form == Form.CSV && WORDS.contains(column.kind())
                        ? FORMULA_SAFE.formatted(telling.written(column.name()), column.name())
                        : telling.written(column.name()) + " as " + column.name())
                .collect(Collectors.joining(", "));
    }

    private static String keys(DataSet set) {
        return String.join(", ", set.key());
    }
}
