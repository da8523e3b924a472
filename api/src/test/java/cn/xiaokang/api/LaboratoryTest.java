package cn.xiaokang.api;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** Trials of the policy laboratory on the small city, over HTTP. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class LaboratoryTest {
    private SmallServer server;

    @BeforeAll
    void start(@TempDir Path folder) throws Exception {
        SmallWarehouse city = SmallWarehouse.in(folder.resolve("warehouse"));
        assertNotNull(city.publish(1));
        server = SmallServer.start(city.folder(), folder.resolve("state"));
    }

    @AfterAll
    void stop() {
        server.close();
    }

    @Test
    void aLowerTargetTurnsAMissedFigureAndLeavesItsValue() {
        JsonNode trial = trial("leader", "?year=2022&income_target=20000");
        JsonNode city = indicator(trial, "330400");
        assertEquals("21000", plain(city.at("/before/value")));
        assertEquals(city.at("/before/value"), city.at("/after/value"));
        assertEquals("22000", plain(city.at("/before/target")));
        assertEquals("20000", plain(city.at("/after/target")));
        assertFalse(city.at("/before/is_met").asBoolean());
        assertTrue(city.at("/after/is_met").asBoolean());
        JsonNode county = indicator(trial, "330402");
        assertFalse(county.at("/after/is_met").asBoolean(), "17666 is below 20000 too");
    }

    @Test
    void withNothingMovedNothingIsDifferent() {
        for (String query : List.of("?year=2022", "?year=2022&income_target=22000.0")) {
            JsonNode trial = trial("leader", query);
            for (String list : List.of("households", "money", "indicators", "flags")) {
                assertEquals(0, trial.get(list).size(), query + " " + list);
            }
            assertTrue(trial.get("parameters").size() > 10);
        }
    }

    @Test
    void aCountySeesItsOwn() {
        JsonNode trial = trial("county-leader", "?year=2022&income_target=24000");
        assertEquals(1, trial.get("indicators").size());
        assertFalse(indicator(trial, "330481").at("/after/is_met").asBoolean(), "23000 no longer reaches it");
    }

    @Test
    void whatCannotBeMovedSoIsRefused() {
        for (String query : List.of("?income_target=1", "?income_target=-5", "?income_target=1e9", "?minor_age=17")) {
            assertEquals(400, server.get("leader", "/api/v1/laboratory" + query).statusCode(), query);
        }
        assertEquals(403, server.get("publisher", "/api/v1/laboratory").statusCode());
        assertEquals(401, server.get("/api/v1/laboratory").statusCode());
    }

    private JsonNode trial(String user, String query) {
        return server.json(user, "/api/v1/laboratory" + query).get("data");
    }

    private static JsonNode indicator(JsonNode trial, String area) {
        for (JsonNode each : trial.get("indicators")) {
            if (each.get("indicator").asText().equals("income_per_capita")
                    && each.get("area_code").asText().equals(area)) {
                return each;
            }
        }
        throw new AssertionError("no income of " + area + " in " + trial);
    }

    private static String plain(JsonNode number) {
        return new java.math.BigDecimal(number.asText()).stripTrailingZeros().toPlainString();
    }
}
