package cn.xiaokang.etl.link;

import java.util.Map;
import java.util.TreeMap;

/** How many pairs have each pattern. */
final class Patterns {
    private final Map<Long, Double> counts = new TreeMap<>();
    private double total;

    void add(long pattern, double pairs) {
        counts.merge(pattern, pairs, Double::sum);
        total += pairs;
    }

    double total() {
        return total;
    }

    long[] patterns() {
        return counts.keySet().stream().mapToLong(Long::longValue).toArray();
    }

    double[] counts() {
        return counts.values().stream().mapToDouble(Double::doubleValue).toArray();
    }

    /** How many matches are to be expected among the pairs less likely than that. */
    double missed(LinkModel model, double least) {
        double missed = 0;
        for (Map.Entry<Long, Double> entry : counts.entrySet()) {
            double probability = model.score(entry.getKey()).probability();
            if (probability < least) {
                missed += probability * entry.getValue();
            }
        }
        return missed;
    }
}
