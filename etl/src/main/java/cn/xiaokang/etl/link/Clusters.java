package cn.xiaokang.etl.link;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Gathers linked records into clusters, each one person. */
final class Clusters {
    /** Larger clusters aren't persons; they are divided by ever stricter links until no part is larger. */
    static final int LARGEST = 100;

    private static final float MOST_AGAINST = -20;
    private static final float STEP = 4;

    private Clusters() {}

    /** For each record the lowest number of a record that a chain of links leads to. */
    static int[] components(int records, Links links, double leastWeight) {
        int[] root = new int[records];
        Arrays.setAll(root, no -> no);
        for (int link = 0; link < links.size(); link++) {
            if (links.weight(link) >= leastWeight) {
                int one = rootOf(root, links.left(link));
                int other = rootOf(root, links.right(link));
                root[Math.max(one, other)] = Math.min(one, other);
            }
        }
        for (int no = 0; no < records; no++) {
            root[no] = rootOf(root, no);
        }
        return root;
    }

    /** As {@link #components}, none larger than {@link #LARGEST}. */
    static int[] bounded(int records, Links links) {
        double least = Double.NEGATIVE_INFINITY;
        int[] components = components(records, links, least);
        int[] sizes = sizes(components);
        while (Arrays.stream(sizes).max().orElse(0) > LARGEST) {
            least = least == Double.NEGATIVE_INFINITY ? leastOf(links) + STEP : least + STEP;
            Links kept = new Links();
            for (int link = 0; link < links.size(); link++) {
                boolean isInLarge = sizes[components[links.left(link)]] > LARGEST;
                if (!isInLarge || links.weight(link) >= least) {
                    kept.add(links, link);
                }
            }
            components = components(records, kept, Double.NEGATIVE_INFINITY);
            sizes = sizes(components);
            links = kept;
        }
        return components;
    }

    private static double leastOf(Links links) {
        double least = Double.POSITIVE_INFINITY;
        for (int link = 0; link < links.size(); link++) {
            least = Math.min(least, links.weight(link));
        }
        return least;
    }

    private static int[] sizes(int[] components) {
        int[] sizes = new int[components.length];
        for (int component : components) {
            sizes[component]++;
        }
        return sizes;
    }

    /** The pairs within the components of three records and more that were not scored yet. */
    static Links unscored(int[] components, Links scored) {
        Map<Integer, List<Integer>> members = members(components);
        Map<Integer, Set<Long>> known = new HashMap<>();
        for (int link = 0; link < scored.size(); link++) {
            int component = components[scored.left(link)];
            if (component == components[scored.right(link)] && members.containsKey(component)) {
                known.computeIfAbsent(component, none -> new HashSet<>())
                        .add(pair(scored.left(link), scored.right(link)));
            }
        }
        Links unscored = new Links();
        members.forEach((component, records) -> {
            for (int i = 0; i < records.size(); i++) {
                for (int j = i + 1; j < records.size(); j++) {
                    if (!known.getOrDefault(component, Set.of()).contains(pair(records.get(i), records.get(j)))) {
                        unscored.add(records.get(i), records.get(j), 0, 0, 0);
                    }
                }
            }
        });
        return unscored;
    }

    /**
     * Divides each component by average linkage: the two parts whose records are on average most alike are joined, as long as that average
     * speaks for one person. A single false link then no longer joins two persons.
     *
     * @param components of all records
     * @param scored every pair within the components
     * @param leastWeight what the average must reach
     */
    static int[] divided(int[] components, Links scored, double leastWeight) {
        int[] clusters = components.clone();
        Map<Integer, List<Integer>> members = members(components);
        Map<Long, Float> weights = new HashMap<>();
        for (int link = 0; link < scored.size(); link++) {
            if (members.containsKey(components[scored.left(link)])) {
                weights.put(pair(scored.left(link), scored.right(link)), Math.max(MOST_AGAINST, scored.weight(link)));
            }
        }
        members.values().forEach(records -> divide(records, weights, leastWeight, clusters));
        return clusters;
    }

    private static void divide(List<Integer> records, Map<Long, Float> weights, double leastWeight, int[] clusters) {
        List<List<Integer>> parts = new ArrayList<>();
        records.forEach(record -> parts.add(new ArrayList<>(List.of(record))));
        while (parts.size() > 1) {
            double best = Double.NEGATIVE_INFINITY;
            int one = 0;
            int other = 0;
            for (int i = 0; i < parts.size(); i++) {
                for (int j = i + 1; j < parts.size(); j++) {
                    double average = average(parts.get(i), parts.get(j), weights);
                    if (average > best) {
                        best = average;
                        one = i;
                        other = j;
                    }
                }
            }
            if (best < leastWeight) {
                break;
            }
            parts.get(one).addAll(parts.remove(other));
        }
        for (List<Integer> part : parts) {
            int name = part.stream().mapToInt(Integer::intValue).min().orElseThrow();
            part.forEach(record -> clusters[record] = name);
        }
    }

    private static double average(List<Integer> one, List<Integer> other, Map<Long, Float> weights) {
        double sum = 0;
        for (int i : one) {
            for (int j : other) {
                sum += weights.getOrDefault(pair(Math.min(i, j), Math.max(i, j)), MOST_AGAINST);
            }
        }
        return sum / (one.size() * other.size());
    }

    /** The components of three records and more. */
    private static Map<Integer, List<Integer>> members(int[] components) {
        int[] sizes = sizes(components);
        Map<Integer, List<Integer>> members = new HashMap<>();
        for (int no = 0; no < components.length; no++) {
            if (sizes[components[no]] > 2) {
                members.computeIfAbsent(components[no], none -> new ArrayList<>())
                        .add(no);
            }
        }
        return members;
    }

    private static long pair(int left, int right) {
        return (long) left << 32 | right;
    }

    private static int rootOf(int[] root, int no) {
        int at = no;
        while (root[at] != at) {
            root[at] = root[root[at]];
            at = root[at];
        }
        return at;
    }
}
