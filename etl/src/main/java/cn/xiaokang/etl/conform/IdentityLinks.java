package cn.xiaokang.etl.conform;

import static org.apache.spark.sql.functions.broadcast;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.expr;

import cn.xiaokang.etl.link.FieldKind;
import cn.xiaokang.etl.link.LinkField;
import cn.xiaokang.etl.link.LinkOptions;
import cn.xiaokang.etl.link.RowLinkage;
import cn.xiaokang.etl.stage.StagedDeliveries;
import cn.xiaokang.warehouse.catalogue.Catalogue;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.Metadata;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;
import org.apache.spark.storage.StorageLevel;

/**
 * Asks of all identities that the sources name, once the exact repairs are made, which of them are probably one person under two
 * numbers: a number mistyped so that it is valid again, a second number, a number that is nobody's, a name written by ear, a name and a number
 * in each other's column. Runs the linkage of {@code etl.link} over the plain values of the vault; what it gives has tokens and codes alone.
 */
public final class IdentityLinks implements AutoCloseable {
    /** From which probability on a pair is told; the rules that read it set their own threshold, not below this one. */
    private static final double LEAST_PROBABILITY = 0.5;

    /**
     * Persons with two identities are few among the pairs of relatives that a register is full of: what one person's values look like
     * is taken from the prior, and the data tell how often values agree by chance or by kinship.
     */
    private static final double PRIOR_PAIRS = 10_000;

    /** What identities are compared by; {@code serial} is the last part of a number but for its check digit. */
    private static final List<LinkField> FIELDS = List.of(
            LinkField.of("name", FieldKind.NAME),
            LinkField.of("born", FieldKind.DATE),
            LinkField.of("serial", FieldKind.ID),
            LinkField.of("household", FieldKind.CODE),
            LinkField.of("village", FieldKind.CODE),
            LinkField.of("account", FieldKind.NUMBER),
            LinkField.of("phone", FieldKind.PHONE));

    private static final String IS_HAN = "rlike '[\\\\u4e00-\\\\u9fff]'";

    private final SparkSession spark;
    private final Catalogue catalogue;
    private final StagedDeliveries staged;
    private final List<Dataset<Row>> kept = new ArrayList<>();

    public IdentityLinks(SparkSession spark, Catalogue catalogue, StagedDeliveries staged) {
        this.spark = spark;
        this.catalogue = catalogue;
        this.staged = staged;
    }

    /**
     * The rows of fact_identity_link, to be read before this is closed. Grain: two rows of deliveries, each the first to name its identity,
     * that are probably of one person.
     *
     * @param repairs fact_identity_repair: what it has put right is no question any more
     */
    public Dataset<Row> links(Dataset<Row> repairs) {
        spark.sparkContext().setJobDescription("conform: identities that may be one person");
        Dataset<Row> identities = numbered(identities(repairs)).persist(StorageLevel.MEMORY_AND_DISK());
        kept.add(identities);
        int count = Math.toIntExact(identities.count());
        RowLinkage linkage = new RowLinkage(FIELDS, new LinkOptions(false, LEAST_PROBABILITY, 1, PRIOR_PAIRS));
        return told(linkage.pairs(spark, identities, count), identities);
    }

    /** Lets go of the identities that were kept for the rows to be written from. */
    @Override
    public void close() {
        kept.forEach(Dataset::unpersist);
        kept.clear();
    }

    /** Both sides of each pair by what may leave the vault. */
    private Dataset<Row> told(Dataset<Row> pairs, Dataset<Row> identities) {
        Dataset<Row> both = pairs.join(side(identities, "left", "l"), "l").join(side(identities, "right", "r"), "r");
        Column isOfOneName = col("name").equalTo("exact");
        List<Column> columns = new ArrayList<>();
        for (String side : List.of("left", "right")) {
            for (String column : List.of("person_id", "name_token", "is_id_valid", "source", "delivery_id", "line")) {
                columns.add(col(side + "_" + column));
            }
            columns.add(col(side + "_sources"));
            columns.add(col(side + "_rows"));
        }
        columns.add(col("weight"));
        columns.add(col("probability"));
        FIELDS.forEach(field -> columns.add(col(field.left()).as(field.left() + "_level")));
        columns.add(expr("left_is_swapped or right_is_swapped").as("is_swapped"));
        return both.join(
                        broadcast(listedTogether(pairs, identities)),
                        both.col("l").equalTo(col("one")).and(both.col("r").equalTo(col("other"))),
                        "left")
                .where(col("one").isNull().or(isOfOneName))
                .withColumn("is_listed_together", col("one").isNotNull())
                .select(join(columns, col("is_listed_together")));
    }

    private static Column[] join(List<Column> columns, Column last) {
        List<Column> all = new ArrayList<>(columns);
        all.add(last);
        return all.toArray(Column[]::new);
    }

    private static Dataset<Row> side(Dataset<Row> identities, String side, String no) {
        List<Column> columns = new ArrayList<>(List.of(col("no").as(no)));
        for (String column : List.of(
                "person_id",
                "name_token",
                "is_id_valid",
                "source",
                "delivery_id",
                "line",
                "sources",
                "rows",
                "is_swapped")) {
            columns.add(col(column).as(side + "_" + column));
        }
        return identities.select(columns.toArray(Column[]::new));
    }

    /**
     * The pairs that one review of one household lists side by side. Who knows the household counts them as two: twins have numbers and
     * names that are as near as a slip of the finger.
     */
    private Dataset<Row> listedTogether(Dataset<Row> pairs, Dataset<Row> identities) {
        Dataset<Row> persons = identities.where("is_id_valid").select("no", "person_id");
        Dataset<Row> listed = staged.rows(spark, "member")
                .select("person_id", "household_id", "as_of")
                .distinct();
        Dataset<Row> first =
                listed.join(persons.withColumnRenamed("no", "one"), "person_id").drop("person_id");
        Dataset<Row> second = listed.join(persons.withColumnRenamed("no", "other"), "person_id")
                .drop("person_id");
        return broadcast(pairs.select(col("l").as("one"), col("r").as("other")))
                .join(first, "one")
                .join(second, List.of("other", "household_id", "as_of").toArray(String[]::new))
                .select("one", "other")
                .distinct();
    }

    /**
     * Grain: an identity - a valid number, or a number that is not valid under one name in one household or village. Its values are those of the row
     * that says most: of the source that is believed first, as its contract says, and of that the earliest.
     */
    private Dataset<Row> identities(Dataset<Row> repairs) {
        Dataset<Row> numbers = deliveryNumbers();
        Dataset<Row> repaired = repairs.where("person_id is not null").select("delivery_id", "line");
        Dataset<Row> written = ConformedColumns.sourcesByNamedIdentity(catalogue).entrySet().stream()
                .map(identity -> namedIn(identity.getKey(), identity.getValue()))
                .reduce(Dataset::unionByName)
                .orElseThrow()
                .join(broadcast(repaired), List.of("delivery_id", "line").toArray(String[]::new), "left_anti")
                .join(broadcast(numbers), "delivery_id");
        Dataset<Row> identities = read(said(written))
                .groupBy("identity")
                .agg(
                        first("person_id").as("person_id"),
                        first("name_token").as("name_token"),
                        first("is_id_valid").as("is_id_valid"),
                        first("is_swapped").as("is_swapped"),
                        first("source").as("source"),
                        first("place").as("place"),
                        first("rank").as("rank"),
                        first("name").as("name"),
                        first("number").as("number"),
                        first("household_id").as("household"),
                        first("village_code").as("village"),
                        first("account").as("account"),
                        expr("array_join(array_sort(collect_set(source)), ',')").as("sources"),
                        expr("sum(rows)").as("rows"))
                .withColumn("delivery_no", expr("shiftright(place, 32)"))
                .withColumn("line", expr("cast(place & 4294967295 as int)"))
                .join(broadcast(numbers.drop("source")), "delivery_no")
                .drop("place", "delivery_no");
        Dataset<Row> households = staged.rows(spark, "household")
                .groupBy(col("household_id").as("of_household"))
                .agg(
                        expr("max_by(village_code, struct(as_of, delivery_id, line))")
                                .as("household_village"),
                        expr("max_by(account, struct(as_of, delivery_id, line))")
                                .as("household_account"),
                        expr("max_by(phone, struct(as_of, delivery_id, line))").as("phone"));
        return identities
                .join(households, identities.col("household").equalTo(households.col("of_household")), "left")
                .withColumn("village", expr("coalesce(village, household_village)"))
                .withColumn("account", expr("coalesce(account, household_account)"))
                .withColumn(
                        "born",
                        expr("case when length(number) between 15 and 20 then"
                                + " substring(number, 7, length(number) - 10) end"))
                .withColumn(
                        "serial",
                        expr("case when length(number) between 15 and 20 then"
                                + " substring(number, length(number) - 3, 3) end"))
                .drop("of_household", "household_village", "household_account");
    }

    /**
     * What rows say, each thing once, with the number of those that say it and the first of them. Most rows are payments, and say every month
     * what they said the month before; a pass that adds up numbers alone needs no sort.
     */
    private static Dataset<Row> said(Dataset<Row> written) {
        return written.groupBy(
                        "source",
                        "person_id",
                        "name_token",
                        "is_id_valid",
                        "written_name",
                        "written_number",
                        "household_id",
                        "village_code",
                        "account")
                .agg(
                        expr("min(shiftleft(delivery_no, 32) + line)").as("place"),
                        expr("count(*)").as("rows"));
    }

    /** A name and a number in each other's column change places; whose row it is follows from the number, or from name and home. */
    private Dataset<Row> read(Dataset<Row> said) {
        return said.withColumn("rank", expr(ConformedColumns.believed(catalogue)))
                .withColumn(
                        "is_swapped",
                        expr("written_number %1$s and written_name rlike '^[0-9]{14,17}[0-9Xx]$'".formatted(IS_HAN)))
                .withColumns(Map.of(
                        "name",
                        expr("if(is_swapped, written_number, written_name)"),
                        // a number of one digit over and over stands for a missing one
                        "number",
                        expr("nullif(regexp_replace(if(is_swapped, written_name, written_number),"
                                + " '^(.)\\\\1*$', ''), '')"),
                        "identity",
                        expr("if(is_id_valid, person_id, concat_ws('|', person_id, name_token,"
                                + " coalesce(household_id, village_code, '')))")));
    }

    /** Deliveries by number, in the order of their ids, each with its source: the number and the line of a row are one whole number, its place. */
    private Dataset<Row> deliveryNumbers() {
        List<Row> rows = new ArrayList<>();
        staged.sourcesInForce()
                .forEach((delivery, source) -> rows.add(RowFactory.create(delivery, source, (long) rows.size())));
        return spark.createDataFrame(
                rows,
                new StructType()
                        .add("delivery_id", DataTypes.StringType)
                        .add("source", DataTypes.StringType)
                        .add("delivery_no", DataTypes.LongType));
    }

    /** The value of the row that says most, of those that have one. */
    private static Column first(String column) {
        return expr("min_by(%1$s, case when %1$s is not null then struct(rank, place) end)".formatted(column));
    }

    /** The rows of some sources that name a person, in one shape. */
    private Dataset<Row> namedIn(String idNumber, Set<String> sources) {
        String name = ConformedColumns.nameOf(idNumber);
        String personId = ConformedColumns.personId(idNumber);
        String isValid = ConformedColumns.validity(idNumber);
        return staged.rows(
                        spark,
                        sources,
                        List.of(
                                idNumber,
                                name,
                                personId,
                                name + "_token",
                                isValid,
                                "household_id",
                                "village_code",
                                "account"))
                .where(col(idNumber).isNotNull())
                .select(
                        col("delivery_id"),
                        col("line"),
                        col(personId).as("person_id"),
                        col(name + "_token").as("name_token"),
                        col(isValid).as("is_id_valid"),
                        col(name).as("written_name"),
                        col(idNumber).as("written_number"),
                        col("household_id"),
                        col("village_code"),
                        col("account"));
    }

    /**
     * With a number for each, from 0 without a gap: those of the registers first, in an order that the plain values decide, so that neither the
     * order of files and rows nor the vault's key makes a difference to what is found.
     */
    private Dataset<Row> numbered(Dataset<Row> identities) {
        Dataset<Row> ordered = identities.orderBy("rank", "number", "name", "household", "village", "identity");
        JavaRDD<Row> rows = ordered.javaRDD().zipWithIndex().map(indexed -> {
            Row row = indexed._1();
            Object[] values = new Object[row.size() + 1];
            for (int i = 0; i < row.size(); i++) {
                values[i] = row.get(i);
            }
            values[row.size()] = Math.toIntExact(indexed._2());
            return RowFactory.create(values);
        });
        List<StructField> fields = new ArrayList<>(List.of(ordered.schema().fields()));
        fields.add(new StructField("no", DataTypes.IntegerType, false, Metadata.empty()));
        return spark.createDataFrame(rows, new StructType(fields.toArray(StructField[]::new)));
    }
}
