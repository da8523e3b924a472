package cn.xiaokang.etl.conform;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.min;
import static org.apache.spark.sql.functions.when;

import cn.xiaokang.etl.seal.SealedParquet;
import cn.xiaokang.etl.stage.StagedDeliveries;
import cn.xiaokang.warehouse.catalogue.Catalogue;
import cn.xiaokang.warehouse.catalogue.Contract;
import cn.xiaokang.warehouse.catalogue.ContractColumn;
import cn.xiaokang.warehouse.catalogue.ValueType;
import cn.xiaokang.warehouse.vault.Shelves;
import java.util.Objects;
import java.util.stream.Stream;
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

    /** Grain: person_id. The name is the one of the register or the residence record where there is one, else of any source. */
    private Dataset<Row> persons() {
        return catalogue.contracts().values().stream()
                .flatMap(this::namesIn)
                .reduce(Dataset::unionByName)
                .orElseThrow()
                .groupBy("person_id", "id_number")
                .agg(
                        min("registered_name").as("registered_name"),
                        min("other_name").as("other_name"))
                .select(
                        col("person_id"),
                        col("id_number"),
                        coalesce(col("registered_name"), col("other_name")).as("name"));
    }

    private Stream<Dataset<Row>> namesIn(Contract contract) {
        boolean isRegister =
                contract.source().equals("member") || contract.source().equals("residence");
        return ConformedColumns.identityNumbers(contract).stream().map(identity -> {
            String nameColumn = identity.name().replace("id_number", "name");
            Column name = contract.column(nameColumn)
                            .map(ContractColumn::privacy)
                            .filter(Objects::nonNull)
                            .isPresent()
                    ? col(nameColumn)
                    : lit(null).cast("string");
            return staged.rows(spark, contract.source())
                    .where(col(identity.name()).isNotNull())
                    .select(
                            col(ConformedColumns.personId(identity.name())).as("person_id"),
                            col(identity.name()).as("id_number"),
                            when(lit(isRegister), name).as("registered_name"),
                            when(lit(!isRegister), name).as("other_name"));
        });
    }

    /** Grain: account_id. */
    private Dataset<Row> accounts() {
        return catalogue.contracts().values().stream()
                .flatMap(contract -> contract.columns().stream()
                        .filter(column -> column.type() == ValueType.ACCOUNT)
                        .map(column -> staged.rows(spark, contract.source())
                                .where(col(column.name()).isNotNull())
                                .select(
                                        col(column.name() + "_id").as("account_id"),
                                        col(column.name()).as("account"))))
                .reduce(Dataset::unionByName)
                .orElseThrow()
                .distinct();
    }
}
