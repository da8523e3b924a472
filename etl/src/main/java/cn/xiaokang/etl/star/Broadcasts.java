package cn.xiaokang.etl.star;

import cn.xiaokang.etl.cluster.Cluster;
import org.apache.spark.sql.SparkSession;

/**
 * Lets the smaller side of a join go to all tasks where the memory at hand allows, so that the larger one need not be shuffled and sorted
 * for it. Spark's own limit, 10 MB, supposes nothing of the machine. For the star alone: of the rules one took twice as long (docs/benchmark.md).
 */
final class Broadcasts implements AutoCloseable {
    private static final String LIMIT = "spark.sql.adaptive.autoBroadcastJoinThreshold";

    /** Several joins of several steps hold theirs at the same time, as objects larger than the rows that Spark measures. */
    private static final int PART_OF_HEAP = 20;

    private final SparkSession spark;
    private final boolean isOurs;

    private Broadcasts(SparkSession spark, boolean isOurs) {
        this.spark = spark;
        this.isOurs = isOurs;
    }

    /** From now on until it is closed; a limit that the session was opened with stands. */
    static Broadcasts within(SparkSession spark) {
        boolean isOurs = spark.conf().getOption(LIMIT).isEmpty();
        if (isOurs) {
            spark.conf().set(LIMIT, heapOfTasks(spark) / PART_OF_HEAP);
        }
        return new Broadcasts(spark, isOurs);
    }

    /** The least heap of those processes in which tasks run or broadcasts are made, in bytes. */
    private static long heapOfTasks(SparkSession spark) {
        long own = Runtime.getRuntime().maxMemory();
        return Cluster.is(spark.sparkContext().master())
                ? Math.min(own, (long) spark.sparkContext().executorMemory() << 20)
                : own;
    }

    @Override
    public void close() {
        if (isOurs) {
            spark.conf().unset(LIMIT);
        }
    }
}
