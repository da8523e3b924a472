package cn.xiaokang.api.bench;

import java.util.Arrays;
import java.util.Collection;

/**
 * Times in milliseconds, by nearest rank.
 *
 * @param n how many
 */
record Percentiles(int n, double median, double p99, double longest) {
    /** Of those times; zeros where there are none. */
    static Percentiles of(Collection<Double> times) {
        double[] sorted = times.stream().mapToDouble(Double::doubleValue).toArray();
        Arrays.sort(sorted);
        return sorted.length == 0
                ? new Percentiles(0, 0, 0, 0)
                : new Percentiles(sorted.length, rank(sorted, 0.5), rank(sorted, 0.99), sorted[sorted.length - 1]);
    }

    private static double rank(double[] sorted, double share) {
        return sorted[(int) Math.ceil(share * sorted.length) - 1];
    }
}
