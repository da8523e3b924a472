package cn.xiaokang.etl.bench;

import org.jspecify.annotations.Nullable;

/**
 * One measured step.
 *
 * @param step what was done
 * @param spark what the warehouse took
 * @param duck what DuckDB alone took, where the same was done there
 */
public record Measure(String step, Spent spark, @Nullable Spent duck) {
    /** The ratio of the warehouse's processor time to DuckDB's. */
    public @Nullable Double ratio() {
        return duck == null || duck.processorSeconds() == 0 ? null : spark.processorSeconds() / duck.processorSeconds();
    }
}
