package cn.xiaokang.etl.conform;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.expr;
import static org.apache.spark.sql.functions.when;

import cn.xiaokang.etl.seal.SealedParquet;
import cn.xiaokang.etl.stage.StagedDeliveries;
import cn.xiaokang.warehouse.catalogue.Catalogue;
import cn.xiaokang.warehouse.catalogue.Contract;
import cn.xiaokang.warehouse.vault.Shelves;
import java.util.List;
import java.util.Set;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/**
 * The plain identities behind the tokens of one snapshot, written apart from the star: {@code vault_person} (person_id, id_number,
 * name), by {@link Shelves}, and {@code vault_account} (account_id, account), both sealed. Whoever lacks the vault's key cannot turn a token back.
 */
public final class Vault {
    private final SparkSession spark;
    private final Catalogue catalogue;
    private final StagedDeliveries staged;
    private final SealedParquet sealed;

    public Vault(SparkSession spark, Catalogue catalogue, StagedDeliveries staged, SealedParquet sealed) {
        this.spark = spark;
        this.catalogue = catalogue;
        this.staged = staged;
        this.sealed = sealed;
    }

    /**
     * Writes both tables.
     *
     * @param folder the snapshot's folder in the vault
     */
    public void write(String folder) {
        writePersons(folder + "/" + Shelves.PERSONS);
        sealed.write(accounts(), folder + "/vault_account");
    }

    private void writePersons(String folder) {
        int digits = Shelves.digits(spark.table("dim_person").count());
        if (digits == 0) {
            sealed.write(persons(), folder);
        } else {
            // Spark counts characters from 1
            Column shelf = col("person_id").substr(Shelves.FIRST_DIGIT + 1, digits);
            sealed.write(persons().withColumn(Shelves.COLUMN, shelf), folder, Shelves.COLUMN);
        }
    }

    /** Grain: person_id. The name is the one of the source that is believed first of those that name the person. */
    private Dataset<Row> persons() {
        return ConformedColumns.sourcesByIdentity(catalogue).entrySet().stream()
                .map(identity -> namesIn(identity.getKey(), identity.getValue()))
                .reduce(Dataset::unionByName)
                .orElseThrow()
                // most rows are payments, which say every month what they said the month before
                .distinct()
                .groupBy("person_id", "id_number")
                .agg(expr("min(case when name is not null then struct(rank, name) end)")
                        .as("first"))
                .select(col("person_id"), col("id_number"), col("first.name").as("name"));
    }

    private Dataset<Row> namesIn(String idNumber, Set<String> sources) {
        String personId = ConformedColumns.personId(idNumber);
        String name = ConformedColumns.nameOf(idNumber);
        // a firm's name in the same column is nobody's
        Object[] named = catalogue.contracts().values().stream()
                .filter(contract -> ConformedColumns.isPersonal(contract, name))
                .map(Contract::source)
                .toArray();
        return staged.rows(spark, sources, List.of(idNumber, personId, name))
                .where(col(idNumber).isNotNull())
                .select(
                        col(personId).as("person_id"),
                        col(idNumber).as("id_number"),
                        expr(ConformedColumns.believed(catalogue)).as("rank"),
                        when(col("source").isin(named), col(name)).as("name"));
    }

    /** Grain: account_id. */
    private Dataset<Row> accounts() {
        return ConformedColumns.sourcesByAccount(catalogue).entrySet().stream()
                .map(column -> staged.rows(spark, column.getValue(), List.of(column.getKey(), column.getKey() + "_id"))
                        .where(col(column.getKey()).isNotNull())
                        .select(
                                col(column.getKey() + "_id").as("account_id"),
                                col(column.getKey()).as("account")))
                .reduce(Dataset::unionByName)
                .orElseThrow()
                .distinct();
    }
}
