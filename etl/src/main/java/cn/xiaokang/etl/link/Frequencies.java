package cn.xiaokang.etl.link;

import java.io.Serializable;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;

/**
 * How often each value stands in the files. To agree on 张 says less than to agree on 欧阳: the chance that a stranger has the same value
 * is the value's own frequency.
 */
final class Frequencies implements Serializable {
    private static final long serialVersionUID = 1L;
    /** A name stands at least so many times as often as any one way to misspell it. */
    private static final double MISSPELT = 20;

    private final long[][] values;
    private final float[][] frequencies;
    private final double records;

    /**
     * @param counts for each field the values that stand more than twice, as key and count
     * @param records of both files
     */
    Frequencies(List<List<long[]>> counts, double records) {
        this.records = records;
        values = new long[counts.size()][];
        frequencies = new float[counts.size()][];
        for (int field = 0; field < counts.size(); field++) {
            List<long[]> sorted = counts.get(field).stream()
                    .sorted((a, b) -> Long.compare(a[0], b[0]))
                    .toList();
            values[field] = sorted.stream().mapToLong(count -> count[0]).toArray();
            frequencies[field] = new float[sorted.size()];
            for (int i = 0; i < sorted.size(); i++) {
                // the pair itself stands twice among them
                frequencies[field][i] = (float) ((sorted.get(i)[1] - 2) / records);
            }
        }
    }

    /** None known: each value is as frequent as any. */
    static Frequencies none(int fields) {
        return new Frequencies(Collections.nCopies(fields, List.of()), 0);
    }

    /** Whether two values stand often, neither so much more often than the other that the other may be its misspelling. */
    boolean areBothCommon(int field, String one, String other) {
        if (records == 0) {
            return false;
        }
        double first = known(field, one);
        double second = known(field, other);
        return Math.min(first, second) > Math.max(first, second) / MISSPELT;
    }

    static long key(String value) {
        long hash = 1;
        for (int i = 0; i < value.length(); i++) {
            hash = hash * 31 + value.charAt(i);
        }
        return Blocking.mixed(hash);
    }

    /**
     * The chance that a stranger has a value.
     *
     * @param ofAny the chance that two strangers agree on any value
     */
    double of(int field, String value, double ofAny) {
        if (records == 0) {
            return ofAny;
        }
        return known(field, value) + Math.min(ofAny, 1 / records);
    }

    private double known(int field, String value) {
        int place = Arrays.binarySearch(values[field], key(value));
        return place < 0 ? 0 : frequencies[field][place];
    }
}
