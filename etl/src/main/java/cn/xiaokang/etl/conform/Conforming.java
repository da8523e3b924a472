package cn.xiaokang.etl.conform;

import static org.apache.spark.sql.functions.broadcast;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.row_number;

import cn.xiaokang.etl.stage.StagedDeliveries;
import cn.xiaokang.warehouse.catalogue.Catalogue;
import cn.xiaokang.warehouse.catalogue.Contract;
import cn.xiaokang.warehouse.catalogue.ContractColumn;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.expressions.Window;
import org.apache.spark.storage.StorageLevel;

/**
 * Gives each source as a temporary view under its own name: the rows in force, one a key, tokens in place of identities, and a
 * mistyped identity number replaced by the person it belongs to where exactly one fits.
 *
 * <p>Two steps, because who is found depends on the register itself: {@link #registerWritten} shows the sources as written, which
 * is what the search for mistyped numbers reads; {@link #registerRepaired} then shows them with what it found.
 */
public final class Conforming implements AutoCloseable {
    private final SparkSession spark;
    private final Catalogue catalogue;
    private final StagedDeliveries staged;
    private final List<Dataset<Row>> held = new ArrayList<>();

    public Conforming(SparkSession spark, Catalogue catalogue, StagedDeliveries staged) {
        this.spark = spark;
        this.catalogue = catalogue;
        this.staged = staged;
    }

    /** Registers each source as written, and {@code written_identity}: the rows whose identity number is not valid. */
    public void registerWritten() {
        for (Contract contract : catalogue.contracts().values()) {
            asWritten(contract).createOrReplaceTempView(contract.source());
        }
        hold(ConformedColumns.sourcesByNamedIdentity(catalogue).entrySet().stream()
                        .map(named -> writtenIdentities(named.getKey(), named.getValue()))
                        .reduce(Dataset::unionByName)
                        .orElseThrow())
                .createOrReplaceTempView("written_identity");
    }

    /**
     * Registers each source again with the persons found, and {@code person}: each identity that the sources name.
     *
     * @param repairs fact_identity_repair; grain: source, delivery_id, line
     */
    public void registerRepaired(Dataset<Row> repairs) {
        Dataset<Row> found = hold(repairs.where(col("person_id").isNotNull()));
        for (Contract contract : catalogue.contracts().values()) {
            oneRowPerKey(contract, withPersonsFound(contract, asWritten(contract), found))
                    .createOrReplaceTempView(contract.source());
        }
        hold(persons(found)).createOrReplaceTempView("person");
    }

    /** Lets go of what was held for those who read the views. */
    @Override
    public void close() {
        held.forEach(Dataset::unpersist);
        held.clear();
    }

    /** Keeps rows once made, since several tables read them and each would go through every source anew. */
    private Dataset<Row> hold(Dataset<Row> rows) {
        Dataset<Row> kept = rows.persist(StorageLevel.MEMORY_AND_DISK());
        held.add(kept);
        return kept;
    }

    private Dataset<Row> asWritten(Contract contract) {
        List<Column> columns = new ArrayList<>();
        ConformedColumns.of(contract).forEach(name -> columns.add(col(name)));
        columns.add(col("delivery_id"));
        columns.add(col("line"));
        return staged.rows(spark, contract.source()).select(columns.toArray(Column[]::new));
    }

    /** The rows of some sources with a name and an identity number that is not valid, as {@code written_identity} has them. */
    private Dataset<Row> writtenIdentities(String idNumber, Set<String> sources) {
        String isValid = ConformedColumns.validity(idNumber);
        String personId = ConformedColumns.personId(idNumber);
        String nameToken = ConformedColumns.nameOf(idNumber) + "_token";
        return staged.rows(
                        spark,
                        sources,
                        List.of(isValid, personId, nameToken, "village_code", "household_id", "account_id"))
                .where(col(isValid).equalTo(lit(false)))
                .select(
                        col("source"),
                        col("delivery_id"),
                        col("line"),
                        col(personId).as("written_person_id"),
                        col(nameToken).as("name_token"),
                        col("village_code"),
                        col("household_id"),
                        col("account_id"));
    }

    private Dataset<Row> withPersonsFound(Contract contract, Dataset<Row> rows, Dataset<Row> found) {
        Optional<ContractColumn> identity = ConformedColumns.namedIdentity(contract);
        if (identity.isEmpty()) {
            return rows;
        }
        String personId = ConformedColumns.personId(identity.get().name());
        Dataset<Row> ofSource = found.where(col("source").equalTo(contract.source()))
                .select(col("delivery_id"), col("line"), col("person_id").as("found_person_id"));
        return rows.join(
                        broadcast(ofSource),
                        rows.col("delivery_id")
                                .equalTo(ofSource.col("delivery_id"))
                                .and(rows.col("line").equalTo(ofSource.col("line"))),
                        "left")
                .drop(ofSource.col("delivery_id"))
                .drop(ofSource.col("line"))
                .withColumn("written_" + personId, col(personId))
                .withColumn("is_repaired", col("found_person_id").isNotNull())
                .withColumn(personId, coalesce(col("found_person_id"), col(personId)))
                .drop("found_person_id");
    }

    /** A key that came again in a later delivery: the later one stands. */
    private Dataset<Row> oneRowPerKey(Contract contract, Dataset<Row> rows) {
        Dataset<Row> order = staged.order(spark, contract.source()).withColumnRenamed("period", "delivery_period");
        Column[] key = ConformedColumns.key(contract).stream()
                .map(org.apache.spark.sql.functions::col)
                .toArray(Column[]::new);
        return rows.join(broadcast(order), "delivery_id")
                .withColumn(
                        "nth",
                        row_number()
                                .over(Window.partitionBy(key)
                                        .orderBy(
                                                col("delivery_period").desc(),
                                                col("revision").desc(),
                                                col("delivery_id").desc(),
                                                col("line").asc())))
                .where(col("nth").equalTo(1))
                .drop("nth", "delivery_period", "revision");
    }

    /** Grain: person_id. What an identity number says of its bearer: date of birth and sex (GB 11643-1999). */
    private Dataset<Row> persons(Dataset<Row> found) {
        Dataset<Row> named = ConformedColumns.sourcesByIdentity(catalogue).entrySet().stream()
                .map(identity -> identities(identity.getKey(), identity.getValue()))
                .reduce(Dataset::unionByName)
                .orElseThrow()
                // a number may be doubted in a file that is older than its bearer; one source that finds it valid is
                // enough
                .groupBy("id_number", "person_id")
                .agg(max("is_id_valid").as("is_id_valid"));
        Dataset<Row> mistyped = found.select("written_person_id").distinct();
        return named.join(
                        broadcast(mistyped),
                        named.col("person_id").equalTo(mistyped.col("written_person_id")),
                        "left_anti")
                .selectExpr(
                        "person_id",
                        "is_id_valid",
                        "case when is_id_valid then make_date(cast(substring(id_number, 7, 4) as int),"
                                + " cast(substring(id_number, 11, 2) as int), cast(substring(id_number, 13, 2) as int)) end as born_on",
                        "case when is_id_valid then cast(substring(id_number, 7, 4) as int) end as birth_year",
                        "case when is_id_valid then if(cast(substring(id_number, 17, 1) as int) % 2 = 1, 'M', 'F') end as sex");
    }

    private Dataset<Row> identities(String idNumber, Set<String> sources) {
        String personId = ConformedColumns.personId(idNumber);
        String isValid = ConformedColumns.validity(idNumber);
        return staged.rows(spark, sources, List.of(idNumber, personId, isValid))
                .where(col(idNumber).isNotNull())
                .select(
                        col(idNumber).as("id_number"),
                        col(personId).as("person_id"),
                        col(isValid).as("is_id_valid"));
    }
}
