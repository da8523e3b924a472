package cn.xiaokang.api;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** What the public finds by village and by project, and what few households keep out of it. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PortalTest {
    private static final String VILLAGE = "330481002003";
    private static final String LARGE = "330481002005";

    private SmallServer server;

    @BeforeAll
    void start(@TempDir Path folder) throws Exception {
        SmallWarehouse city = SmallWarehouse.in(folder.resolve("warehouse"));
        for (int i = 1; i <= 7; i++) {
            city = city.with("fact_household_year", household(i)).with("fact_payment", payment(i, "P01"));
        }
        city = city.with("fact_payment", payment(8, "P08")).with("fact_payment", payment(9, "P13"));
        city = city.with(
                "dim_project",
                Map.of(
                        "project_no", "X1",
                        "name", "张建国 330499197001011233 大棚",
                        "kind", "INDUSTRY",
                        "village_code", LARGE,
                        "county_code", "330481",
                        "budget", "1000.00"));
        assertFalse(city.publish(1).id().isEmpty());
        server = SmallServer.start(city.folder(), folder.resolve("state"));
    }

    @AfterAll
    void stop() {
        server.close();
    }

    @Test
    void aVillageOfFewHouseholdsTellsNoneOfTheirFigures() {
        JsonNode village = village(VILLAGE);
        assertTrue(village.at("/households/0/households").isNull());
        assertTrue(village.at("/households/0/paired").isNull());
        assertTrue(village.at("/funds/0/total/amount").isNull());
        assertTrue(village.at("/funds/0/programmes/0/cell/amount").isNull());
    }

    @Test
    void inALargerOneTheSmallAndTheNextCellAreLeftOut() {
        JsonNode village = village(LARGE);
        assertEquals(7, village.at("/households/0/households").asInt());
        assertTrue(village.at("/households/0/paired").isNull(), "two of seven are not paired");
        JsonNode funds = village.at("/funds/0");
        assertTrue(funds.at("/total/amount").isNull(), "all cells are left out, and so is the total");
        funds.get("programmes")
                .forEach(part -> assertTrue(part.at("/cell/amount").isNull(), part.toString()));
    }

    @Test
    void aProjectWhoseNameTellsOfAPersonIsShownWithoutIt() {
        String body = server.get("/api/v1/public/villages/" + LARGE).body();
        assertFalse(body.contains("330499197001011233"));
        assertTrue(body.contains("X1"));
    }

    @Test
    void noticesAreFoundByTheNumberOfWhatTheyAreAbout() {
        String number = server.postNotice();
        assertEquals(
                number,
                server.json("leader", "/api/v1/public/notices?subject=B1")
                        .at("/items/0/notice_no")
                        .asText());
        assertEquals(
                0,
                server.json("leader", "/api/v1/public/notices?subject=B9")
                        .get("total")
                        .asInt());
        assertEquals(number, village(VILLAGE).at("/notices/0/notice_no").asText());
    }

    @Test
    void unknownVillagesAndOddNumbersAreToldSo() {
        assertEquals(404, server.get("/api/v1/public/villages/330481999999").statusCode());
        assertEquals(404, server.get("/public/villages/x%27y").statusCode());
        assertEquals(
                400,
                server.get("/api/v1/public/notices?subject=%27%20or%201%3D1").statusCode());
        assertEquals(200, server.get("/public/villages?name=%3Cscript%3E").statusCode());
    }

    private JsonNode village(String code) {
        return server.json("leader", "/api/v1/public/villages/" + code).get("data");
    }

    private static Map<String, Object> household(int number) {
        return new HashMap<>(Map.of(
                "household_id",
                "33048100010" + number,
                "year",
                2022,
                "village_code",
                LARGE,
                "county_code",
                "330481",
                "is_of_year",
                true,
                "is_paired",
                number > 2));
    }

    private static Map<String, Object> payment(int number, String programme) {
        return new HashMap<>(Map.of(
                "payment_no",
                "V" + number,
                "programme_code",
                programme,
                "household_id",
                "33048100010" + number,
                "village_code",
                LARGE,
                "county_code",
                "330481",
                "year",
                2022,
                "amount",
                "100.00",
                "batch_no",
                "BV"));
    }
}
