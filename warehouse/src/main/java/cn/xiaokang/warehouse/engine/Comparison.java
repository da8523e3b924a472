package cn.xiaokang.warehouse.engine;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Compares what a case expects with an engine's answer, by the columns that the case names. */
final class Comparison {
    private Comparison() {}

    /** Every row expected must come, and no other. */
    static List<String> ofAll(List<Map<String, @Nullable Object>> expected, List<Map<String, @Nullable Object>> found) {
        List<Map<String, @Nullable Object>> left = new ArrayList<>(found);
        List<String> differences = new ArrayList<>();
        // The rows that say most choose first.
        expected.stream()
                .sorted(Comparator.comparingInt((Map<String, @Nullable Object> row) -> row.size())
                        .reversed())
                .forEach(row -> {
                    if (!takeOneLike(row, left)) {
                        differences.add("expected and not found: " + written(row));
                    }
                });
        left.forEach(row -> differences.add("found and not expected: " + written(row)));
        return differences;
    }

    /** Every figure expected must come so for its area and year; other areas may have theirs. */
    static List<String> ofNamed(
            List<Map<String, @Nullable Object>> expected, List<Map<String, @Nullable Object>> found) {
        List<String> differences = new ArrayList<>();
        for (Map<String, @Nullable Object> row : expected) {
            List<Map<String, @Nullable Object>> sameKey = found.stream()
                    .filter(figure -> same(row, figure, "area_code") && same(row, figure, "year"))
                    .toList();
            if (sameKey.size() != 1) {
                differences.add("expected one figure " + written(row) + " and found " + sameKey.size());
            } else if (!row.keySet().stream().allMatch(column -> same(row, sameKey.get(0), column))) {
                differences.add("expected " + written(row) + " and found " + written(sameKey.get(0)));
            }
        }
        return differences;
    }

    private static boolean takeOneLike(Map<String, @Nullable Object> row, List<Map<String, @Nullable Object>> left) {
        Iterator<Map<String, @Nullable Object>> candidates = left.iterator();
        while (candidates.hasNext()) {
            Map<String, @Nullable Object> candidate = candidates.next();
            if (row.keySet().stream().allMatch(column -> same(row, candidate, column))) {
                candidates.remove();
                return true;
            }
        }
        return false;
    }

    private static boolean same(Map<String, @Nullable Object> one, Map<String, @Nullable Object> other, String column) {
        return other.containsKey(column)
                && Objects.equals(CaseBench.text(one.get(column)), CaseBench.text(other.get(column)));
    }

    private static String written(Map<String, @Nullable Object> row) {
        return row.entrySet().stream()
                .map(entry -> entry.getKey() + "=" + CaseBench.text(entry.getValue()))
                .collect(Collectors.joining(", ", "{", "}"));
    }
}
