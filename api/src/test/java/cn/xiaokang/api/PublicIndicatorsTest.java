package cn.xiaokang.api;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/**
 * Which figures of indicators the public sees. Three counties of 20 households each: in 330402 two are without a party branch, and one
 * has almost all the income; in 330481 and 330411 ten are without, and all live on as much.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PublicIndicatorsTest {
    private static final List<String> COUNTIES = List.of("330402", "330481", "330411");
    private static final String CITY = "330400";
    private static final String SET = "/api/v1/public/datasets/indicators_by_county";

    private SmallServer server;
    private Path state;

    @BeforeAll
    void start(@TempDir Path folder) throws Exception {
        SmallWarehouse city = SmallWarehouse.in(folder.resolve("warehouse"))
                .with("fact_pairing", Map.of("household_id", "33040200100", "paired_on", "2018-01-01"));
        for (String county : COUNTIES) {
            for (int i = 0; i < 20; i++) {
                city = city.with("fact_household_year", household(county, i));
            }
            boolean isFirst = county.equals("330402");
            city = figure(city, "pairing_coverage", county, isFirst ? "18" : "10", "20");
            city = figure(city, "income_per_capita", county, isFirst ? "901900.00" : "20000.00", "20");
            city = figure(city, "income_growth", county, "0.1", "1");
            // villages and projects are nobody's secret
            city = figure(city, "village_operating", county, "1", "3");
        }
        city = figure(city, "pairing_coverage", CITY, "38", "60");
        city = figure(city, "income_per_capita", CITY, "941900.00", "60");
        city = figure(city, "income_growth", CITY, "0.1", "1");
        city = figure(city, "village_operating", CITY, "3", "9");
        assertFalse(city.publish(1).id().isEmpty());
        state = folder.resolve("state");
        server = SmallServer.start(city.folder(), state);
    }

    @AfterAll
    void stop() {
        server.close();
    }

    @Test
    void whereFewLackWhatOthersHaveTheFigureIsLeftOutAndSoIsWhatTellsIt() {
        assertLeftOut(leftOut("pairing_coverage"));
    }

    @Test
    void whereOneHouseholdMakesUpAnAmountItIsLeftOutTooHoweverManyThereAre() {
        assertLeftOut(leftOut("income_per_capita"));
    }

    @Test
    void whatIsWorkedOutOfFiguresGoesWithThem() {
        assertEquals(leftOut("income_per_capita"), leftOut("income_growth"));
    }

    @Test
    void figuresOfVillagesAreNobodysSecret() {
        assertEquals(Set.of(), leftOut("village_operating"));
    }

    /** The page and the data set leave out the same, since one is made of the other. */
    @Test
    void theDataSetTellsWhatThePageTells() {
        JsonNode current = server.json("leader", SET).get("current");
        assertTrue(current.get("is_posted").asBoolean(), current.toString());
        assertEquals(0, current.get("told").asInt());
        assertEquals(0, current.get("persons_told").asInt());
        assertTrue(current.get("told_before").asInt() >= 3, current.toString());
        Set<String> leftOut = new HashSet<>();
        server.get(SET + "/files/csv")
                .body()
                .lines()
                .filter(line -> line.startsWith("2019,pairing_coverage,"))
                .filter(line -> line.endsWith(",,,"))
                .map(line -> line.split(",", -1)[2])
                .forEach(county -> leftOut.add(county.isEmpty() ? CITY : county));
        assertEquals(leftOut("pairing_coverage"), leftOut);
    }

    @Test
    void theRowsBehindTheFiguresAreGoneOnceTheReleaseIsMade() throws Exception {
        try (Stream<Path> files = Files.walk(state)) {
            assertTrue(files.noneMatch(file -> file.toString().contains("indicator_item")));
        }
    }

    /** The county of few and one more at least, and not everything. */
    private static void assertLeftOut(Set<String> areas) {
        assertTrue(areas.contains("330402"), areas.toString());
        assertTrue(areas.size() > 1, areas.toString());
        assertTrue(areas.size() < 4, areas.toString());
    }

    private Set<String> leftOut(String indicator) {
        Set<String> areas = new HashSet<>();
        JsonNode items = SmallServer.json(server.get("/api/v1/public/indicators?year=2019"))
                .at("/data/items");
        for (JsonNode item : items) {
            if (item.get("id").asText().equals(indicator)) {
                for (JsonNode value : item.get("values")) {
                    boolean isEmpty = value.get("value").isNull();
                    assertEquals(isEmpty, value.path("empty_reason").asText().contains("不予公开"), value.toString());
                    if (isEmpty) {
                        areas.add(value.get("area_code").asText());
                    }
                }
                return areas;
            }
        }
        throw new AssertionError("no indicator " + indicator + " in " + items);
    }

    private static Map<String, Object> household(String county, int i) {
        boolean isFirst = county.equals("330402");
        Map<String, Object> row = new HashMap<>();
        row.put("household_id", county + "001" + (100 + i));
        row.put("year", 2019);
        row.put("village_code", county + "001001");
        row.put("county_code", county);
        row.put("is_of_year", true);
        row.put("is_surveyed", true);
        row.put("is_paired", isFirst ? i >= 2 : i >= 10);
        row.put("persons", 1);
        row.put("members", 1);
        row.put("income", isFirst && i == 0 ? "900000.00" : isFirst ? "100.00" : "1000.00");
        return row;
    }

    private static SmallWarehouse figure(
            SmallWarehouse city, String indicator, String area, String numerator, String denominator) {
        return city.with(
                "fact_indicator",
                Map.of(
                        "indicator", indicator,
                        "area_code", area,
                        "area_level", area.equals(CITY) ? "city" : "county",
                        "year", 2019,
                        "numerator", numerator,
                        "denominator", denominator,
                        "value", "0.5"));
    }
}
