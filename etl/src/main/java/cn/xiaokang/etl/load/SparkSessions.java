package cn.xiaokang.etl.load;

import cn.xiaokang.etl.cluster.Cluster;
import java.util.Map;
import org.apache.spark.sql.SparkSession;

/** Makes the Spark session that a command hands to its readers and writers. */
public final class SparkSessions {
    /** On one machine nobody else is to reach Spark's ports. */
    private static final Map<String, String> ALONE =
            Map.of("spark.driver.bindAddress", "127.0.0.1", "spark.driver.host", "127.0.0.1");

    private SparkSessions() {}

    /**
     * A session with the settings that the warehouse's figures depend on: the city's time zone, ANSI SQL, timestamps that DuckDB reads
     * at the right day, partition values taken as the table definitions type them.
     *
     * @param master such as {@code local[*]} or {@code spark://host:7077}
     * @param settings more settings, which go before the defaults here but not before those that figures depend on
     * @throws cn.xiaokang.warehouse.fault.FaultException when the master is a cluster's and no secret is among the settings
     */
    public static SparkSession open(String master, Map<String, String> settings) {
        Cluster.requireSecret(master, settings);
        SparkSession.Builder builder = SparkSession.builder()
                .appName("xiaokang")
                .master(master)
                .config("spark.ui.enabled", "false")
                .config("spark.sql.shuffle.partitions", "8")
                .config("spark.sql.adaptive.advisoryPartitionSizeInBytes", "32m")
                // into how many files rows are cut at least must not hang on how many cores there are, which changes
                // when a machine dies; above that it hangs on their size
                .config("spark.sql.adaptive.coalescePartitions.minPartitionNum", "2")
                .config("spark.sql.leafNodeDefaultParallelism", "2")
                .config("spark.scheduler.mode", "FAIR")
                // a side of a join and a sort take a whole page, of up to 64 MB in Spark, however few rows they have
                .config("spark.buffer.pageSize", "2m")
                // a side of a join that goes to all tasks may wait for a free core longer than Spark's five minutes
                .config("spark.sql.broadcastTimeout", "3600")
                .config("spark.sql.parquet.compression.codec", "zstd")
                // one program, one class path: without this every class that a generated one names is asked for over
                // the network
                .config("spark.sql.artifact.isolation.enabled", "false")
                // a task that runs out of memory fails its load, which says so, and does not end the process without a
                // word
                .config("spark.executor.killOnFatalError.depth", "0")
                // of most windows nearly every row is the first of its key: to sort before the shuffle, so as to drop
                // what is behind the first, drops nothing
                .config("spark.sql.optimizer.windowGroupLimitThreshold", "-1")
                // a chain of households that share accounts may be longer than Spark's hundred steps
                .config("spark.sql.cteRecursionLevelLimit", "10000")
                .config("spark.sql.cteRecursionRowLimit", "-1")
                // what is shuffled or spilled holds identity numbers, and a load that dies leaves it on the disk
                .config("spark.io.encryption.enabled", "true")
                .config("spark.io.encryption.keySizeBits", "256")
                .config("spark.hadoop.fs.file.impl", LocalFiles.class.getName())
                .config("spark.hadoop.mapreduce.fileoutputcommitter.algorithm.version", "2")
                .config("spark.hadoop.mapreduce.fileoutputcommitter.marksuccessfuljobs", "false");
        (Cluster.is(master) ? Cluster.settings() : ALONE).forEach(builder::config);
        settings.forEach(builder::config);
        return builder.config("spark.sql.session.timeZone", "Asia/Shanghai")
                .config("spark.sql.ansi.enabled", "true")
                .config("spark.sql.ansi.doubleQuotedIdentifiers", "true")
                .config("spark.sql.parquet.outputTimestampType", "TIMESTAMP_MICROS")
                .config("spark.sql.sources.partitionColumnTypeInference.enabled", "false")
                .config("spark.sql.sources.partitionOverwriteMode", "static")
                .getOrCreate();
    }
}
