package cn.xiaokang.warehouse.integrity;

import cn.xiaokang.warehouse.catalogue.IntegrityNote;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * All notes of a snapshot together. Many tests find something by chance, so the probabilities are adjusted over all tests of all
 * notes, areas and years by Holm's method, which needs no independence: in a city where nothing was made to fit, the chance that
 * anything at all stands out is below {@link #SIGNIFICANCE}.
 */
public final class Findings {
    /** The chance, over a whole snapshot, of asking where there is nothing to ask. */
    public static final double SIGNIFICANCE = 0.01;

    /** The code of the whole city. */
    private static final String CITY = "330400";

    private Findings() {}

    /** How many items of a county and year lie in a bin of a note. */
    public record Count(String countyCode, int year, String bin, long items) {}

    /**
     * The findings of all notes, in the order of the notes, then by year and area.
     *
     * @param counts for each note what its SQL counted
     */
    public static List<Finding> of(Map<IntegrityNote, List<Count>> counts) {
        List<Tested> tested = new ArrayList<>();
        counts.forEach((note, rows) -> tested.addAll(tested(note, rows)));
        double[] adjusted = holm(tested.stream()
                .flatMap(one -> one.statistic().stream())
                .mapToDouble(Statistic::p)
                .toArray());
        List<Finding> findings = new ArrayList<>();
        int test = 0;
        for (Tested one : tested) {
            Statistic statistic = one.statistic().orElse(null);
            Double p = statistic == null ? null : Double.valueOf(adjusted[test++]);
            findings.add(new Finding(
                    one.note(),
                    one.areaCode(),
                    one.year(),
                    one.bins(),
                    statistic,
                    p,
                    standsOut(one.note(), statistic, p)));
        }
        return List.copyOf(findings);
    }

    private static boolean standsOut(IntegrityNote note, @Nullable Statistic statistic, @Nullable Double p) {
        return statistic != null
                && p != null
                && p < SIGNIFICANCE
                && statistic.effect() >= note.leastEffect().doubleValue();
    }

    private static List<Tested> tested(IntegrityNote note, List<Count> rows) {
        Map<Integer, Map<String, Bins>> byYear = new TreeMap<>();
        for (int year : new TreeSet<>(rows.stream().map(Count::year).toList())) {
            List<Count> ofYear = rows.stream().filter(row -> row.year() == year).toList();
            byYear.put(year, note.isAgainstOthers() ? againstOthers(ofYear) : areas(ofYear));
        }
        List<Tested> tested = new ArrayList<>();
        byYear.forEach((year, areas) -> areas.forEach((area, bins) ->
                tested.add(new Tested(note, area, year, bins, Tests.of(note.method(), bins, note.leastItems())))));
        return tested;
    }

    /** The city and each county by itself. */
    private static Map<String, Bins> areas(List<Count> rows) {
        Map<String, Map<String, Long>> areas = new TreeMap<>();
        for (Count row : rows) {
            for (String area : List.of(CITY, row.countyCode())) {
                areas.computeIfAbsent(area, code -> new TreeMap<>()).merge(row.bin(), row.items(), Long::sum);
            }
        }
        Map<String, Bins> bins = new LinkedHashMap<>();
        areas.forEach((area, counted) -> bins.put(area, new Bins(counted)));
        return bins;
    }

    /** Each county against the others taken together; the city has nothing beside it. */
    private static Map<String, Bins> againstOthers(List<Count> rows) {
        Map<String, Bins> bins = new TreeMap<>();
        for (String county : new TreeSet<>(rows.stream().map(Count::countyCode).toList())) {
            Map<String, Long> counted = new TreeMap<>();
            for (Count row : rows) {
                String group = row.countyCode().equals(county) ? "marked_" : "other_";
                counted.merge(group + row.bin(), row.items(), Long::sum);
            }
            bins.put(county, new Bins(counted));
        }
        return bins;
    }

    /** The probabilities adjusted by Holm's method, in the order given. */
    static double[] holm(double... p) {
        List<Integer> order = IntStream.range(0, p.length)
                .boxed()
                .sorted(Comparator.comparingDouble(i -> p[i]))
                .toList();
        double[] adjusted = Arrays.copyOf(p, p.length);
        double highest = 0;
        for (int rank = 0; rank < order.size(); rank++) {
            int i = order.get(rank);
            highest = Math.max(highest, Math.min(1, p[i] * (p.length - rank)));
            adjusted[i] = highest;
        }
        return adjusted;
    }

    private record Tested(IntegrityNote note, String areaCode, int year, Bins bins, Optional<Statistic> statistic) {}
}
