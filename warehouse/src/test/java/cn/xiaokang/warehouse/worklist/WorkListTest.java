package cn.xiaokang.warehouse.worklist;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import cn.xiaokang.warehouse.catalogue.Catalogue;
import cn.xiaokang.warehouse.catalogue.Severity;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Work lists: what a flag lets expect, who is visited, and what is kept for chance and for the counties. */
class WorkListTest {
    private static final Catalogue CATALOGUE = Catalogue.load();
    private static final Expectation EXPECTATION = Expectation.of(CATALOGUE, LocalDate.of(2022, 12, 31));
    private static final BigDecimal TENTH = new BigDecimal("0.1");
    private static final BigDecimal HALF = new BigDecimal("0.5");

    private static Question question(String id, Severity severity, String year, String atStake) {
        return new Question(id, "a_rule", severity, year, new BigDecimal(atStake));
    }

    private static Candidate flagged(int number, String county, Severity severity, String atStake) {
        return new Candidate(
                "H" + number,
                county,
                county + "00" + number % 3,
                EXPECTATION.parts(List.of(question("f" + number, severity, "2022", atStake))));
    }

    private static List<Candidate> others(int many) {
        return IntStream.range(0, many)
                .mapToObj(i -> new Candidate("K" + i, "330402", "330402001", List.of()))
                .toList();
    }

    /** A county with a few large claims and one with many small ones, each severity as good as any. */
    private static List<Candidate> city() {
        Random random = new Random(7);
        List<Candidate> city = new ArrayList<>();
        for (int i = 0; i < 120; i++) {
            city.add(flagged(
                    i,
                    i % 4 == 0 ? "330402" : "330481",
                    List.of(Severity.HIGH, Severity.MEDIUM, Severity.LOW).get(i % 3),
                    String.valueOf(i % 4 == 0 ? 9000 + random.nextInt(9000) : 100 + random.nextInt(4000))));
        }
        return city;
    }

    @Test
    void furtherFlagsOfOneYearCountHalfAndOfAnotherYearInFull() {
        List<Expectation.Part> parts = EXPECTATION.parts(List.of(
                question("a", Severity.HIGH, "2022", "1000.00"),
                question("b", Severity.HIGH, "2022", "1000.00"),
                question("c", Severity.HIGH, "2021", "1000.00")));
        assertEquals(
                Map.of("a", "600.00", "b", "300.00", "c", "600.00"),
                parts.stream()
                        .collect(Collectors.toMap(
                                part -> part.question().flagId(),
                                part -> part.value().toPlainString())));
        assertEquals(new BigDecimal("1500.00"), new Candidate("H", "330402", "330402001", parts).value());
    }

    @Test
    void aFlagWithoutMoneyHasTheLeastValueOfItsSeverity() {
        Expectation.Part part = EXPECTATION
                .parts(List.of(question("a", Severity.LOW, "2022", "0")))
                .get(0);
        assertEquals(new BigDecimal("20.00"), part.value());
    }

    @Test
    void aTenthIsDrawnByLotFromTheUnflaggedAndEachCountyKeepsItsPart() {
        WorkList list = WorkList.of(city(), others(500), new Crew(2, 5, 4), TENTH, HALF, 1);
        assertEquals(40, list.visits().size());
        assertEquals(4, list.visits().stream().filter(WorkList.Visit::isControl).count());
        Map<String, Long> counties = list.visits().stream()
                .filter(visit -> !visit.isControl())
                .collect(Collectors.groupingBy(visit -> visit.candidate().countyCode(), Collectors.counting()));
        // 36 places, half kept: a quarter of the flagged is in the one county, the rest in the other
        assertTrue(counties.getOrDefault("330481", 0L) >= 13, counties::toString);
        assertTrue(counties.getOrDefault("330402", 0L) >= 4, counties::toString);
    }

    @Test
    void theListIsBetterThanAmountsAloneAndMuchBetterThanChance() {
        WorkList list = WorkList.of(city(), others(500), new Crew(2, 5, 4), BigDecimal.ZERO, BigDecimal.ZERO, 1);
        assertEquals(list.byValue(), list.expected());
        assertTrue(list.expected().compareTo(list.byAmount()) > 0, list.expected() + " " + list.byAmount());
        assertTrue(list.expected().compareTo(list.byLot().multiply(new BigDecimal("1.5"))) > 0);
        WorkList kept = WorkList.of(city(), others(500), new Crew(2, 5, 4), TENTH, HALF, 1);
        assertTrue(kept.expected().compareTo(kept.byValue()) < 0, "chance and spread have their price");
        assertTrue(kept.expected().compareTo(kept.byLot()) > 0);
    }

    @Test
    void nobodyHasMoreThanTheDayHoldsAndNobodyIsSeenTwice() {
        WorkList list = WorkList.of(city(), others(500), new Crew(3, 2, 5), TENTH, HALF, 1);
        list.visits().stream()
                .collect(Collectors.groupingBy(visit -> List.of(visit.visitor(), visit.day()), Collectors.counting()))
                .values()
                .forEach(many -> assertTrue(many <= 5));
        Set<String> seen = list.visits().stream()
                .map(visit -> visit.candidate().household())
                .collect(Collectors.toSet());
        assertEquals(30, seen.size());
        assertEquals(
                list.visits(),
                list.visits().stream()
                        .sorted(Comparator.comparingInt(WorkList.Visit::visitor).thenComparingInt(WorkList.Visit::day))
                        .toList());
    }

    @Test
    void theSameSeedGivesTheSameListAndAnotherAnotherControl() {
        WorkList one = WorkList.of(city(), others(500), new Crew(2, 5, 4), TENTH, HALF, 1);
        assertEquals(one, WorkList.of(city(), others(500), new Crew(2, 5, 4), TENTH, HALF, 1));
        assertTrue(!one.equals(WorkList.of(city(), others(500), new Crew(2, 5, 4), TENTH, HALF, 2)));
    }

    @Test
    void fewerHouseholdsThanVisitsAreAllVisited() {
        WorkList list = WorkList.of(city().subList(0, 3), others(1), new Crew(5, 5, 5), TENTH, HALF, 1);
        assertEquals(4, list.visits().size());
        WorkList none = WorkList.of(List.of(), List.of(), new Crew(1, 1, 1), TENTH, HALF, 1);
        assertEquals(List.of(), none.visits());
        assertEquals(new BigDecimal("0.00"), none.expected());
    }
}
