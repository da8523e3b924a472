package cn.xiaokang.etl.seal;

import cn.xiaokang.warehouse.vault.VaultKey;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.parquet.crypto.EncryptionPropertiesFactory;
import org.apache.spark.sql.DataFrameWriter;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SaveMode;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.StructType;

/** Parquet files of the vault, sealed by its key. */
public final class SealedParquet {
    private static final Map<String, String> WRITTEN = Map.of(
            "compression",
            "zstd",
            // DuckDB opens an encrypted column chunk of one page alone, so a chunk is a page, and small
            "parquet.page.row.count.limit",
            String.valueOf(1_000_000_000),
            "parquet.page.size",
            String.valueOf(64 << 20),
            "parquet.block.size",
            String.valueOf(16 << 20));

    private final Map<String, String> opened;

    /** Files under that key. */
    public SealedParquet(VaultKey key) {
        this.opened = Map.of(
                EncryptionPropertiesFactory.CRYPTO_FACTORY_CLASS_PROPERTY_NAME,
                VaultCipher.class.getName(),
                VaultCipher.KEY,
                key.dataText());
    }

    /** Writes rows to a folder, in the place of what lies there. */
    public void write(Dataset<Row> rows, String folder) {
        write(rows, folder, Set.of());
    }

    /**
     * The same.
     *
     * @param scattered columns whose values come again so seldom that a dictionary of them would only be made and thrown away
     */
    public void write(Dataset<Row> rows, String folder, Set<String> scattered) {
        DataFrameWriter<Row> writer =
                rows.write().mode(SaveMode.Overwrite).options(WRITTEN).options(opened);
        for (String column : scattered) {
            writer = writer.option("parquet.enable.dictionary#" + column, false);
        }
        writer.parquet(folder);
    }

    /** The same, one file for each value of a column, in a folder that bears it. */
    public void write(Dataset<Row> rows, String folder, String column) {
        rows.repartition(rows.col(column))
                .write()
                .mode(SaveMode.Overwrite)
                .options(WRITTEN)
                .options(opened)
                .partitionBy(column)
                .parquet(folder);
    }

    /** The rows in those folders. */
    public Dataset<Row> read(SparkSession spark, StructType schema, List<String> folders) {
        return folders.isEmpty()
                ? spark.createDataFrame(List.of(), schema)
                : spark.read().schema(schema).options(opened).parquet(folders.toArray(String[]::new));
    }
}
