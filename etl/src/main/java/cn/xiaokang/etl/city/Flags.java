package cn.xiaokang.etl.city;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** The flags that the definitions yield: by rule, each subject with the household where there is one. */
final class Flags {
    private final Map<String, Map<String, String>> byRule = new TreeMap<>();

    void add(String rule, String subject, String household) {
        byRule.computeIfAbsent(rule, k -> new TreeMap<>()).put(subject, household);
    }

    Set<String> subjects(String rule) {
        return new HashSet<>(byRule.getOrDefault(rule, Map.of()).keySet());
    }

    /** Rows of rule, subject and household, in order. */
    List<List<String>> rows() {
        List<List<String>> rows = new ArrayList<>();
        byRule.forEach(
                (rule, flags) -> flags.forEach((subject, household) -> rows.add(List.of(rule, subject, household))));
        return rows;
    }
}
