package cn.xiaokang.api;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** The integrity notes over HTTP: in one county half of the wages end in 0, in the other the digits are even. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class IntegrityTest {
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
    void theCountyWhoseDigitsHeapIsAskedAndTheOtherIsNot() {
        Map<String, Boolean> asked = asked(server.json("leader", "/api/v1/integrity"));
        assertEquals(true, asked.get("330481"));
        assertEquals(false, asked.get("330402"));
    }

    @Test
    void aCountySeesItsOwnFindingJudgedAsInTheCity() {
        JsonNode city = server.json("leader", "/api/v1/integrity");
        JsonNode county = server.json("county-leader", "/api/v1/integrity");
        assertEquals(Map.of("330481", true), asked(county));
        assertEquals(city.at("/data/tests_in_all"), county.at("/data/tests_in_all"));
        assertEquals(
                403,
                server.get("county-leader", "/api/v1/integrity?area=330402").statusCode());
    }

    private static Map<String, Boolean> asked(JsonNode answer) {
        JsonNode items = answer.at("/data/items");
        assertFalse(items.isEmpty(), answer.toString());
        Map<String, Boolean> asked = new TreeMap<>();
        for (JsonNode item : items) {
            if (item.get("note").asText().equals("income_digit_heaping")) {
                asked.put(
                        item.get("area_code").asText(),
                        item.get("is_worth_asking").asBoolean());
            }
        }
        return asked;
    }
}
