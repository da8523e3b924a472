package cn.xiaokang.warehouse.engine;

import cn.xiaokang.warehouse.catalogue.DataSet;
import cn.xiaokang.warehouse.publication.CellAttack;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The figures of a group of sets, in tables of their own, and which of them add up to which: a row whose place says less is the sum of
 * all that say the same and more. Amounts count in hundredths.
 */
final class CellTables {
    private final Map<String, List<Figure>> tables = new LinkedHashMap<>();

    /**
     * A row of a set.
     *
     * @param row the set and the row's number in it
     * @param place its columns of place that are not added up
     * @param amounts by measure
     * @param known the measures of it that everyone knows anyway
     */
    record Figure(Row row, Map<String, String> place, long households, Map<String, Long> amounts, Set<String> known) {
        /** What an attack on a measure reckons with. */
        CellAttack.Cell cell(String measure) {
            return new CellAttack.Cell(households, amounts.getOrDefault(measure, 0L), known.contains(measure));
        }
    }

    /** A row of a set by its number. */
    record Row(String set, int number) {}

    /** Adds the rows of a set; those whose number is among the given ones are known already. */
    void add(DataSet set, DataSet.Small small, Set<Integer> posted, ResultSet rows) throws SQLException {
        while (rows.next()) {
            StringBuilder table = new StringBuilder();
            for (String column : small.within()) {
                table.append(rows.getString(column)).append('|');
            }
            Map<String, String> place = new LinkedHashMap<>();
            for (String column : small.place()) {
                String value = rows.getString(column);
                if (value != null || !small.hasLevels()) {
                    place.put(column, String.valueOf(value));
                }
            }
            Map<String, Long> amounts = new LinkedHashMap<>();
            for (String measure : small.measures()) {
                BigDecimal amount = rows.getBigDecimal(measure);
                amounts.put(
                        measure, amount == null ? 0L : amount.movePointRight(2).longValue());
            }
            int number = rows.getInt("cell_number");
            long households = rows.getLong(small.count());
            boolean isWhole = small.isWholeKnown() && place.isEmpty() && households >= CellAttack.FEWEST;
            Set<String> known = posted.contains(number)
                    ? Set.copyOf(small.measures())
                    : isWhole ? Set.of(small.measures().get(0)) : Set.of();
            tables.computeIfAbsent(table.toString(), name -> new ArrayList<>())
                    .add(new Figure(new Row(set.id(), number), place, households, amounts, known));
        }
    }

    /** The figures by table. */
    Collection<List<Figure>> tables() {
        return tables.values();
    }

    /** The sums of one measure that hold between figures; by their places in the list. */
    static List<CellAttack.Sum> sums(List<Figure> figures, String measure) {
        Map<Level, Map<List<String>, Integer>> levels = levels(figures);
        Set<Set<String>> known = levels.keySet().stream().map(Level::columns).collect(Collectors.toSet());
        List<CellAttack.Sum> sums = new ArrayList<>();
        for (Map.Entry<Level, Map<List<String>, Integer>> coarse : levels.entrySet()) {
            for (Map.Entry<Level, Map<List<String>, Integer>> fine : levels.entrySet()) {
                if (coarse.getKey().isNextAbove(fine.getKey(), known)) {
                    add(
                            figures,
                            measure,
                            coarse.getValue(),
                            fine,
                            List.copyOf(coarse.getKey().columns()),
                            sums);
                }
            }
        }
        return sums;
    }

    private static void add(
            List<Figure> figures,
            String measure,
            Map<List<String>, Integer> wholes,
            Map.Entry<Level, Map<List<String>, Integer>> fine,
            List<String> columns,
            List<CellAttack.Sum> sums) {
        Map<List<String>, List<Integer>> parts = new HashMap<>();
        for (int number : fine.getValue().values()) {
            Map<String, String> place = figures.get(number).place();
            parts.computeIfAbsent(
                            columns.stream()
                                    .map(column -> place.getOrDefault(column, ""))
                                    .toList(),
                            line -> new ArrayList<>())
                    .add(number);
        }
        wholes.forEach((place, whole) -> {
            List<Integer> of = parts.getOrDefault(place, List.of());
            // what doesn't add up is no sum that anyone could reckon with
            if (amount(figures.get(whole), measure)
                    == of.stream()
                            .mapToLong(part -> amount(figures.get(part), measure))
                            .sum()) {
                sums.add(new CellAttack.Sum(whole, of));
            }
        });
    }

    private static long amount(Figure figure, String measure) {
        return figure.amounts().getOrDefault(measure, 0L);
    }

    /** The rows of one set that say equally much of their place. */
    private record Level(String set, Set<String> columns) {
        /** Whether the other says more than this one, and none in between does. */
        boolean isNextAbove(Level other, Set<Set<String>> known) {
            if (columns.equals(other.columns)) {
                return set.compareTo(other.set) < 0;
            }
            return other.columns.containsAll(columns)
                    && known.stream()
                            .noneMatch(between -> !between.equals(columns)
                                    && !between.equals(other.columns)
                                    && between.containsAll(columns)
                                    && other.columns.containsAll(between));
        }
    }

    private static Map<Level, Map<List<String>, Integer>> levels(List<Figure> figures) {
        Map<Level, Map<List<String>, Integer>> levels = new LinkedHashMap<>();
        for (int i = 0; i < figures.size(); i++) {
            Figure figure = figures.get(i);
            Level level = new Level(
                    figure.row().set(), new LinkedHashSet<>(figure.place().keySet()));
            levels.computeIfAbsent(level, name -> new LinkedHashMap<>())
                    .put(List.copyOf(figure.place().values()), i);
        }
        return levels;
    }

    /** The measures of a table, of all its sets. */
    static List<String> measures(List<DataSet> sets) {
        return sets.stream()
                .flatMap(set -> {
                    DataSet.Small small = set.small();
                    return small == null ? Stream.empty() : small.measures().stream();
                })
                .distinct()
                .toList();
    }
}
