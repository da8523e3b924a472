package cn.xiaokang.api;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A household's own look-up: what its code opens, and that nothing else opens or tells anything. */
class LookupTest {
    private static final String MY = "/api/v1/public/my";
    private static final String CODES = "/api/v1/publication/lookup-codes";
    private static final String VILLAGE = "330481002003";
    private static final Instant FIRST_DAY = Instant.parse("2023-03-01T02:00:00Z");

    private final MovedClock clock = new MovedClock(FIRST_DAY);
    private static Path warehouse = Path.of(".");
    private Path state = Path.of(".");
    private SmallServer server;

    @BeforeAll
    static void publish(@TempDir Path folder) throws Exception {
        warehouse = folder.resolve("warehouse");
        SmallWarehouse city = SmallWarehouse.in(warehouse)
                .with("fact_flag", flag("m1", "missed_entitlement", "{\"lacks\":\"care_allowance,medical_insurance\"}"))
                .with("fact_flag", flag("m2", "dibao_missed", "{}"));
        assertFalse(city.publish(1).id().isEmpty());
    }

    @BeforeEach
    void start(@TempDir Path folder) throws Exception {
        state = folder.resolve("state");
        server = SmallServer.start(warehouse, state, clock);
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void aCodeOpensWhatWasDueWhatCameAndWhatMayBeClaimed() {
        JsonNode own = SmallServer.json(open(issue())).get("data");
        assertEquals("1300.00", own.at("/years/0/due").asText());
        assertEquals("800.00", own.at("/years/0/paid").asText());
        List<String> states = new ArrayList<>();
        own.get("payments")
                .forEach(payment -> states.add(payment.get("relation").asText() + " "
                        + payment.get("state").asText() + " "
                        + payment.get("due").asText()));
        assertEquals(List.of("PARENT returned 500.00", "HEAD paid 800.00"), states);
        assertEquals("2022-03-12", own.at("/payments/1/paid_on").asText());
        assertEquals(3, own.get("may_claim").size());
        assertTrue(own.get("may_claim").toString().contains("重度残疾人护理补贴"));
    }

    @Test
    void aFlagOfSuspicionIsNotTold() {
        String own = open(issue()).body();
        for (String word : List.of("deceased_recipient", "dibao_mismatch", "疑点", "死亡", "f0001")) {
            assertFalse(own.contains(word), word);
        }
    }

    @Test
    void neitherNameNorNumberOfAPersonIsInIt() {
        String own = open(issue()).body();
        for (String secret : List.of("虚构", "330499", "p0123456789", "a0123456789", "330481000001", "Z0000001")) {
            assertFalse(own.contains(secret), secret);
        }
    }

    @Test
    void everyCodeThatOpensNothingIsAnsweredAlike() {
        String replaced = issue();
        String ended = issue();
        assertNotEquals(replaced, ended);
        assertEquals(200, open(ended).statusCode());
        clock.to(FIRST_DAY.plus(Duration.ofDays(401)));
        List<String> answers = new ArrayList<>();
        for (String code : List.of("0000-0000-0000-0000", replaced, ended, "", "x", "' or 1=1 --", "A".repeat(5000))) {
            HttpResponse<String> response = open(code);
            assertEquals(404, response.statusCode(), code);
            ObjectNode problem = (ObjectNode) SmallServer.json(response);
            problem.remove("request_id");
            answers.add(problem + " " + response.headers().map().keySet());
        }
        assertEquals(1, Set.copyOf(answers).size(), answers.toString());
    }

    /** Counted, not timed: the queries by name that reach the database, and what is written down. */
    @Test
    void aWrongCodeTakesTheSameWorkAsOneThatOpensARecord() {
        String replaced = issue();
        String code = issue();
        Map<String, Integer> opened = work(code, 200);
        assertEquals(
                Map.of("lookup/household", 1, "lookup/payments", 1, "lookup/claims", 1, "written down", 1), opened);
        for (String wrong : List.of("0000-0000-0000-0000", replaced, "", "x", "A".repeat(5000), code + "0")) {
            assertEquals(opened, work(wrong, 404), wrong);
        }
        assertEquals(opened, work(code, 200), "nor is a second look any less");
    }

    private Map<String, Integer> work(String code, int status) {
        Map<String, Integer> before = counts();
        assertEquals(status, open(code).statusCode());
        Map<String, Integer> work = new TreeMap<>();
        counts().forEach((name, count) -> {
            int more = count - before.getOrDefault(name, 0);
            if (more > 0) {
                work.put(name, more);
            }
        });
        return work;
    }

    private Map<String, Integer> counts() {
        Map<String, Integer> counts = new TreeMap<>();
        Matcher matcher = Pattern.compile("xiaokang_queries_seconds_count\\{query=\"([^\"]+)\"\\} ([0-9]+)")
                .matcher(server.get("operator", "/api/v1/metrics").body());
        while (matcher.find()) {
            counts.put(matcher.group(1), Integer.parseInt(matcher.group(2)));
        }
        List<String> entries = new ArrayList<>();
        server.application().accessLog().forEach(entry -> entries.add(entry.lookedAt()));
        counts.put("written down", entries.size());
        return counts;
    }

    @Test
    void aCodeIsGoodOnItsLastDayAndHoweverItIsTyped() {
        String code = issue();
        clock.to(FIRST_DAY.plus(Duration.ofDays(400)));
        assertEquals(
                200,
                open(" " + code.toLowerCase(java.util.Locale.ROOT).replace("-", " ") + " ")
                        .statusCode());
        assertEquals(200, open(code.replace('0', 'O').replace('1', 'l')).statusCode());
    }

    @Test
    void wrongTriesAreSlowedAndTheRightOneIsGivenBack() {
        String code = issue();
        for (int i = 0; i < 20; i++) {
            assertEquals(200, open(code).statusCode());
        }
        for (int i = 0; i < 10; i++) {
            assertEquals(404, open("wrong").statusCode());
        }
        HttpResponse<String> refused = open(code);
        assertEquals(429, refused.statusCode());
        assertTrue(Integer.parseInt(refused.headers().firstValue("Retry-After").orElseThrow()) <= 61);
        clock.forward(Duration.ofSeconds(61));
        assertEquals(200, open(code).statusCode());
    }

    @Test
    void theStoreKnowsNoCode() throws Exception {
        String code = issue();
        server.close();
        for (Path file : List.of(state.resolve("xiaokang.sqlite"), state.resolve("xiaokang.sqlite-wal"))) {
            if (Files.exists(file)) {
                String kept = Files.readString(file, StandardCharsets.ISO_8859_1);
                assertFalse(kept.contains(code) || kept.contains(code.replace("-", "")));
            }
        }
    }

    @Test
    void eachIssueAndEachOpenedRecordIsWrittenDown() {
        assertEquals(200, open(issue()).statusCode());
        assertEquals(404, open("wrong").statusCode());
        List<String> looks = new ArrayList<>();
        server.application()
                .accessLog()
                .forEach(entry -> looks.add(entry.user() + " " + entry.lookedAt() + " " + entry.subjectNo()));
        assertEquals(
                List.of("publisher lookup_codes " + VILLAGE, " own_record 330481000001", " own_record_refused -"),
                looks);
    }

    @Test
    void codesAreIssuedForAVillageThatHasHouseholdsAndByNoOneElse() {
        assertEquals(
                404, server.post("publisher", CODES, village("330481002004")).statusCode());
        assertEquals(400, server.post("publisher", CODES, village("330481")).statusCode());
        assertEquals(403, server.post("inspector", CODES, village(VILLAGE)).statusCode());
        assertFalse(issue().isEmpty());
        JsonNode villages = server.json("publisher", CODES + "?county=330481").at("/data/villages");
        assertEquals(1, villages.size());
        assertEquals(1, villages.at("/0/issue/codes").asInt());
        assertEquals("publisher", villages.at("/0/issue/issued_by").asText());
    }

    @Test
    void theSheetIsAPdfThatIsMadeOnce() {
        HttpResponse<String> sheet = server.send(server.as("publisher", "/lookup-codes")
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(java.net.http.HttpRequest.BodyPublishers.ofString("village=" + VILLAGE)));
        assertEquals(200, sheet.statusCode());
        assertTrue(sheet.body().startsWith("%PDF-"));
        assertEquals("no-store", sheet.headers().firstValue("Cache-Control").orElseThrow());
    }

    /** A code of the one household of the village. */
    private String issue() {
        HttpResponse<String> sheet = server.post("publisher", CODES, village(VILLAGE));
        assertEquals(201, sheet.statusCode(), sheet.body());
        JsonNode codes = SmallServer.json(sheet).get("codes");
        assertEquals(1, codes.size());
        assertEquals("330481000001", codes.at("/0/household_id").asText());
        return codes.at("/0/code").asText();
    }

    private HttpResponse<String> open(String code) {
        return server.send(server.request(MY)
                .header("Content-Type", "application/json")
                .POST(java.net.http.HttpRequest.BodyPublishers.ofString(
                        "{\"code\": \"" + code.replace("\"", "") + "\"}")));
    }

    private static String village(String code) {
        return "{\"village\": \"" + code + "\"}";
    }

    private static Map<String, Object> flag(String id, String rule, String evidence) {
        return new HashMap<>(Map.of(
                "flag_id", id,
                "rule", rule,
                "severity", "high",
                "subject", "household",
                "subject_no", "330481000001",
                "period", "2022",
                "county_code", "330481",
                "village_code", VILLAGE,
                "household_id", "330481000001",
                "evidence", evidence));
    }
}
