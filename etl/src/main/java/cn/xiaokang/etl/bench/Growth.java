package cn.xiaokang.etl.bench;

import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.apache.commons.math3.stat.regression.SimpleRegression;
import org.jspecify.annotations.Nullable;

/**
 * How the processor time of each step grows with the payments over several runs: the exponent b of time = a × payments^b, the line of
 * least squares through the logarithms. 1 is in proportion; below 1 a fixed cost is part of the time.
 *
 * @param step what was done
 * @param sparkExponent of the warehouse; null where fewer than two sizes were measured
 * @param duckExponent of DuckDB alone
 */
public record Growth(
        String step,
        @Nullable Double sparkExponent,
        @Nullable Double duckExponent) {
    /** Grain: a step that any of the runs measured, in the order of the load. */
    public static List<Growth> of(List<BenchResult> results) {
        Set<String> steps = new LinkedHashSet<>();
        results.forEach(result -> result.measures().forEach(measure -> steps.add(measure.step())));
        return steps.stream()
                .map(step -> new Growth(
                        step, exponent(results, step, Measure::spark), exponent(results, step, Measure::duck)))
                .toList();
    }

    /** Exponents and, size by size, processor seconds and ratio, as a table in text. */
    public static String table(List<BenchResult> results) {
        List<BenchResult> bySize = results.stream()
                .sorted(Comparator.comparingLong(BenchResult::payments))
                .toList();
        StringBuilder text = new StringBuilder(String.format("%-14s", "step"));
        bySize.forEach(result -> text.append(String.format("  %,12d payments", result.payments())));
        text.append(String.format("  %8s %8s%n", "spark^", "duckdb^"));
        for (Growth growth : of(bySize)) {
            text.append(String.format("%-14s", growth.step));
            bySize.forEach(result -> text.append(String.format("  %21s", cell(result, growth.step))));
            text.append(String.format("  %8s %8s%n", written(growth.sparkExponent), written(growth.duckExponent)));
        }
        return text.toString();
    }

    private static String cell(BenchResult result, String step) {
        return measure(result, step)
                .map(measure -> {
                    Double ratio = measure.ratio();
                    return String.format(Locale.ROOT, "%.1f", measure.spark().processorSeconds())
                            + (ratio == null ? "" : String.format(Locale.ROOT, " (%.2f)", ratio));
                })
                .orElse("");
    }

    private static String written(@Nullable Double exponent) {
        return exponent == null ? "" : String.format(Locale.ROOT, "%.2f", exponent);
    }

    private static Optional<Measure> measure(BenchResult result, String step) {
        return result.measures().stream()
                .filter(measure -> measure.step().equals(step))
                .findFirst();
    }

    private static @Nullable Double exponent(
            List<BenchResult> results, String step, Function<Measure, @Nullable Spent> of) {
        SimpleRegression line = new SimpleRegression();
        for (BenchResult result : results) {
            Spent spent = measure(result, step).map(of).orElse(null);
            if (spent != null && spent.processorSeconds() > 0 && result.payments() > 0) {
                line.addData(Math.log((double) result.payments()), Math.log(spent.processorSeconds()));
            }
        }
        double slope = line.getSlope(); // no number where all sizes are one
        return Double.isNaN(slope) ? null : slope;
    }
}
