package cn.xiaokang.etl.star;

import static org.apache.spark.sql.functions.col;

import cn.xiaokang.etl.conform.ConformedColumns;
import cn.xiaokang.etl.stage.StagedDeliveries;
import cn.xiaokang.warehouse.catalogue.Catalogue;
import cn.xiaokang.warehouse.catalogue.ColumnType;
import cn.xiaokang.warehouse.catalogue.Contract;
import cn.xiaokang.warehouse.catalogue.TableColumn;
import cn.xiaokang.warehouse.catalogue.TableDefinition;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.functions;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;
import org.apache.spark.storage.StorageLevel;
import org.jspecify.annotations.Nullable;

/**
 * Makes of a table, or a part of one, only the rows that can have changed, and leaves the others as they stand in the snapshot before. Which they are
 * is told by the values of one column, such as the numbers of those payments that a correction brings: a column of which {@link Dependence} proves that
 * rows with one value depend, of all that differs, on rows with that value alone. Where there is no such column, where it would be most rows, or where so few are
 * read that to prove it costs more than to make them, the table is made whole.
 */
public final class Amending implements AutoCloseable {
    static final String VALUE = "value_that_differs";

    /** A table of which more is to be made is made whole. */
    private static final double MOST_ROWS = 0.5;

    /** A column by which no more is to be made is good enough to look no further. */
    private static final double FEW_ROWS = 0.05;

    /** Each costs a proof of some tenths of a second and a count. */
    private static final int MOST_COLUMNS = 4;

    private static final long WORTH_SENDING = 1_000_000;

    private final SparkSession spark;
    private final Catalogue catalogue;
    private final TableFiles files;
    private final Before before;
    private final Changes changes;
    private final Dependence dependence;
    private final Map<String, Long> rowsOf;
    private final long least;
    private final Map<String, Footers> footers = new ConcurrentHashMap<>();
    private final ConcurrentLinkedQueue<Dataset<Row>> kept = new ConcurrentLinkedQueue<>();
    private final LongAdder amended = new LongAdder();

    /**
     * @param rowsOfSources rows in force by source
     * @param least how many rows a plan has to read for its table to be amended
     */
    public Amending(
            SparkSession spark,
            Catalogue catalogue,
            StagedDeliveries staged,
            TableFiles files,
            Map<String, Long> rowsOfSources,
            long least) {
        this.spark = spark;
        this.catalogue = catalogue;
        this.files = files;
        this.before = files.before();
        this.changes = new Changes(spark, catalogue, staged, files, before);
        this.dependence = new Dependence(spark);
        this.rowsOf = Map.copyOf(rowsOfSources);
        this.least = least;
    }

    /** How many tables, and parts of tables, were made by some of their rows. */
    public long amended() {
        return amended.sum();
    }

    /**
     * A column that tells which rows are to be made.
     *
     * @param bearings by the name of what differs, the expression that is compared with the column
     * @param values the values, one a row
     * @param count how many values
     * @param share of the rows that stand, those with one of the values
     */
    private record Choice(
            String column, Map<String, Dependence.Bearing> bearings, Dataset<Row> values, long count, double share) {}

    /**
     * Makes a table, or one part of it, by some of its rows.
     *
     * @param part a folder of the table, as {@code rule=over_income}; empty for the whole table
     * @param reads what its SQL reads
     * @return whether it is there now; where not, it has to be made
     */
    boolean amend(TableDefinition table, String part, Set<String> reads, String sql) {
        Set<String> differing =
                reads.stream().filter(before::isDiffering).collect(Collectors.toCollection(TreeSet::new));
        if ((part.isEmpty() && table.partitionedBy().isEmpty())
                || !before.stands(table.name(), part)
                || reads.stream().mapToLong(this::rows).sum() < least
                || !differing.stream().allMatch(name -> changes.rows(name).isPresent())) {
            return false;
        }
        reads.forEach(this::standIn);
        Dataset<Row> were = were(spark, table, part);
        Optional<Choice> choice = choice(table, part, sql, differing, were);
        if (choice.isEmpty()) {
            return false;
        }
        write(table, part, sql, choice.get());
        amended.increment();
        return true;
    }

    private long rows(String name) {
        return rowsOf.getOrDefault(
                name, catalogue.tables().containsKey(name) ? footers(name).rows() : 0L);
    }

    private Footers footers(String table) {
        return footers.computeIfAbsent(table, files::footers);
    }

    /** Tells the proofs what is known of a name's columns: which of them hold no null, now and in the snapshot before. */
    private void standIn(String name) {
        if (!spark.catalog().tableExists(name)) {
            return; // a step of the query itself
        }
        Set<String> full = new HashSet<>();
        Contract contract = catalogue.contracts().get(name);
        TableDefinition table = catalogue.tables().get(name);
        if (contract != null) {
            full.addAll(ConformedColumns.required(contract));
        } else if (table != null && table.sql() != null && (!before.isDiffering(name) || before.stands(name, ""))) {
            table.columns().forEach(column -> full.add(column.name()));
            full.removeAll(footers(name).withNulls());
            if (before.isDiffering(name)) {
                full.removeAll(Footers.of(
                                new org.apache.hadoop.fs.Path(
                                        before.standing(name).toUri()),
                                spark.sparkContext().hadoopConfiguration())
                        .withNulls());
            }
        }
        StructType schema = new StructType();
        for (StructField field : spark.table(name).schema().fields()) {
            schema = schema.add(field.name(), field.dataType(), !full.contains(field.name()));
        }
        dependence.standIn(name, schema);
    }

    private Optional<Choice> choice(
            TableDefinition table, String part, String sql, Set<String> differing, Dataset<Row> were) {
        Map<String, Map<String, Dependence.Bearing>> proven = new LinkedHashMap<>();
        Set<String> candidates = candidates(table, part);
        @Nullable Choice best = null;
        int looked = 0;
        for (String column : candidates) {
            Map<String, Dependence.Bearing> bearings = bearings(proven, sql, column, differing, were);
            Set<String> others = new TreeSet<>(differing);
            others.removeAll(bearings.keySet());
            Optional<List<Dataset<Row>>> ways = bearings.isEmpty()
                    ? Optional.empty()
                    : ways(others, column, candidates, name -> bearings(proven, sql, name, differing, were), sql, were);
            if (ways.isPresent()) {
                Choice choice = choice(column, bearings, ways.get(), were);
                if (best == null || choice.share() < best.share()) {
                    best = choice;
                }
                looked++;
                if (best.share() <= FEW_ROWS || looked == MOST_COLUMNS) {
                    break;
                }
            }
        }
        return Optional.ofNullable(best).filter(choice -> choice.share() <= MOST_ROWS);
    }

    /** What a column is proven to be decided by, of what differs; asked once a column. */
    private Map<String, Dependence.Bearing> bearings(
            Map<String, Map<String, Dependence.Bearing>> proven,
            String sql,
            String column,
            Set<String> differing,
            Dataset<Row> were) {
        DataType type = were.schema().apply(column).dataType();
        return proven.computeIfAbsent(column, none -> {
            Map<String, Dependence.Bearing> bearings = new TreeMap<>(dependence.of(sql, column, differing));
            // values are compared as they are: to cast them might make two of one
            bearings.entrySet()
                    .removeIf(bearing -> !bearing.getValue().type().equals(type)
                            || !changes.columns(bearing.getKey())
                                    .containsAll(bearing.getValue().columns()));
            return bearings;
        });
    }

    /**
     * For inputs that don't decide the rows by a column: the values of it that other columns lead to, by which each does, where which values of the two stand in one row
     * has nothing to do with them, so that the rows that stand tell which values of the first are meant; empty where one of them has no such column.
     */
    private Optional<List<Dataset<Row>>> ways(
            Set<String> inputs,
            String column,
            Set<String> candidates,
            Function<String, Map<String, Dependence.Bearing>> bearings,
            String sql,
            Dataset<Row> were) {
        List<Dataset<Row>> ways = new ArrayList<>();
        if (inputs.isEmpty()) {
            return Optional.of(ways);
        }
        double enough = FEW_ROWS * were.count();
        for (String input : inputs) {
            @Nullable Dataset<Row> best = null;
            long fewest = Long.MAX_VALUE;
            for (String other : candidates) {
                if (fewest <= enough) {
                    break;
                }
                Dependence.Bearing bearing =
                        other.equals(column) ? null : bearings.apply(other).get(input);
                if (bearing != null && dependence.isPairedWithout(inputs, sql, column, other)) {
                    Dataset<Row> way = having(were, other, values(input, bearing), "left_semi");
                    long rows = way.count();
                    if (rows < fewest) {
                        // a notice leads by its batch to the payments of one month, by its county to all
                        best = way;
                        fewest = rows;
                    }
                }
            }
            if (best == null) {
                return Optional.empty();
            }
            ways.add(best.select(col(column).as(VALUE)));
        }
        return Optional.of(ways);
    }

    /**
     * Columns of text, whole numbers and days. Of a part, those it is sorted by and the key, since each column costs a proof; of a table, the key first, then those that
     * folders are named by, then the others.
     */
    private static Set<String> candidates(TableDefinition table, String part) {
        Set<String> names = new LinkedHashSet<>();
        if (part.isEmpty()) {
            names.addAll(table.key());
            names.addAll(table.partitionedBy());
            table.columns().forEach(column -> names.add(column.name()));
        } else {
            names.addAll(table.sortedBy());
            names.addAll(table.key());
        }
        names.removeIf(name -> part.startsWith(name + "=")
                || !isComparable(table.column(name).map(TableColumn::type).orElseThrow()));
        return names;
    }

    private static boolean isComparable(ColumnType type) {
        return switch (type.kind()) {
            case STRING, INTEGER, DATE -> true;
            case LONG, BOOLEAN, DECIMAL -> false;
        };
    }

    private Choice choice(
            String column, Map<String, Dependence.Bearing> bearings, List<Dataset<Row>> ways, Dataset<Row> were) {
        Stream<Dataset<Row>> own =
                bearings.entrySet().stream().map(bearing -> values(bearing.getKey(), bearing.getValue()));
        Dataset<Row> values = Stream.concat(own, ways.stream())
                .reduce(Dataset::union)
                .orElseThrow()
                .where(col(VALUE).isNotNull())
                .distinct()
                .persist(StorageLevel.MEMORY_AND_DISK());
        kept.add(values);
        long count = values.count();
        double share = count == 0
                ? 0
                : having(were, column, broadcast(values, count), "left_semi").count()
                        / (double) Math.max(1, were.count());
        return new Choice(column, bearings, values, count, share);
    }

    /** The values of an expression in the rows of an input that differ. */
    private Dataset<Row> values(String input, Dependence.Bearing bearing) {
        return changes.rows(input).orElseThrow().selectExpr(bearing.sql() + " as " + VALUE);
    }

    /** Rows with one of some values in a column, or those without. */
    private static Dataset<Row> having(Dataset<Row> rows, String column, Dataset<Row> values, String join) {
        return rows.join(values, rows.col(column).equalTo(values.col(VALUE)), join);
    }

    private static Dataset<Row> broadcast(Dataset<Row> values, long count) {
        return count <= WORTH_SENDING ? functions.broadcast(values) : values;
    }

    private void write(TableDefinition table, String part, String sql, Choice choice) {
        SparkSession some = ((org.apache.spark.sql.classic.SparkSession) spark).cloneSession();
        Dataset<Row> values = broadcast(choice.values(), choice.count());
        choice.bearings().forEach((name, bearing) -> {
            Dataset<Row> rows = some.table(name);
            rows.join(values, functions.expr(bearing.sql()).equalTo(col(VALUE)), "left_semi")
                    .createOrReplaceTempView(name);
        });
        Dataset<Row> query = some.sql(sql);
        Dataset<Row> made = TableFiles.conform(table, query)
                .join(values, col(choice.column()).equalTo(col(VALUE)), "left_semi")
                .persist(StorageLevel.MEMORY_AND_DISK());
        kept.add(made);
        Dataset<Row> were = were(some, table, part);
        Dataset<Row> stay = having(were, choice.column(), values, "left_anti");
        if (!part.isEmpty()) {
            files.writePart(table, part, stay.unionByName(made).coalesce(1));
            return;
        }
        Dataset<Row> went = having(were, choice.column(), values, "left_semi");
        // what is read from folders has their columns last
        writeFolders(table, sql, TableFiles.conform(table, went), stay, made);
        changes.limit(table.name(), choice.column(), choice.values());
    }

    /** Writes the folders in which some row went or came; those in which the same rows were made again are taken over. */
    private void writeFolders(
            TableDefinition table, String sql, Dataset<Row> went, Dataset<Row> stay, Dataset<Row> made) {
        Column[] division = table.partitionedBy().stream().map(functions::col).toArray(Column[]::new);
        Dataset<Row> differing = went.exceptAll(made)
                .unionByName(made.exceptAll(went))
                .select(division)
                .distinct();
        files.write(
                table,
                stay.unionByName(made)
                        .join(functions.broadcast(differing), Changes.names(table.partitionedBy()), "left_semi"));
        before.takeBeside(table.name());
        files.register(table);
        if (files.footers(table.name()).rows() != stay.count() + made.count()) {
            // a folder lost its last row: it was not written, and so not seen to differ
            files.write(table, spark.sql(sql));
        }
    }

    private Dataset<Row> were(SparkSession session, TableDefinition table, String part) {
        Dataset<Row> all = session.read()
                .schema(TableFiles.schema(table))
                .parquet(before.standing(table.name()).toUri().toString());
        return part.isEmpty() ? all : all.where(Changes.isInOneOf(Set.of(part)));
    }

    @Override
    public void close() {
        kept.forEach(Dataset::unpersist);
        kept.clear();
        changes.close();
    }
}
