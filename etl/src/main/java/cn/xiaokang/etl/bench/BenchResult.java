package cn.xiaokang.etl.bench;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/**
 * One run of the benchmark.
 *
 * @param payments payments in force
 * @param heapMegabytes the limit of the heap
 * @param peakMegabytes the most memory that the process held in the load, before DuckDB took its own; 0 where the system doesn't tell
 * @param measures in the order of the load; the last is the whole load
 */
public record BenchResult(long payments, long heapMegabytes, long peakMegabytes, List<Measure> measures) {
    private static final ObjectMapper JSON = new ObjectMapper()
            .enable(SerializationFeature.INDENT_OUTPUT)
            .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES);

    /** The result as a table in text: seconds by the clock and of the processor, of both. */
    public String table() {
        StringBuilder text = new StringBuilder(String.format(
                "%-14s %10s %10s %10s %10s %7s%n", "step", "s", "cpu s", "duckdb s", "duckdb cpu", "ratio"));
        for (Measure measure : measures) {
            Spent duck = measure.duck();
            Double ratio = measure.ratio();
            text.append(String.format(
                    "%-14s %10.1f %10.1f %10s %10s %7s%n",
                    measure.step(),
                    measure.spark().seconds(),
                    measure.spark().processorSeconds(),
                    duck == null ? "" : String.format("%.1f", duck.seconds()),
                    duck == null ? "" : String.format("%.1f", duck.processorSeconds()),
                    ratio == null ? "" : String.format("%.2f", ratio)));
        }
        return text.append(String.format(
                        "%d payments in force; peak memory of the process in the load %d MB, heap limit %d MB%n",
                        payments, peakMegabytes, heapMegabytes))
                .toString();
    }

    /** Writes the result to a file that {@link #read} understands. */
    public void write(Path file) throws IOException {
        JSON.writeValue(file.toFile(), this);
    }

    /**
     * Reads a result that was written.
     *
     * @throws IOException if there is no such file, or it holds no result of this benchmark
     */
    public static BenchResult read(Path file) throws IOException {
        return JSON.readValue(file.toFile(), BenchResult.class);
    }
}
