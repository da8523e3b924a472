package cn.xiaokang.etl.star;

import org.apache.spark.sql.SparkSession;

/** Suits a session to the size of the plans that it is about to make. */
public final class PlanSize {
    private static final long LARGE = 500_000;

    private PlanSize() {}

    /** Whether a plan that reads so many rows is worth compiling and dividing. */
    public static boolean isLarge(long rows) {
        return rows >= LARGE;
    }

    /** Suits the session; plans that are being made at the time may be made either way. */
    public static void suit(SparkSession spark, boolean isLarge) {
        spark.conf().set("spark.sql.codegen.wholeStage", isLarge);
        spark.conf().set("spark.sql.codegen.factoryMode", isLarge ? "FALLBACK" : "NO_CODEGEN");
        // planning again at each shuffle pays when the sizes are worth knowing
        spark.conf().set("spark.sql.adaptive.enabled", isLarge);
        // plans run side by side, so one task a step keeps the cores busy
        spark.conf().set("spark.sql.shuffle.partitions", isLarge ? 8 : 1);
        spark.conf().set("spark.sql.files.minPartitionNum", isLarge ? 2 : 1);
        spark.conf().set("spark.sql.files.openCostInBytes", isLarge ? "4m" : "64k");
    }
}
