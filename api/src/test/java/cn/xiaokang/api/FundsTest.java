package cn.xiaokang.api;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** The tree of funds, its levels held against each other, and money that stands still. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class FundsTest {
    private static final List<String> BOOKS = List.of("allocated", "ordered", "confirmed", "published", "payments");
    private static final List<String> LEVELS = List.of("source", "county", "programme", "town", "village", "household");

    private SmallServer server;

    @BeforeAll
    void start(@TempDir Path folder) throws Exception {
        SmallWarehouse city = SmallWarehouse.in(folder.resolve("warehouse"))
                .with("fact_allocation", allocation("A1", 2022, "P01", "2000.00"))
                .with("fact_allocation", allocation("A2", 2021, "P01", "90.00"))
                .with("fact_allocation", allocation("A3", 2021, "P08", "10.00"))
                .with("fact_fund_flow", flow(2021, "P01", null, "90.00", "0.00"))
                .with("fact_fund_flow", flow(2021, "P08", null, "10.00", "0.00"))
                .with("fact_fund_flow", flow(2021, "P01", "330481002003", "0.00", "80.00"))
                .with("fact_payment", payment("79.99"))
                .with("fact_flag", flagOfBatch());
        assertFalse(city.publish(1).id().isEmpty());
        server = SmallServer.start(city.folder(), folder.resolve("state"));
    }

    @AfterAll
    void stop() {
        server.close();
    }

    @Test
    void everyLevelOfTheTreeAddsUpToTheOneAbove() {
        Map<String, Map<String, BigDecimal>> sums = new TreeMap<>();
        Map<String, Integer> nodes = new TreeMap<>();
        JsonNode root = tree("inspector", "");
        walk(root, "", sums, nodes);
        JsonNode levels = server.json("inspector", "/api/v1/funds/reconciliation?year=2022")
                .get("data");
        assertTrue(levels.get("agrees").asBoolean(), levels.toString());
        assertEquals(7, levels.get("levels").size());
        for (JsonNode level : levels.get("levels")) {
            String name = level.get("level").asText();
            if (name.equals("all")) {
                continue;
            }
            assertEquals(nodes.get(name), level.get("nodes").asInt(), name);
            for (String book : BOOKS) {
                BigDecimal told = new BigDecimal(level.get("books").get(book).asText());
                assertEquals(
                        0,
                        told.compareTo(sums.getOrDefault(name, Map.of()).getOrDefault(book, BigDecimal.ONE.negate())),
                        name + " " + book);
                if (!book.equals("allocated") || LEVELS.indexOf(name) < 3) {
                    assertEquals(
                            0,
                            told.compareTo(
                                    new BigDecimal(root.get("node").get(book).asText())),
                            name + " " + book);
                }
            }
        }
    }

    /** Goes down to the households, adding up each level and holding each node against its branches. */
    private void walk(
            JsonNode tree, String path, Map<String, Map<String, BigDecimal>> sums, Map<String, Integer> nodes) {
        String level = tree.get("level").asText();
        assertTrue(tree.get("agrees").asBoolean(), path + " " + tree);
        Map<String, BigDecimal> below = new TreeMap<>();
        for (JsonNode branch : tree.get("branches")) {
            nodes.merge(level, 1, Integer::sum);
            for (String book : BOOKS) {
                BigDecimal amount = new BigDecimal(branch.get("books").get(book).asText());
                below.merge(book, amount, BigDecimal::add);
                sums.computeIfAbsent(level, name -> new TreeMap<>()).merge(book, amount, BigDecimal::add);
            }
            if (!level.equals("household")) {
                String own = path + "&" + level + "=" + branch.get("code").asText();
                walk(tree("inspector", own), own, sums, nodes);
            }
        }
        boolean isDivided = LEVELS.indexOf(level) < 3;
        for (String book : BOOKS) {
            if (isDivided || !book.equals("allocated")) {
                assertEquals(
                        0,
                        new BigDecimal(tree.get("node").get(book).asText()).compareTo(below.get(book)),
                        path + " " + book);
            }
        }
    }

    @Test
    void whatDiffersByACentIsShownWhereItDiffers() {
        String village = "&source=F2&county=330481&programme=P01&town=330481002&village=330481002003";
        JsonNode node = server.json("inspector", "/api/v1/funds/tree?year=2021" + village)
                .get("data");
        assertFalse(node.get("agrees").asBoolean());
        assertEquals("80.00", node.at("/node/ordered").asText());
        assertEquals("79.99", node.at("/below/ordered").asText());
        JsonNode levels = server.json("inspector", "/api/v1/funds/reconciliation?year=2021")
                .get("data");
        assertFalse(levels.get("agrees").asBoolean());
        List<Integer> differing = new ArrayList<>();
        levels.get("levels")
                .forEach(level -> differing.add(level.get("differing").asInt()));
        assertEquals(List.of(1, 1, 1, 1, 1, 1, 0), differing);
        String page = server.get("inspector", "/funds?year=2021&open=F2-330481-P01-330481002-330481002003")
                .body();
        assertTrue(page.contains("相差：发放 0.01"), page);
        assertTrue(page.contains("1 项不一致"), page);
    }

    /** The rule reads batches, which the load adds up; what was delivered is their payments. */
    @Test
    void aFlagOfABatchOpensToThePaymentsThatTheBatchAddsUp() {
        String page = server.get("inspector", "/flags/f0009").body();
        assertTrue(page.contains("Z0000001") && page.contains("Z0000002"), page);
        assertTrue(page.contains("payment-330481-2022-03.csv"), page);
        assertFalse(page.contains("Z0000003"), "of another batch");
    }

    @Test
    void householdsAreListedOnlyForThoseWhoMaySeePersons() {
        String village = "&source=F2&county=330481&programme=P01&town=330481002&village=330481002003";
        JsonNode listed = tree("inspector", village);
        assertEquals("330481000001", listed.at("/branches/0/code").asText());
        JsonNode counted = tree("publisher", village);
        assertEquals(0, counted.get("branches").size());
        assertEquals(1, counted.get("count").asInt());
        assertTrue(counted.get("agrees").asBoolean());
        assertFalse(counted.get("withheld_reason").isNull());
        String path = "/funds?year=2022&open=F2-330481-P01-330481002-330481002003";
        assertTrue(server.get("inspector", path).body().contains("330481000001"));
        assertFalse(server.get("publisher", path).body().contains("330481000001"));
    }

    @Test
    void aCountysViewerSeesItsCountyAlone() {
        JsonNode counties = tree("county-leader", "&source=F4").get("branches");
        assertEquals(1, counties.size());
        assertEquals("330481", counties.at("/0/code").asText());
        assertEquals(
                403,
                server.get("county-leader", "/api/v1/funds/tree?year=2022&county=330402")
                        .statusCode());
        assertEquals(
                "500.00",
                tree("county-leader", "&source=F4").at("/node/ordered").asText());
    }

    @Test
    void progressIsTheSumOfTheMonthsUpToTheLastOfTheData() {
        JsonNode flow = server.json("publisher", "/api/v1/funds/flow?year=2022").get("data");
        assertEquals(12, flow.get("progress").size());
        assertEquals("2022-02", flow.at("/progress/1/month").asText());
        assertEquals("2000.00", flow.at("/progress/1/books/allocated").asText());
        assertEquals("0.00", flow.at("/progress/1/books/ordered").asText());
        assertEquals("1300.00", flow.at("/progress/2/books/ordered").asText());
        assertEquals(flow.get("total"), flow.at("/progress/11/books"));
    }

    @Test
    void idleAndSlowMoneyOpensToItsRows() {
        JsonNode idle = server.json("publisher", "/api/v1/funds/idle?year=2022").get("data");
        assertEquals(List.of("1:700.00", "0:0.00", "1:500.00", "1:500.00", "0:0.00"), told(idle));
        assertEquals("A1", idle.at("/rows/0/subject_no").asText());
        assertEquals(360, idle.at("/rows/0/days").asInt());
        JsonNode returned = server.json("publisher", "/api/v1/funds/idle?year=2022&sort=returned")
                .get("data");
        assertEquals("Z0000001", returned.at("/rows/0/subject_no").asText());
        JsonNode first =
                server.json("publisher", "/api/v1/funds/idle?year=2021&limit=1").get("data");
        JsonNode second = server.json(
                        "publisher",
                        "/api/v1/funds/idle?year=2021&limit=1&after="
                                + first.get("next").asText())
                .get("data");
        assertEquals(
                List.of("A2", "A3"),
                List.of(
                        first.at("/rows/0/subject_no").asText(),
                        second.at("/rows/0/subject_no").asText()));
        assertTrue(second.get("next").isNull());
        assertTrue(server.get("publisher", "/funds/idle?year=2022&sort=unpublished")
                .body()
                .contains("B2"));
    }

    private static List<String> told(JsonNode idle) {
        List<String> told = new ArrayList<>();
        idle.get("sums")
                .forEach(sum -> told.add(
                        sum.get("items").asText() + ":" + sum.get("amount").asText()));
        return told;
    }

    private JsonNode tree(String user, String path) {
        return server.json(user, "/api/v1/funds/tree?year=2022" + path).get("data");
    }

    private static Map<String, Object> allocation(String number, int year, String programme, String amount) {
        return Map.of(
                "allocation_no", number,
                "year", year,
                "county_code", "330481",
                "programme_code", programme,
                "fund_source_code", "F2",
                "amount", amount,
                "allocated_on", year + "-01-05");
    }

    private static Map<String, Object> flow(
            int year,
            String programme,
            @org.jspecify.annotations.Nullable String village,
            String allocated,
            String ordered) {
        Map<String, Object> row = new java.util.HashMap<>(Map.of(
                "year",
                year,
                "month",
                year + "-01",
                "fund_source_code",
                "F2",
                "county_code",
                "330481",
                "programme_code",
                programme,
                "allocated",
                allocated,
                "ordered",
                ordered,
                "confirmed",
                "0.00",
                "published",
                "0.00",
                "payments",
                village == null ? 0 : 1));
        if (village != null) {
            row.put("village_code", village);
        }
        return row;
    }

    private static Map<String, Object> flagOfBatch() {
        return Map.of(
                "flag_id", "f0009",
                "rule", "payment_unpublished",
                "severity", "high",
                "subject", "batch",
                "subject_no", "B1",
                "period", "2022-03",
                "county_code", "330481",
                "village_code", "330481002003",
                "evidence", "{\"unpublished_villages\":\"1\",\"village_codes\":\"330481002003\"}");
    }

    private static Map<String, Object> payment(String amount) {
        return new java.util.HashMap<>(Map.of(
                "payment_no", "Y1",
                "programme_code", "P01",
                "fund_source_code", "F2",
                "household_id", "330481000001",
                "village_code", "330481002003",
                "county_code", "330481",
                "year", 2021,
                "paid_on", "2021-12-20",
                "batch_no", "BY",
                "amount", amount));
    }
}
