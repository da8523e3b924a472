package cn.xiaokang.api;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
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

    private Path warehouse = Path.of("set before all tests");
    private SmallServer server;

    @BeforeAll
    void start(@TempDir Path folder) throws Exception {
        SmallWarehouse city = SmallWarehouse.in(folder.resolve("warehouse"));
        for (int i = 1; i <= 7; i++) {
            city = city.with("fact_household_year", household(i)).paid(payment(i, "P01"));
        }
        city = city.paid(payment(8, "P08")).paid(payment(9, "P13"));
        for (int i = 0; i < 24; i++) {
            Map<String, Object> other = new HashMap<>(payment(100 + i, i < 12 ? "P13" : "P14"));
            other.put("county_code", "330402");
            other.put("village_code", i % 2 == 0 ? "330402007024" : "330402007025");
            other.put("fund_source_code", "F4");
            city = city.paid(other);
        }
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
        warehouse = city.folder();
        server = SmallServer.start(warehouse, folder.resolve("state"));
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
        assertTrue(funds.at("/total/amount").isNull(), "the other villages of the county are of few");
        funds.get("programmes").forEach(part -> {
            boolean isLarge = part.get("code").asText().equals("P01");
            assertTrue(isLarge || part.at("/cell/amount").isNull(), part.toString());
            assertEquals(
                    part.at("/cell/amount").isNull(),
                    part.at("/cell/suppressed_reason").isTextual());
        });
    }

    /** What the page shows of each year and programme is, row by row, what the posted file tells, and so is the total. */
    @Test
    void aVillagePageTellsWhatThePostedReleaseTells() {
        JsonNode rows = server.json("leader", "/api/v1/public/datasets/payments_by_village/rows?village_code=" + LARGE)
                .get("rows");
        JsonNode funds = village(LARGE).get("funds");
        assertEquals(3, rows.size());
        Map<String, JsonNode> shown = new HashMap<>();
        funds.forEach(year -> year.get("programmes")
                .forEach(part ->
                        shown.put(year.get("year").asText() + part.get("code").asText(), part.get("cell"))));
        assertEquals(rows.size(), shown.size());
        rows.forEach(row -> {
            JsonNode cell = shown.getOrDefault(
                    row.get("year").asText() + row.get("programme_code").asText(), MissingNode.getInstance());
            for (String column : List.of("amount", "payments", "households")) {
                assertEquals(exact(row.get(column)), exact(cell.path(column)), row + " " + cell);
            }
        });
        JsonNode total = server.json(
                        "leader", "/api/v1/public/datasets/funds_by_level/rows?year=2022&village_code=" + LARGE)
                .get("rows");
        total.forEach(row -> {
            if (row.get("fund_source_code").isNull()) {
                assertEquals(exact(row.get("amount")), exact(funds.at("/0/total/amount")));
            }
        });
    }

    @Test
    void whatIsReleasedIsReadBeforeAnyoneAsks(@TempDir Path state) throws IOException {
        JsonNode asked = village(LARGE);
        try (SmallServer other = SmallServer.start(warehouse, state).released();
                Stream<Path> files = Files.walk(state.resolve("open-data"))) {
            List<Path> posted =
                    files.filter(file -> file.toString().endsWith(".jsonl")).toList();
            assertNotEquals(List.of(), posted);
            for (Path file : posted) {
                Files.delete(file);
            }

            assertEquals(
                    asked,
                    other.json("leader", "/api/v1/public/villages/" + LARGE).get("data"));
        }
    }

    /** Level by level: what is told of the branches and what is withheld together make the node, and the file says the same. */
    @Test
    void theTreeOfFundsAgreesWithTheLevelBelowAndTellsNoFewer() {
        String tree = "/api/v1/public/funds/tree";
        Deque<String> waiting = new ArrayDeque<>(List.of("?year=2022"));
        int nodes = 0;
        int leftOut = 0;
        while (!waiting.isEmpty()) {
            String asked = waiting.removeFirst();
            JsonNode node = server.json("leader", tree + asked).get("data");
            nodes++;
            assertFalse(node.get("agrees").isBoolean() && !node.get("agrees").asBoolean(), node.toString());
            BigDecimal told = BigDecimal.ZERO;
            for (JsonNode branch : node.get("branches")) {
                JsonNode cell = branch.get("cell");
                if (cell.get("households").isNull()) {
                    leftOut++;
                    assertTrue(cell.get("ordered").isNull()
                            && cell.get("suppressed_reason").isTextual());
                    continue;
                }
                assertTrue(cell.get("households").asLong() == 0
                        || cell.get("households").asLong() >= 5);
                told = told.add(new BigDecimal(cell.get("ordered").asText()));
                waiting.add(asked + "&" + node.get("level").asText() + "="
                        + branch.get("code").asText());
            }
            JsonNode rest = node.at("/withheld/ordered");
            if (node.at("/node/ordered").isTextual() && !rest.isNull()) {
                assertEquals(
                        0,
                        new BigDecimal(node.at("/node/ordered").asText())
                                .compareTo(told.add(new BigDecimal(rest.asText()))));
            }
            String csv = server.get(tree + ".csv" + asked).body();
            assertTrue(csv.startsWith("line,code,name,allocated,ordered"), csv);
            assertEquals(node.get("branches").size() + 3, csv.lines().count());
        }
        assertTrue(nodes > 1 && leftOut > 0, nodes + " nodes, " + leftOut + " left out");
        assertEquals(404, server.get(tree + "?year=2022&source=F9").statusCode());
        assertEquals(400, server.get(tree + "?household=1").statusCode());
        assertEquals(200, server.get("/public/funds?year=2022&open=F9-1-2").statusCode());
        assertEquals(200, server.get("/public/funds?year=2031").statusCode());
    }

    @Test
    void aProjectWhoseNameTellsOfAPersonIsShownWithoutIt() {
        String body = server.get("/api/v1/public/villages/" + LARGE).body();
        assertFalse(body.contains("330499197001011233"));
        for (String form : List.of("csv", "jsonl")) {
            String file =
                    server.get("/api/v1/public/datasets/projects/files/" + form).body();
            assertTrue(file.contains("X1") && file.contains("不公开") && !file.contains("330499197001011233"), form);
        }
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

    /** A number however it is written; nothing where there is none. */
    private static String exact(JsonNode value) {
        return value.isNull()
                ? ""
                : new BigDecimal(value.asText()).stripTrailingZeros().toPlainString();
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

    /** A payment that the bank confirmed and a notice tells of. */
    private static Map<String, Object> payment(int number, String programme) {
        Map<String, Object> payment = new HashMap<>(Map.of(
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
        payment.putAll(Map.of("bank_status", "PAID", "bank_amount", "100.00", "publication_no", "GV"));
        return payment;
    }
}
