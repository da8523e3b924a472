package cn.xiaokang.etl.star;

import cn.xiaokang.etl.progress.Together;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.spark.sql.SparkSession;

/**
 * Runs the steps of a load that don't need each other, first those that read few rows and then those that read many, each kind with the
 * session suited to it: for few rows, compiling the classes of a plan costs more than running it without.
 */
public final class Steps {
    private final SparkSession spark;
    private final TableFiles files;
    private final Map<String, Long> rows;

    /**
     * @param sources rows in force by source
     */
    public Steps(SparkSession spark, TableFiles files, Map<String, Long> sources) {
        this.spark = spark;
        this.files = files;
        this.rows = new ConcurrentHashMap<>(sources);
    }

    /**
     * One step.
     *
     * @param reads the tables and views that its plan reads
     */
    public record Step(Set<String> reads, Runnable run) {}

    /** Runs all of them, several at once. */
    public void run(List<Step> steps) {
        List<Runnable> small = new ArrayList<>();
        List<Runnable> large = new ArrayList<>();
        for (Step step : steps) {
            (PlanSize.isLarge(rowsOf(step.reads())) ? large : small).add(step.run());
        }
        run(small, false);
        run(large, true);
    }

    private void run(List<Runnable> steps, boolean isLarge) {
        if (!steps.isEmpty()) {
            PlanSize.suit(spark, isLarge);
            Together.run(steps, spark.sparkContext().defaultParallelism());
        }
    }

    /** Rows of what stands already; a name that is a step of the query itself has none. */
    private long rowsOf(Set<String> reads) {
        return reads.stream()
                .mapToLong(name ->
                        rows.computeIfAbsent(name, table -> files.footers(table).rows()))
                .sum();
    }
}
