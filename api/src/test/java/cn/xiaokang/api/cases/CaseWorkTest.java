package cn.xiaokang.api.cases;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import cn.xiaokang.api.SmallServer;
import cn.xiaokang.api.SmallWarehouse;
import cn.xiaokang.api.access.AccessLog;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** From a flag to a closed case, over real HTTP, on given days. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CaseWorkTest {
    private static final String CASES = "/api/v1/cases";
    private static final String CASE = CASES + "/XS-000001";

    /** Sound content of every step that people write. */
    private static final Map<String, String> STEPS = new LinkedHashMap<>();

    static {
        STEPS.put("assigned", "\"assignee\":\"inspector\",\"due_on\":\"2023-03-20\"");
        STEPS.put("visited", "\"visited_on\":\"2023-03-02\",\"words\":\"入户核实，当事人已故\"");
        STEPS.put("replied", "\"replied_on\":\"2023-03-03\",\"is_answered\":true,\"words\":\"家属称不知情\"");
        STEPS.put("outcome_set", fraud("500.00", "0.00", "100.00"));
        STEPS.put("sent_back", "\"words\":\"请补银行流水\"");
        STEPS.put("closed", "\"words\":\"同意\"");
        STEPS.put(
                "money_recorded",
                "\"happened_on\":\"2023-03-04\",\"stopped\":\"300.00\",\"recovered\":\"250.50\",\"words\":\"第二笔退款\"");
        STEPS.put(
                "struck_off",
                "\"strike_off\":\"exit\",\"struck_off_on\":\"2023-03-04\",\"amount\":\"0.00\",\"document_no\":\"海民〔2023〕5号\",\"words\":\"退出低保\"");
        STEPS.put("notified", "\"notified_on\":\"2023-03-04\",\"document_no\":\"海监告〔2023〕1号\"");
        STEPS.put("referred", "\"document_no\":\"海监移〔2023〕1号\",\"words\":\"移送信用办\"");
        STEPS.put("reopened", "\"words\":\"当事人提出异议\"");
    }

    @SuppressWarnings("NullAway.Init") // set before all tests
    private Path folder;

    @SuppressWarnings("NullAway.Init") // set before all tests
    private SmallWarehouse city;

    @SuppressWarnings("NullAway.Init") // set before each test
    private Path state;

    @SuppressWarnings("NullAway.Init") // set before each test
    private SmallServer server;

    /** The accounts are made once: passwords are slow by design. */
    @BeforeAll
    void prepare(@TempDir Path temporary) throws Exception {
        folder = temporary;
        city = SmallWarehouse.in(folder.resolve("warehouse"));
        assertTrue(city.publish(1).id().startsWith("s000001"));
        state = folder.resolve("accounts");
        on("2023-03-05").close();
    }

    @BeforeEach
    void start() throws Exception {
        state = Files.createTempDirectory(folder, "state");
        Path accounts = folder.resolve("accounts");
        for (String file : List.of("xiaokang.sqlite", "xiaokang.sqlite-wal")) {
            if (Files.exists(accounts.resolve(file))) {
                assertEquals(state.resolve(file), Files.copy(accounts.resolve(file), state.resolve(file)));
            }
        }
        server = on("2023-03-05");
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void everyStepOutOfOrderIsRefusedAndChangesNothing() {
        open("inspector", "f0001");
        everyOtherStepIsRefused("reviewer", List.of("assigned"));
        take("reviewer", "assigned");
        everyOtherStepIsRefused("reviewer", List.of("assigned", "visited", "replied", "outcome_set"));
        take("inspector", "visited");
        take("inspector", "replied");
        take("inspector", "outcome_set");
        everyOtherStepIsRefused("reviewer", List.of("sent_back", "closed"));
        take("reviewer", "sent_back");
        assertEquals("inspecting", line().get("status").asText());
        assertTrue(line().get("outcome").isNull(), "what was sent back has no outcome");
        take("inspector", "outcome_set");
        take("reviewer", "closed");
        everyOtherStepIsRefused("reviewer", List.of("money_recorded", "struck_off", "notified", "reopened"));
        JsonNode detail = detail("reviewer");
        assertEquals(8, detail.get("events").size(), "a refused step leaves no trace");
        assertEquals(64, detail.at("/events/7/hash").asText().length());
    }

    @Test
    void anOutcomeCountsForItsRuleAndTheWorkListLetsTheFlagGo() {
        assertTrue(workList().contains("f0001"));
        open("inspector", "f0001");
        assertFalse(workList().contains("f0001"), "a flag in a case is looked at already");
        assertEquals(0, confirmed().get("trials").asInt(), "an open case says nothing yet");
        take("inspector", "assigned");
        take("inspector", "replied");
        take("inspector", "outcome_set");
        take("reviewer", "closed");
        JsonNode confirmed = confirmed();
        assertEquals(1, confirmed.get("trials").asInt());
        assertEquals(1, confirmed.get("hits").asInt());
        assertEquals("0.2065", confirmed.get("lower").asText());
        assertFalse(workList().contains("f0001"));
        JsonNode groups = server.json("inspector", "/api/v1/equity").at("/data/items");
        assertTrue(groups.size() > 3, groups.toString());
        groups.forEach(
                group -> assertTrue(group.get("households").isNull(), "three households are too few to tell of"));
    }

    @Test
    void aFlagMayHaveAnOutcomeOfItsOwnAndIsCountedByIt() throws Exception {
        open("inspector", "f0001", "f0004");
        take("inspector", "assigned");
        take("inspector", "replied");
        String other = fraud("500.00", "0.00", "0.00") + ",\"flags\":{\"f0004\":\"unfounded\"}";
        assertEquals(
                422,
                step("inspector", "outcome_set", lawful() + ",\"flags\":{\"f0001\":\"fraud\"}")
                        .statusCode(),
                "a lawful case has no flag of fraud");
        assertEquals(
                422,
                step("inspector", "outcome_set", lawful() + ",\"flags\":{\"f0003\":\"lawful\"}")
                        .statusCode(),
                "a flag of another case");
        assertEquals(201, step("inspector", "outcome_set", other).statusCode());
        assertEquals("fraud", detail("reviewer").at("/flags/0/outcome").asText());
        assertEquals("unfounded", detail("reviewer").at("/flags/1/outcome").asText());
        take("reviewer", "closed");
        assertEquals(1, confirmed("deceased_recipient").get("hits").asInt());
        assertEquals(1, confirmed("dibao_mismatch").get("trials").asInt());
        assertEquals(0, confirmed("dibao_mismatch").get("hits").asInt());
        assertEquals("cleared", state("f0004"));
        assertEquals("closed", state("f0001"));
        onThe("2023-03-06");
        assertTrue(detail("reviewer").get("broken").isNull(), "the history is whole when it is read again");
        assertEquals("unfounded", detail("reviewer").at("/flags/1/outcome").asText());
    }

    private String workList() {
        return server.json("inspector", "/api/v1/work-list?visitors=9&days=9").toString();
    }

    private JsonNode confirmed() {
        return confirmed("deceased_recipient");
    }

    private JsonNode confirmed(String rule) {
        for (JsonNode card : server.json("inspector", "/api/v1/rules").at("/data/items")) {
            if (card.get("rule").asText().equals(rule)) {
                return card.get("confirmed");
            }
        }
        throw new AssertionError("no card");
    }

    @Test
    void nobodyClosesTheirOwnOutcome() {
        open("inspector", "f0001");
        take("inspector", "assigned");
        take("inspector", "replied");
        take("inspector", "outcome_set");
        assertFalse(detail("inspector").get("next_steps").toString().contains("\"closed\""));
        refused(403, "CASES-SECOND_PERSON", "inspector", "closed");
        take("reviewer", "closed");
        assertEquals("closed", line().get("status").asText());
    }

    @Test
    void theHouseholdIsAskedBeforeAnythingIsHeldAgainstIt() {
        open("inspector", "f0001");
        take("inspector", "assigned");
        take("inspector", "visited");
        refused(409, "CASES-NO_REPLY", "inspector", "outcome_set");
        assertEquals(
                201,
                step(
                                "inspector",
                                "replied",
                                "\"replied_on\":\"2023-03-05\",\"is_answered\":false,\"words\":\"两次上门均未答复\"")
                        .statusCode());
        take("inspector", "outcome_set");
    }

    @Test
    void whatIsFilledInMustBeSound() {
        open("inspector", "f0001");
        for (String wrong : List.of(
                "\"assignee\":\"inspector\",\"due_on\":\"2023-03-04\"",
                "\"assignee\":\"nobody\",\"due_on\":\"2023-03-20\"",
                "\"assignee\":\"operator\",\"due_on\":\"2023-03-20\"",
                "\"assignee\":\"other-inspector\",\"due_on\":\"2023-03-20\"")) {
            assertEquals(422, step("inspector", "assigned", wrong).statusCode(), wrong);
        }
        assertEquals(
                400, step("inspector", "assigned", "\"assignee\":\"inspector\"").statusCode());
        assertEquals(
                400,
                step("inspector", "assigned", STEPS.get("assigned") + ",\"more\":1")
                        .statusCode());
        assertEquals(
                400,
                step("inspector", "opened", "\"flags\":[],\"words\":\"伪造\"").statusCode());
        assertEquals(400, step("inspector", "vanished", "\"words\":\"无\"").statusCode());
        take("inspector", "assigned");
        take("inspector", "replied");
        for (String wrong : List.of(
                fraud("500.00", "0", "500.01"),
                fraud("-1", "0", "0"),
                fraud("1.234", "0", "0"),
                fraud("1000000000000", "0", "0"),
                "\"outcome\":\"lawful\",\"found\":\"1\",\"stopped\":\"0\",\"recovered\":\"0\",\"words\":\"合法\"",
                "\"outcome\":\"lawful\",\"found\":\"0\",\"stopped\":\"0\",\"recovered\":\"0\",\"words\":\" \"")) {
            assertEquals(422, step("inspector", "outcome_set", wrong).statusCode(), wrong);
        }
        assertEquals(
                422,
                step("inspector", "visited", "\"visited_on\":\"2023-03-06\",\"words\":\"明天\"")
                        .statusCode());
        assertEquals(3, line().get("seen").asInt());
    }

    @Test
    void twoWhoLookAtOnceDoNotOverwriteEachOther() {
        open("inspector", "f0001");
        String body = "{\"step\":\"assigned\"," + STEPS.get("assigned") + "}";
        assertEquals(
                201, server.post("inspector", CASE + "/events?seen=1", body).statusCode());
        HttpResponse<String> late = server.post("reviewer", CASE + "/events?seen=1", body);
        assertEquals(409, late.statusCode());
        assertTrue(late.body().contains("CASES-CHANGED_MEANWHILE"), late.body());
    }

    @Test
    void aReferralComesAfterOutcomeNoticeAndTheWindowToReply() throws Exception {
        open("inspector", "f0001");
        take("inspector", "assigned");
        take("inspector", "replied");
        take("inspector", "outcome_set");
        take("reviewer", "closed");
        refused(409, "CASES-WRONG_ORDER", "inspector", "referred");
        take("inspector", "notified");
        assertEquals("2023-03-19", detail("inspector").get("reply_ends_on").asText());
        refused(409, "CASES-TOO_EARLY", "inspector", "referred");
        take("inspector", "replied");
        onThe("2023-03-19");
        refused(409, "CASES-TOO_EARLY", "inspector", "referred");
        onThe("2023-03-20");
        refused(409, "CASES-OBJECTION_OPEN", "inspector", "referred");
        take("inspector", "reopened");
        take("inspector", "outcome_set");
        take("reviewer", "closed");
        take("inspector", "referred");
        assertTrue(detail("inspector").get("is_referred").asBoolean());
        refused(409, "CASES-WRONG_ORDER", "inspector", "referred");
    }

    @Test
    void moneyAndTheStrikeOffLedgerAreKept() {
        open("inspector", "f0001");
        take("inspector", "assigned");
        take("inspector", "replied");
        take("inspector", "outcome_set");
        take("reviewer", "closed");
        take("reviewer", "money_recorded");
        refused(422, "CASES-BAD_STEP", "reviewer", "money_recorded");
        take("reviewer", "struck_off");
        JsonNode page = server.json("inspector", CASES).get("data");
        assertEquals("500.00", page.get("found").asText());
        assertEquals("300.00", page.get("stopped").asText());
        assertEquals("350.50", page.get("recovered").asText());
        JsonNode struck = detail("inspector").at("/strike_offs/0");
        assertEquals("exit", struck.get("strike_off").asText());
        assertEquals("海民〔2023〕5号", struck.get("document_no").asText());
    }

    @Test
    void lateCasesAreCountedInDaysAndCanBeFound() throws Exception {
        open("inspector", "f0001");
        take("inspector", "assigned");
        open("inspector", "f0003");
        onThe("2023-03-20");
        assertEquals(0, line().get("days_overdue").asInt(), "the due day itself is in time");
        onThe("2023-03-25");
        assertEquals(5, line().get("days_overdue").asInt());
        assertEquals(List.of("XS-000001"), numbers("overdue=5"));
        assertEquals(List.of(), numbers("overdue=6"));
        assertEquals(1, server.json("inspector", CASES).at("/data/overdue").asInt());
    }

    @Test
    void casesAreFilteredSortedAndPaged() {
        open("inspector", "f0001");
        open("inspector", "f0003", "f0002");
        take("inspector", "assigned");
        assertEquals(List.of("XS-000001", "XS-000002"), numbers(""));
        assertEquals(List.of("XS-000002", "XS-000001"), numbers("sort=at_stake"));
        assertEquals(List.of("XS-000002"), numbers("rule=over_income"));
        assertEquals(List.of("XS-000001"), numbers("county=330481"));
        assertEquals(List.of("XS-000001"), numbers("assignee=inspector"));
        assertEquals(List.of("XS-000002"), numbers("status=unassigned"));
        JsonNode first =
                server.json("inspector", CASES + "?limit=1&sort=at_stake").get("data");
        assertEquals("XS-000002", first.at("/items/0/case_no").asText());
        assertEquals("8900.00", first.at("/items/0/at_stake").asText());
        assertEquals("330400", first.at("/items/0/county_code").asText(), "its flags lie in two counties");
        JsonNode second = server.json(
                        "inspector",
                        CASES + "?limit=1&sort=at_stake&after="
                                + first.get("next").asText())
                .get("data");
        assertEquals("XS-000001", second.at("/items/0/case_no").asText());
        assertTrue(second.get("next").isNull());
    }

    @Test
    void anInspectorWorksWithinTheirOwnCountyAndEachLookIsRecorded() {
        open("inspector", "f0001");
        open("inspector", "f0003");
        assertEquals(404, open("county-inspector", 404, "f0003").statusCode());
        assertEquals(404, server.get("other-inspector", CASE).statusCode());
        assertEquals(
                404,
                server.post(
                                "other-inspector",
                                CASE + "/events",
                                "{\"step\":\"assigned\"," + STEPS.get("assigned") + "}")
                        .statusCode());
        assertEquals(
                404, server.upload("other-inspector", "XS-000001", "a.txt", "a").statusCode());
        assertEquals(1, server.json("other-inspector", CASES).at("/data/total").asInt());
        assertEquals(
                200, server.get("county-inspector", CASE + "?purpose=办理线索所需").statusCode());
        AccessLog.Entry last = server.accessEntries().get(server.accessEntries().size() - 1);
        assertEquals("case", last.lookedAt());
        assertEquals("XS-000001", last.subjectNo());
        assertEquals("county-inspector", last.user());
        assertEquals("办理线索所需", last.purpose());
        assertEquals(403, server.get("leader", CASES).statusCode());
        assertEquals(
                403,
                server.send(server.as("inspector", CASES)
                                .setHeader("X-CSRF-Token", "forged")
                                .header("Content-Type", "application/json")
                                .POST(HttpRequest.BodyPublishers.ofString("{}")))
                        .statusCode());
    }

    @Test
    void aFlagIsInOneCaseAndACaseHoldsSeveral() {
        open("inspector", "f0001", "f0004");
        HttpResponse<String> again = open("inspector", 409, "f0004");
        assertTrue(again.body().contains("CASES-FLAG_IN_CASE") && again.body().contains("XS-000001"), again.body());
        assertEquals(404, open("inspector", 404, "none").statusCode());
        assertEquals(422, open("inspector", 422, "f0002", "f0002").statusCode());
        assertEquals(
                201,
                server.post("inspector", CASE + "/flags?seen=1", "{\"flag\":\"f0002\"}")
                        .statusCode());
        assertEquals(3, detail("inspector").get("flags").size());
    }

    @Test
    void evidenceIsKeptUnderItsDigest() {
        open("inspector", "f0001");
        assertEquals(409, server.upload("inspector", "XS-000001", "a.txt", "早了").statusCode());
        take("inspector", "assigned");
        HttpResponse<String> kept = server.upload("inspector", "XS-000001", "a.txt", "银行流水");
        assertEquals(201, kept.statusCode(), kept.body());
        String sha256 =
                SmallServer.json(kept).at("/data/events/2/change/sha256").asText();
        HttpResponse<String> file = server.get("county-inspector", CASE + "/evidence/" + sha256);
        assertEquals("银行流水", file.body());
        assertTrue(file.headers().firstValue("Content-Disposition").orElse("").startsWith("attachment"));
        assertEquals(
                404,
                server.get("inspector", CASE + "/evidence/" + "0".repeat(64)).statusCode());
        String large = "x".repeat(EvidenceFiles.MOST_MEGABYTES * 1024 * 1024 + 1);
        assertEquals(
                413, server.upload("inspector", "XS-000001", "large.bin", large).statusCode());
        assertEquals(
                422, server.upload("inspector", "XS-000001", "empty.txt", "").statusCode());
    }

    /** The page's own form works without script, so it sends the file as browsers do. */
    @Test
    void aFileSentByAFormIsKeptOnlyWithTheTokenAndWithinTheLimit() {
        open("inspector", "f0001");
        take("inspector", "assigned");
        SmallServer.Session session = server.signIn("inspector");
        assertEquals(403, sendForm(session, "forged", "流水").statusCode());
        assertEquals(303, sendForm(session, session.csrf(), "流水").statusCode());
        assertEquals(
                413,
                sendForm(session, session.csrf(), "x".repeat((EvidenceFiles.MOST_MEGABYTES + 3) * 1024 * 1024))
                        .statusCode());
        JsonNode events = detail("inspector").get("events");
        assertEquals(3, events.size());
        assertEquals("流水.txt", events.at("/2/change/name").asText());
    }

    private HttpResponse<String> sendForm(SmallServer.Session session, String token, String content) {
        String line = "\r\n";
        String part = "--edge" + line + "Content-Disposition: form-data; name=";
        String body = part + "\"csrf_token\"" + line + line + token + line
                + part + "\"seen\"" + line + line + "2" + line
                + part + "\"file\"; filename=\"流水.txt\"" + line + "Content-Type: text/plain" + line + line + content
                + line
                + "--edge--" + line;
        return server.send(server.request("/cases/XS-000001/evidence")
                .header("Cookie", session.cookie())
                .header("Content-Type", "multipart/form-data; boundary=edge")
                .POST(HttpRequest.BodyPublishers.ofString(body)));
    }

    /** The flag keeps its number over every reload; what was cleared comes back only with other facts. */
    @Test
    void aClearedFlagStaysQuietUntilItsFactsChange() throws Exception {
        SmallWarehouse shared = city;
        try {
            city = SmallWarehouse.in(folder.resolve("reloaded"));
            assertTrue(city.publish(1).id().startsWith("s000001"));
            onThe("2023-03-05");
            clearAndReload();
        } finally {
            city = shared;
        }
    }

    private void clearAndReload() throws Exception {
        open("inspector", "f0001");
        take("inspector", "assigned");
        assertEquals(201, step("inspector", "outcome_set", lawful()).statusCode());
        assertEquals("open", state("f0001"));
        take("reviewer", "closed");
        assertEquals("cleared", state("f0001"));
        assertTrue(open("inspector", 409, "f0001").body().contains("CASES-FLAG_CLEARED"));

        assertTrue(city.publish(2).id().startsWith("s000002"));
        assertTrue(server.json("inspector", "/api/v1/flags")
                .at("/snapshot/id")
                .asText()
                .startsWith("s000002"));
        assertEquals("same", detail("inspector").at("/flags/0/today").asText(), "the case finds its flag again");
        assertEquals("cleared", state("f0001"));

        city = city.changed(
                "fact_flag",
                "flag_id",
                "f0001",
                "evidence",
                "{\"died_on\":\"2022-01-15\",\"payment_no\":\"Z0000001\"}");
        assertTrue(city.publish(3).id().startsWith("s000003"));
        assertEquals("cleared", state("f0001"), "the same facts in another order are the same facts");

        assertTrue(city.changed(
                        "fact_flag",
                        "flag_id",
                        "f0001",
                        "evidence",
                        "{\"payment_no\":\"Z0000001\",\"died_on\":\"2021-12-30\"}")
                .publish(4)
                .id()
                .startsWith("s000004"));
        assertEquals("changed", state("f0001"));
        assertEquals("changed", detail("inspector").at("/flags/0/today").asText());
        open("inspector", "f0001");
        assertEquals("open", state("f0001"));
        assertEquals(
                "XS-000002",
                server.json("inspector", "/api/v1/flags?case=open")
                        .at("/data/items/0/case_no")
                        .asText());
    }

    @Test
    void theListOfFlagsIsFilteredByCase() {
        open("inspector", "f0001");
        assertEquals(
                1,
                server.json("inspector", "/api/v1/flags?case=open")
                        .at("/data/total")
                        .asInt());
        assertEquals(
                3,
                server.json("inspector", "/api/v1/flags?case=none")
                        .at("/data/total")
                        .asInt());
        assertEquals(
                0,
                server.json("inspector", "/api/v1/flags?case=cleared")
                        .at("/data/total")
                        .asInt());
        assertEquals(403, server.get("leader", "/api/v1/flags?case=open").statusCode());
        assertTrue(server.json("leader", "/api/v1/flags")
                .at("/data/items/0/case_no")
                .isNull());
    }

    private void everyOtherStepIsRefused(String user, List<String> lawful) {
        int seen = line().get("seen").asInt();
        List<String> next = new ArrayList<>();
        detail(user).get("next_steps").forEach(step -> next.add(step.asText()));
        next.removeAll(List.of("flag_added", "evidence_added"));
        assertEquals(lawful, next);
        STEPS.forEach((step, content) -> {
            if (!lawful.contains(step)) {
                HttpResponse<String> refused = step(user, step, content);
                assertEquals(409, refused.statusCode(), step + ": " + refused.body());
                JsonNode problem = SmallServer.json(refused);
                assertEquals("CASES-WRONG_ORDER", problem.get("code").asText());
                assertTrue(problem.get("detail").asText().contains("“"), problem.toString());
                assertEquals(
                        "application/problem+json;charset=utf-8",
                        refused.headers().firstValue("Content-Type").orElse(""));
            }
        });
        assertEquals(seen, line().get("seen").asInt());
    }

    private void refused(int status, String code, String user, String step) {
        HttpResponse<String> refused = step(user, step, String.valueOf(STEPS.get(step)));
        assertEquals(status, refused.statusCode(), refused.body());
        assertEquals(code, SmallServer.json(refused).get("code").asText());
    }

    private void take(String user, String step) {
        HttpResponse<String> taken = step(user, step, String.valueOf(STEPS.get(step)));
        assertEquals(201, taken.statusCode(), taken.body());
    }

    private HttpResponse<String> step(String user, String step, String content) {
        return server.post(user, CASE + "/events", "{\"step\":\"" + step + "\"," + content + "}");
    }

    private void open(String user, String... flags) {
        HttpResponse<String> opened = open(user, 201, flags);
        assertTrue(opened.headers().firstValue("Location").orElse("").startsWith(CASES + "/XS-"));
    }

    private HttpResponse<String> open(String user, int status, String... flags) {
        String named = String.join("\",\"", flags);
        HttpResponse<String> opened = server.post(user, CASES, "{\"flags\":[\"" + named + "\"],\"words\":\"由疑点转入\"}");
        assertEquals(status, opened.statusCode(), opened.body());
        return opened;
    }

    private JsonNode detail(String user) {
        return server.json(user, CASE).get("data");
    }

    private JsonNode line() {
        return detail("reviewer").get("line");
    }

    private List<String> numbers(String query) {
        return server.json("inspector", CASES + "?" + query).at("/data/items").findValuesAsText("case_no");
    }

    private String state(String flag) {
        JsonNode items = server.json("inspector", "/api/v1/flags").at("/data/items");
        for (JsonNode item : items) {
            if (item.get("flag_id").equals(TextNode.valueOf(flag))) {
                return item.get("case_state").asText();
            }
        }
        throw new AssertionError("no flag " + flag);
    }

    private void onThe(String day) throws Exception {
        server.close();
        server = on(day);
    }

    private SmallServer on(String day) throws Exception {
        Clock noon = Clock.fixed(Instant.parse(day + "T04:00:00Z"), ZoneOffset.UTC);
        return SmallServer.start(city.folder(), state, noon);
    }

    private static String fraud(String found, String stopped, String recovered) {
        return "\"outcome\":\"fraud\",\"found\":\"%s\",\"stopped\":\"%s\",\"recovered\":\"%s\",\"words\":\"隐瞒死亡继续领取\""
                .formatted(found, stopped, recovered);
    }

    private static String lawful() {
        return "\"outcome\":\"lawful\",\"found\":\"0\",\"stopped\":\"0\",\"recovered\":\"0\",\"words\":\"当月丧葬补助，合规\"";
    }
}
