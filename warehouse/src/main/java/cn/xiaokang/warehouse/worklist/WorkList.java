package cn.xiaokang.warehouse.worklist;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * A list of visits for a crew: a share drawn by lot from households without a flag (the random control, without which nobody knows
 * what the rules miss), the rest by expected value, of which a part is kept for each county by its number of flagged households.
 * Neighbours are visited by one visitor. The same input and seed give the same list.
 *
 * @param visits in the order of visitor and day
 * @param expected what the list can be expected to confirm, in yuan
 * @param byValue the same of the list without control and spread: the most that is possible
 * @param byAmount the same of as many households by the money at stake alone
 * @param byLot the same of as many flagged households drawn by lot, on average
 */
public record WorkList(
        List<Visit> visits, BigDecimal expected, BigDecimal byValue, BigDecimal byAmount, BigDecimal byLot) {
    private static final Comparator<Candidate> BEST =
            Comparator.comparing(Candidate::value).reversed().thenComparing(Candidate::household);
    private static final Comparator<Candidate> RICHEST =
            Comparator.comparing(Candidate::atStake).reversed().thenComparing(Candidate::household);
    private static final int CENTS = 2;

    /**
     * One visit.
     *
     * @param visitor from 1
     * @param day from 1
     * @param isControl whether the household was drawn by lot and bears no flag
     */
    public record Visit(int visitor, int day, Candidate candidate, boolean isControl) {}

    /**
     * Draws up a list.
     *
     * @param flagged households with a flag
     * @param others households without one
     * @param control share of the visits for the others, 0 to 1
     * @param spread share of the rest that is kept for the counties, 0 to 1
     */
    public static WorkList of(
            List<Candidate> flagged,
            List<Candidate> others,
            Crew crew,
            BigDecimal control,
            BigDecimal spread,
            long seed) {
        int visits = crew.visits();
        int drawn = Math.min(
                others.size(),
                control.multiply(BigDecimal.valueOf(visits))
                        .setScale(0, RoundingMode.HALF_UP)
                        .intValueExact());
        List<Candidate> lot = new ArrayList<>(others);
        lot.sort(Comparator.comparing(Candidate::household));
        Collections.shuffle(lot, new Random(seed));
        Set<Candidate> controls = new LinkedHashSet<>(lot.subList(0, drawn));
        Set<Candidate> chosen = chosen(flagged, visits - drawn, spread);
        List<Candidate> route = new ArrayList<>(chosen);
        route.addAll(controls);
        route.sort(Comparator.comparing(Candidate::countyCode)
                .thenComparing(Candidate::villageCode)
                .thenComparing(BEST));
        List<Visit> planned = new ArrayList<>();
        for (int i = 0; i < route.size(); i++) {
            planned.add(new Visit(
                    i / (crew.days() * crew.visitsADay()) + 1,
                    i / crew.visitsADay() % crew.days() + 1,
                    route.get(i),
                    controls.contains(route.get(i))));
        }
        return new WorkList(
                List.copyOf(planned),
                sum(chosen.stream().toList()),
                sum(flagged.stream().sorted(BEST).limit(visits).toList()),
                sum(flagged.stream().sorted(RICHEST).limit(visits).toList()),
                flagged.isEmpty()
                        ? BigDecimal.ZERO.setScale(CENTS)
                        : sum(flagged)
                                .multiply(BigDecimal.valueOf(Math.min(visits, flagged.size())))
                                .divide(BigDecimal.valueOf(flagged.size()), CENTS, RoundingMode.HALF_UP));
    }

    private static Set<Candidate> chosen(List<Candidate> flagged, int places, BigDecimal spread) {
        Map<String, List<Candidate>> byCounty = flagged.stream()
                .sorted(BEST)
                .collect(Collectors.groupingBy(Candidate::countyCode, TreeMap::new, Collectors.toList()));
        Set<Candidate> chosen = new LinkedHashSet<>();
        for (List<Candidate> ofCounty : byCounty.values()) {
            int kept = spread.multiply(BigDecimal.valueOf(places))
                    .multiply(BigDecimal.valueOf(ofCounty.size()))
                    .divide(BigDecimal.valueOf(flagged.size()), 0, RoundingMode.DOWN)
                    .intValueExact();
            chosen.addAll(ofCounty.subList(0, Math.min(kept, ofCounty.size())));
        }
        for (Candidate candidate : flagged.stream().sorted(BEST).toList()) {
            if (chosen.size() >= places) {
                break;
            }
            chosen.add(candidate);
        }
        return chosen;
    }

    private static BigDecimal sum(List<Candidate> candidates) {
        return candidates.stream()
                .map(Candidate::value)
                .reduce(BigDecimal.ZERO, BigDecimal::add)
                .setScale(CENTS, RoundingMode.HALF_UP);
    }
}
