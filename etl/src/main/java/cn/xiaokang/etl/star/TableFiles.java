package cn.xiaokang.etl.star;

import static org.apache.spark.sql.functions.col;

import cn.xiaokang.etl.workplace.Workplace;
import cn.xiaokang.warehouse.catalogue.ColumnType;
import cn.xiaokang.warehouse.catalogue.TableColumn;
import cn.xiaokang.warehouse.catalogue.TableDefinition;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.apache.hadoop.fs.Path;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.DataFrameWriter;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SaveMode;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.jspecify.annotations.Nullable;

/** Writes a table as its definition says - columns, types, order, division into folders - and reads it back at those types. */
public final class TableFiles {
    /**
     * Files are read by one household or one village more often than whole: small groups of rows, in the table's order, let a reader
     * pass over all but one by its least and greatest value.
     */
    private static final int ROW_GROUP_BYTES = 1 << 20;

    private static final int ROW_GROUP_ROWS = 20_000;

    /** Within a group pages are passed over unread; rows of text are long, so that as many of them need more bytes. */
    private static final int LOOK_UP_GROUP_BYTES = 1 << 21;

    private static final int LOOK_UP_PAGE_BYTES = 1 << 16;

    private final SparkSession spark;
    private final Workplace workplace;
    private final java.nio.file.Path folder;
    private final Before before;
    private final @Nullable Amending amending;

    /**
     * @param folder where the tables of one snapshot lie, one folder a table
     * @param before what of the snapshot before still stands
     */
    public TableFiles(SparkSession spark, java.nio.file.Path folder, Before before) {
        this(spark, Workplace.here(), folder, before);
    }

    /**
     * The same.
     *
     * @param workplace where tasks read and write them
     */
    public TableFiles(SparkSession spark, Workplace workplace, java.nio.file.Path folder, Before before) {
        this(spark, workplace, folder, before, null);
    }

    private TableFiles(
            SparkSession spark,
            Workplace workplace,
            java.nio.file.Path folder,
            Before before,
            @Nullable Amending amending) {
        this.spark = spark;
        this.workplace = workplace;
        this.folder = folder;
        this.before = before;
        this.amending = amending;
    }

    /** The same files, of which a table that differs by few rows is made by those alone. */
    public TableFiles amendedBy(Amending amending) {
        return new TableFiles(spark, workplace, folder, before, amending);
    }

    /** What of the snapshot before still stands. */
    public Before before() {
        return before;
    }

    /** Makes a table of the catalogue's by its SQL, or takes it over where nothing that it reads differs, and registers it as a view. */
    public void make(TableDefinition table, String sql) {
        Set<String> reads = TableOrder.reads(sql);
        if (take(table.name(), "", reads)) {
            register(table);
        } else {
            if (!amends(table, "", reads, sql)) {
                write(table, spark.sql(sql));
            }
            before.compare(table.name(), "");
        }
    }

    private boolean amends(TableDefinition table, String part, Set<String> reads, String sql) {
        return amending != null && amending.amend(table, part, reads, sql);
    }

    /**
     * Makes a table, or takes it over where nothing that it reads differs, and registers it as a view.
     *
     * @param reads the tables and views that it is made from
     */
    public void make(TableDefinition table, Set<String> reads, Supplier<Dataset<Row>> rows) {
        if (take(table.name(), "", reads)) {
            register(table);
        } else {
            write(table, rows.get());
            before.compare(table.name(), "");
        }
    }

    /** Makes one part of a table that is divided by a single column, by its SQL and as one file, or takes it over where nothing that it reads differs. */
    public void makePart(TableDefinition table, String part, String sql) {
        String folderOfPart = table.partitionedBy().get(0) + "=" + part;
        Set<String> reads = TableOrder.reads(sql);
        if (!take(table.name(), folderOfPart, reads)) {
            if (!amends(table, folderOfPart, reads, sql)) {
                writePart(table, folderOfPart, spark.sql(sql).coalesce(1));
            }
            before.compare(table.name(), folderOfPart);
        }
    }

    /** Takes a table, or a part of one, over where it still stands, to where tasks read it too. */
    private boolean take(String table, String part, Set<String> reads) {
        boolean isTaken = before.take(table, part, reads);
        if (isTaken) {
            workplace.give(folder.resolve(table).resolve(part));
        }
        return isTaken;
    }

    /**
     * Writes a table and registers it as a view under its name. What stands there from a run that died is overwritten.
     *
     * @param rows at least the columns of the definition; each is cast to its declared type, and a value that does not fit fails
     */
    public void write(TableDefinition table, Dataset<Row> rows) {
        writeAt(table, conform(table, rows), path(table), table.partitionedBy());
        register(table);
    }

    /**
     * Writes one part of a table that is divided by a single column, so that parts can be computed at the same time.
     *
     * @param part its folder, as {@code rule=over_income}
     */
    void writePart(TableDefinition table, String part, Dataset<Row> rows) {
        String column = table.partitionedBy().get(0);
        writeAt(table, conform(table, rows).drop(column), path(table).resolve(part), List.of());
    }

    /** Registers the table as a view under its name, at the declared types. */
    public void register(TableDefinition table) {
        read(table).createOrReplaceTempView(table.name());
    }

    /** The table as written. */
    public Dataset<Row> read(TableDefinition table) {
        return spark.read().schema(schema(table)).parquet(workplace.at(path(table)));
    }

    /** What the footers of a table's files tell; no rows of what is no table, or isn't there yet. */
    Footers footers(String table) {
        return Footers.of(
                new Path(workplace.at(folder.resolve(table))),
                spark.sparkContext().hadoopConfiguration());
    }

    /** The schema that the definition declares. */
    public static StructType schema(TableDefinition table) {
        StructType schema = new StructType();
        for (TableColumn column : table.columns()) {
            schema = schema.add(column.name(), sparkType(column.type()));
        }
        return schema;
    }

    private void writeAt(TableDefinition table, Dataset<Row> rows, java.nio.file.Path place, List<String> partitions) {
        Dataset<Row> placed = partitions.isEmpty()
                ? rows
                : rows.repartition(partitions.stream()
                        .map(org.apache.spark.sql.functions::col)
                        .toArray(Column[]::new));
        // the key last, so that the same rows always lie in the same order
        Column[] order = Stream.of(partitions, table.sortedBy(), table.key())
                .flatMap(List::stream)
                .filter(List.of(rows.columns())::contains)
                .distinct()
                .map(org.apache.spark.sql.functions::col)
                .toArray(Column[]::new);
        Dataset<Row> sorted = order.length == 0 ? placed : placed.sortWithinPartitions(order);
        DataFrameWriter<Row> writer = sorted.write()
                .mode(SaveMode.Overwrite)
                .option("parquet.block.size", ROW_GROUP_BYTES)
                .option("parquet.block.row.count.limit", ROW_GROUP_ROWS);
        if (table.isForLookUps()) {
            writer = writer.option("parquet.block.size", LOOK_UP_GROUP_BYTES)
                    .option("parquet.page.size", LOOK_UP_PAGE_BYTES);
            // a dictionary is unpacked whole, whatever few rows are looked for
            for (TableColumn column : table.columns()) {
                if (!column.name().equals(table.sortedBy().get(0))) {
                    writer = writer.option("parquet.enable.dictionary#" + column.name(), false);
                }
            }
        }
        if (table.key().size() == 1) {
            // each value stands once: a dictionary of them would be made, weighed and thrown away
            writer = writer.option("parquet.enable.dictionary#" + table.key().get(0), false);
        }
        writer.partitionBy(partitions.toArray(String[]::new))
                .format(NullableParquet.class.getName())
                .save(workplace.at(place));
        workplace.take(place);
    }

    static Dataset<Row> conform(TableDefinition table, Dataset<Row> rows) {
        List<Column> columns = new ArrayList<>();
        for (TableColumn column : table.columns()) {
            columns.add(col(column.name()).cast(sparkType(column.type())).as(column.name()));
        }
        return rows.select(columns.toArray(Column[]::new));
    }

    private java.nio.file.Path path(TableDefinition table) {
        return folder.resolve(table.name());
    }

    private static DataType sparkType(ColumnType type) {
        return switch (type.kind()) {
            case STRING -> DataTypes.StringType;
            case INTEGER -> DataTypes.IntegerType;
            case LONG -> DataTypes.LongType;
            case BOOLEAN -> DataTypes.BooleanType;
            case DATE -> DataTypes.DateType;
            case DECIMAL -> DataTypes.createDecimalType(type.precision(), type.scale());
        };
    }
}
