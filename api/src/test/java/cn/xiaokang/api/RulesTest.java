package cn.xiaokang.api;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** How the rules do, over HTTP on the small city. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RulesTest {
    private SmallServer server;

    @BeforeAll
    void start(@TempDir Path folder) throws Exception {
        SmallWarehouse city = SmallWarehouse.in(folder.resolve("warehouse"))
                .with(
                        "fact_household_year",
                        row(
                                "household_id",
                                "330481000009",
                                "year",
                                2022,
                                "is_enrolled",
                                true,
                                "county_code",
                                "330481",
                                "village_code",
                                "330481002003"));
        assertNotNull(city.publish(1));
        server = SmallServer.start(city.folder(), folder.resolve("state"));
    }

    @AfterAll
    void stop() {
        server.close();
    }

    private static Map<String, @Nullable Object> row(Object... namesAndValues) {
        Map<String, @Nullable Object> row = new LinkedHashMap<>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            row.put(namesAndValues[i].toString(), namesAndValues[i + 1]);
        }
        return row;
    }

    @Test
    void whatEachExemptionClearsIsToldWithItsClause() {
        JsonNode lines = server.json("leader", "/api/v1/exemptions?rule=deceased_recipient")
                .at("/data/items");
        assertEquals(1, lines.size(), lines.toString());
        JsonNode line = lines.get(0);
        assertEquals("330481", line.get("county_code").asText());
        assertEquals(4, line.get("without").asInt());
        assertEquals(1, line.get("remain").asInt());
        assertEquals(2, line.get("cleared_by_several").asInt());
        JsonNode arrears = line.at("/cleared/0");
        assertEquals("arrears", arrears.get("exemption").asText());
        assertEquals("六（五）", arrears.get("clause").asText());
        assertEquals(1, arrears.get("flags").asInt());
    }

    @Test
    void aVisitToAHouseholdOfTheControlIsRecordedOnceAndCountsInTheRuleBook() {
        long before = server.json("inspector", "/api/v1/rules")
                .at("/data/control/trials")
                .asLong();
        assertEquals("/rules?recorded=yes#control", recorded("inspector", "330481000009"));
        JsonNode control = server.json("inspector", "/api/v1/rules").at("/data/control");
        assertEquals(before + 1, control.get("trials").asLong());
        assertEquals(1, control.get("hits").asInt());
        assertEquals("/rules?recorded=no#control", recorded("inspector", "330481000009"), "once on a snapshot");
        assertEquals("/rules?recorded=refused#control", recorded("inspector", "330481000001"), "it bears a flag");
        assertEquals(
                "/rules?recorded=refused#control", recorded("other-inspector", "330481000009"), "of another county");
    }

    private String recorded(String user, String household) {
        HttpResponse<String> response = server.send(server.as(user, "/rules/control-visits")
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(
                        "household=" + household + "&found=yes&note=%E9%9A%8F%E6%9C%BA%E5%85%A5%E6%88%B7")));
        assertEquals(303, response.statusCode(), response.body());
        return response.headers().firstValue("Location").orElse("");
    }

    @Test
    void theFileSaysTheSameAndACountySeesItsOwn() {
        String file = server.get("leader", "/exemptions.csv?rule=deceased_recipient&lang=en")
                .body();
        assertTrue(file.contains(",4,\"arrears for periods up to the month"), file);
        JsonNode elsewhere =
                server.json("leader", "/api/v1/exemptions?rule=shared_account").at("/data/items");
        assertEquals("330402", elsewhere.at("/0/county_code").asText());
        JsonNode own = server.json("county-leader", "/api/v1/exemptions").at("/data/items");
        assertFalse(own.isEmpty());
        own.forEach(line -> assertEquals("330481", line.get("county_code").asText()));
        assertEquals(
                403,
                server.get("county-leader", "/api/v1/exemptions?county=330402").statusCode());
        assertEquals(403, server.get("publisher", "/exemptions").statusCode());
    }
}
