package cn.xiaokang.etl.link;

import java.util.Arrays;
import java.util.Iterator;
import java.util.stream.IntStream;
import org.apache.spark.sql.Row;

/** Scored pairs in plain arrays: a million of them take some thirty megabytes. Grain: a pair, the lower record number left. */
final class Links {
    private int[] left = new int[1 << 12];
    private int[] right = new int[1 << 12];
    private long[] patterns = new long[1 << 12];
    private float[] weights = new float[1 << 12];
    private float[] probabilities = new float[1 << 12];
    private int size;

    /** Takes rows of l, r, pattern, weight, probability. */
    static Links of(Iterator<Row> rows) {
        Links links = new Links();
        rows.forEachRemaining(row -> links.add(
                row.getInt(0), row.getInt(1), row.getLong(2), (float) row.getDouble(3), (float) row.getDouble(4)));
        return links;
    }

    void add(int one, int other, long pattern, float weight, float probability) {
        if (size == left.length) {
            left = Arrays.copyOf(left, size * 2);
            right = Arrays.copyOf(right, size * 2);
            patterns = Arrays.copyOf(patterns, size * 2);
            weights = Arrays.copyOf(weights, size * 2);
            probabilities = Arrays.copyOf(probabilities, size * 2);
        }
        left[size] = one;
        right[size] = other;
        patterns[size] = pattern;
        weights[size] = weight;
        probabilities[size] = probability;
        size++;
    }

    /** Takes one pair of another set. */
    void add(Links from, int link) {
        add(from.left[link], from.right[link], from.patterns[link], from.weights[link], from.probabilities[link]);
    }

    int size() {
        return size;
    }

    int left(int link) {
        return left[link];
    }

    int right(int link) {
        return right[link];
    }

    long pattern(int link) {
        return patterns[link];
    }

    float weight(int link) {
        return weights[link];
    }

    float probability(int link) {
        return probabilities[link];
    }

    /** The pairs at least so likely. */
    Links atLeast(double probability) {
        Links likely = new Links();
        for (int link = 0; link < size; link++) {
            if (probabilities[link] >= probability) {
                likely.add(this, link);
            }
        }
        return likely;
    }

    /** The same pairs, ordered by left and right record. */
    Links sorted() {
        Links sorted = new Links();
        IntStream.range(0, size)
                .boxed()
                .sorted((a, b) ->
                        left[a] != left[b] ? Integer.compare(left[a], left[b]) : Integer.compare(right[a], right[b]))
                .forEach(link -> sorted.add(this, link));
        return sorted;
    }
}
