package cn.xiaokang.etl.bench;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One measured step.
 *
 * @param step what was done
 * @param seconds by the warehouse
 * @param duckSeconds by DuckDB alone, where the same was done there
 * @param figure what else was measured, such as rows or memory, in words
 */
public record Measure(String step, double seconds, @Nullable Double duckSeconds, String figure) {
    /** The ratio of the warehouse's time to DuckDB's. */
    public @Nullable Double ratio() {
        return duckSeconds == null || duckSeconds == 0 ? null : seconds / duckSeconds;
    }

    /** The measures as a table in text. */
    public static String table(List<Measure> measures) {
        StringBuilder text =
                new StringBuilder(String.format("%-14s %10s %10s %7s  %s%n", "step", "seconds", "duckdb", "ratio", ""));
        for (Measure measure : measures) {
            Double ratio = measure.ratio();
            text.append(String.format(
                    "%-14s %10.1f %10s %7s  %s%n",
                    measure.step,
                    measure.seconds,
                    measure.duckSeconds == null ? "" : String.format("%.1f", measure.duckSeconds),
                    ratio == null ? "" : String.format("%.2f", ratio),
                    measure.figure));
        }
        return text.toString();
    }

    /** Writes the measures to a file. */
    public static void writeJson(List<Measure> measures, Path file) throws IOException {
        new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT).writeValue(file.toFile(), measures);
    }
}
