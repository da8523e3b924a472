package cn.xiaokang.api.dossier;

import static org.junit.jupiter.api.Assertions.assertEquals;

import cn.xiaokang.api.MovedClock;
import cn.xiaokang.api.SmallServer;
import cn.xiaokang.api.SmallWarehouse;
import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two households of two counties that give one account. */
class RingTest {
    private static final String HERE = "330481000001";
    private static final String ELSEWHERE = "330402000001";

    @TempDir
    private Path folder;

    @Test
    void aRingReachesAnotherHouseholdByTheAccountThatBothGive() throws Exception {
        try (SmallServer server = server()) {
            JsonNode ring = ring(server, "inspector");
            assertEquals(
                    List.of("household:" + HERE, "account:a1", "household:" + ELSEWHERE),
                    nodes(ring).stream()
                            .filter(node -> node.startsWith("household:") || node.equals("account:a1"))
                            .toList());
        }
    }

    /** The register gives the account twice; the row named is the first, with its own line. */
    @Test
    void aTieNamesOneRowThatSaysSo() throws Exception {
        try (SmallServer server = server()) {
            List<String> named = new ArrayList<>();
            ring(server, "inspector").get("edges").forEach(edge -> {
                if (edge.get("source").asText().equals("household:" + HERE)
                        && edge.get("target").asText().equals("account:a1")) {
                    named.add(edge.get("kind").asText() + " "
                            + edge.get("file").asText("none") + " "
                            + edge.get("line").asText());
                }
            });
            assertEquals(1, named.size(), named.toString());
            assertEquals("account", named.get(0).split(" ", 2)[0]);
            assertEquals("900", named.get(0).substring(named.get(0).lastIndexOf(' ') + 1));
        }
    }

    @Test
    void whoSeesOneCountyWalksNoFurther() throws Exception {
        try (SmallServer server = server()) {
            List<String> nodes = nodes(ring(server, "county-inspector"));
            assertEquals(
                    List.of("household:" + HERE),
                    nodes.stream().filter(node -> node.startsWith("household:")).toList());
        }
    }

    private SmallServer server() throws Exception {
        SmallWarehouse city = SmallWarehouse.in(folder.resolve("warehouse"))
                .with("fact_register", registered(HERE, "330481", "d0000000000000005", 7))
                .with("fact_register", registered(HERE, "330481", "d0000000000000002", 900))
                .with("fact_register", registered(ELSEWHERE, "330402", "d0000000000000002", 3));
        city.publish(1);
        return SmallServer.start(
                city.folder(), folder.resolve("state"), new MovedClock(Instant.parse("2026-03-02T02:00:00Z")));
    }

    private static Map<String, @Nullable Object> registered(
            String household, String county, String delivery, int line) {
        Map<String, @Nullable Object> row = new HashMap<>();
        row.put("as_of", LocalDate.of(2021, 12, 31));
        row.put("household_id", household);
        row.put("county_code", county);
        row.put("account_id", "a1");
        row.put("year", 2021);
        row.put("delivery_id", delivery);
        row.put("line", line);
        return row;
    }

    private static JsonNode ring(SmallServer server, String user) {
        return server.json(user, "/api/v1/households/" + HERE + "/ring?purpose=checking")
                .get("data");
    }

    private static List<String> nodes(JsonNode ring) {
        List<String> nodes = new ArrayList<>();
        ring.get("nodes").forEach(node -> nodes.add(node.get("node").asText()));
        return nodes;
    }
}
