package cn.xiaokang.etl.stage;

import cn.xiaokang.etl.load.LocalFiles;
import org.apache.spark.sql.SparkSession;

/** One real Spark for all tests of a run: two local threads, the settings of a load. */
public final class SparkForTests {
    private SparkForTests() {}

    public static SparkSession session() {
        return SparkSession.builder()
                .master("local[2]")
                .appName("stage tests")
                .config("spark.hadoop.fs.file.impl", LocalFiles.class.getName())
                .config("spark.ui.enabled", "false")
                .config("spark.driver.host", "127.0.0.1")
                .config("spark.driver.bindAddress", "127.0.0.1")
                .config("spark.sql.session.timeZone", "Asia/Shanghai")
                .config("spark.sql.parquet.outputTimestampType", "TIMESTAMP_MICROS")
                .config("spark.sql.ansi.enabled", "true")
                .config("spark.sql.shuffle.partitions", "2")
                .getOrCreate();
    }
}
