package cn.xiaokang.api;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import cn.xiaokang.api.access.AreaScope;
import cn.xiaokang.api.access.Role;
import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** The life of a notice over HTTP: who may do which step, what is kept, what the public sees on which day. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class NoticeLifeTest {
    private static final String NOTICES = "/api/v1/publication/notices";
    private static final String PUBLIC = "/api/v1/public/notices";
    private static final Instant FIRST_DAY = Instant.parse("2022-04-05T02:00:00Z");

    private final MovedClock clock = new MovedClock(FIRST_DAY);
    private Path folder = Path.of(".");
    private SmallWarehouse city;
    private SmallServer server;

    @BeforeAll
    void start(@TempDir Path temporary) throws Exception {
        folder = temporary;
        city = SmallWarehouse.in(folder.resolve("warehouse"));
        for (String batch : List.of("C1", "C2", "C3", "C4", "C5", "C6")) {
            city = city.with("fact_payment", payment("Z" + batch, "P01", batch));
        }
        Map<String, Object> skimmed = payment("ZS", "P01", "BS");
        skimmed.put("bank_status", "PAID");
        skimmed.put("bank_amount", "250.00");
        city = city.with("fact_payment", payment("ZH", "P08", "BH"))
                .with("fact_payment", skimmed)
                .with(
                        "dim_project",
                        Map.of(
                                "project_no", "X1",
                                "name", "王建国 330499197001011233 大棚",
                                "kind", "INDUSTRY",
                                "village_code", "330481002003",
                                "county_code", "330481",
                                "budget", "1000.00",
                                "fund_source_code", "F2",
                                "approved_on", "2021-03-01",
                                "year", "2021"));
        assertFalse(city.publish(1).id().isEmpty());
        server = SmallServer.start(city.folder(), folder.resolve("state"), clock);
    }

    @AfterAll
    void stop() {
        server.close();
    }

    @BeforeEach
    void onTheFirstDay() {
        at(FIRST_DAY);
    }

    @Test
    void namesAreMaskedAndNothingElseOfAPersonIsSaid() {
        String number = server.postNotice();
        JsonNode prepared = server.json("publisher", NOTICES + "/" + number);
        assertEquals(List.of("虚某某", "某某"), values(prepared, "name"));
        assertEquals("1300.00", prepared.at("/document/total").asText());
        for (String secret : List.of("虚构甲", "330499", "p0123456789", "a0123456789", "330481000001", "Z0000001")) {
            assertFalse(prepared.at("/document").toString().contains(secret), secret);
        }
    }

    /** A woman alone in her age band: whatever the notice leaves out, her neighbours know who it is. */
    @Test
    void aNoticeThatTellsNeighboursWhoSomebodyIsIsNotPosted() throws Exception {
        SmallWarehouse alone = city.with("fact_payment", of("p4123456789abcdef01234567", "ZA", "BA"));
        assertFalse(alone.publish(3).id().isEmpty());
        assertTrue(server.application().snapshots().follow().isEmpty());
        HttpResponse<String> prepared = server.post("publisher", NOTICES, subject("payment", "330481002005", "BA"));
        String number = number(prepared);
        JsonNode attack = SmallServer.json(prepared).at("/versions/0/attack");
        assertEquals(1, attack.get("told").asInt());
        assertEquals(1, attack.get("told_before").asInt());
        assertFault("PUBLICATION-TELLS_WHO", 409, step("approver", number, "approval"));
        assertFault("PUBLICATION-WRONG_STEP", 409, step("publisher", number, "posting"));
        assertEquals(404, server.get(PUBLIC + "/" + number).statusCode());
        // another of her age in the village's register, and she is one of two
        SmallWarehouse two = alone.with(
                "fact_member",
                Map.of(
                        "household_id",
                        "330481000010",
                        "person_id",
                        "p6123456789abcdef01234567",
                        "village_code",
                        "330481002005",
                        "year",
                        2021,
                        "birth_year",
                        1975,
                        "is_last_of_year",
                        true));
        assertFalse(two.publish(4).id().isEmpty());
        assertTrue(server.application().snapshots().follow().isEmpty());
        JsonNode anew = SmallServer.json(
                server.post("publisher", NOTICES + "/" + number + "/correction", "{\"note\": \"名册变化后重新检验\"}"));
        assertEquals(0, anew.at("/versions/1/attack/told").asInt());
        assertEquals(1, anew.at("/versions/1/attack/left_out").asInt());
        assertEquals(List.of("某某"), values(anew, "name"));
        assertEquals(200, step("approver", number, "approval").statusCode());
        assertEquals(200, step("publisher", number, "posting").statusCode());
    }

    @Test
    void aChildHasNoNameNorHasWhoeverIsPaidForAnIllness() {
        JsonNode grant = SmallServer.json(server.post("publisher", NOTICES, subject("payment", "330481002004", "B2")));
        assertEquals(List.of("未成年人"), values(grant, "name"));
        JsonNode health = SmallServer.json(server.post("publisher", NOTICES, subject("payment", "330481002003", "BH")));
        assertEquals(List.of("某某"), values(health, "name"));
    }

    @Test
    void whoPreparedCantApproveAndAPublisherCantApproveAtAll() {
        String number = number(server.post("approver", NOTICES, of("C1")));
        assertFault("PUBLICATION-SAME_PERSON", 403, step("approver", number, "approval"));
        assertEquals(403, step("publisher", number, "approval").statusCode());
        assertFault("PUBLICATION-WRONG_STEP", 409, step("publisher", number, "posting"));
        assertEquals(404, server.get(PUBLIC + "/" + number).statusCode());
    }

    @Test
    void aCountysPublisherReachesNeitherAnothersSubjectNorItsNotice() {
        server.application()
                .accounts()
                .add("county-publisher", Role.PUBLISHER, new AreaScope(SmallServer.COUNTY), "a password for tests");
        String elsewhere = subject("recognition", "330402007024", "2022");
        assertFault("ACCESS-OTHER_AREA", 403, server.post("county-publisher", NOTICES, elsewhere));
        String number = number(server.post("publisher", NOTICES, elsewhere));
        assertEquals(404, server.get("county-publisher", NOTICES + "/" + number).statusCode());
        assertEquals(404, step("county-publisher", number, "posting").statusCode());
        assertFault("PUBLICATION-ALREADY_PREPARED", 409, server.post("publisher", NOTICES, elsewhere));
        assertEquals(
                200,
                server.post("approver", NOTICES + "/" + number + "/refusal", "{\"note\": \"核定日期有误\"}")
                        .statusCode());
        assertEquals(
                201,
                server.post("publisher", NOTICES + "/" + number + "/correction", "{\"note\": \"已按意见核对\"}")
                        .statusCode());
    }

    @Test
    void asPostedItIsByteForByteWhatTheChainSays() throws Exception {
        String number = post("C2");
        String text = server.get(PUBLIC + "/" + number + "/versions/1").body();
        String digest = HexFormat.of()
                .formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
        JsonNode link = SmallServer.json(server.get(PUBLIC + "/chain"))
                .get("links")
                .valueStream()
                .filter(one -> one.get("notice_no").asText().equals(number))
                .findFirst()
                .orElseThrow();
        assertEquals(digest, link.get("document_sha256").asText());
        assertEquals("2022-04-15", link.get("stands_until").asText());
        JsonNode notice = SmallServer.json(server.get(PUBLIC + "/" + number));
        assertEquals(digest, notice.at("/versions/0/sha256").asText());
        assertEquals("posted", notice.get("state").asText());
        assertEquals(0, verify());
    }

    @Test
    void aCorrectionIsANewVersionAndTheOldOneStays() throws Exception {
        String number = post("C3");
        String first = server.get(PUBLIC + "/" + number + "/versions/1").body();
        assertFault(
                "PUBLICATION-NOTHING_CHANGED",
                409,
                server.post("publisher", NOTICES + "/" + number + "/correction", "{\"note\": \"更正一笔金额\"}"));
        assertFalse(city.with("fact_payment", payment("Z8", "P01", "C3"))
                .publish(2)
                .id()
                .isEmpty());
        assertTrue(server.application().snapshots().follow().isEmpty());
        assertFault(
                "PUBLICATION-NOTE_MISSING",
                422,
                server.post("publisher", NOTICES + "/" + number + "/correction", "{\"note\": \"\"}"));
        JsonNode corrected = SmallServer.json(
                server.post("publisher", NOTICES + "/" + number + "/correction", "{\"note\": \"补登一笔发放\"}"));
        assertEquals(2, corrected.get("versions").size());
        assertEquals(200, step("approver", number, "approval").statusCode());
        assertEquals(200, step("publisher", number, "posting").statusCode());
        JsonNode notice = SmallServer.json(server.get(PUBLIC + "/" + number));
        assertEquals(List.of("1", "2"), texts(notice.get("versions"), "version"));
        assertEquals(List.of("corrected", "posted"), texts(notice.get("versions"), "state"));
        assertEquals("补登一笔发放", notice.at("/versions/1/reason").asText());
        assertEquals(first, server.get(PUBLIC + "/" + number + "/versions/1").body());
        assertNotEquals(first, server.get(PUBLIC + "/" + number + "/versions/2").body());
        assertEquals(0, verify());
    }

    @Test
    void itComesDownOnItsDayAndFewHouseholdsAreNotToldAfterwards() {
        String number = post("C4");
        assertEquals(1, item().get("items").asInt());
        at(FIRST_DAY.plusSeconds(10 * 86_400L));
        assertEquals("posted", item().get("state").asText());
        at(FIRST_DAY.plusSeconds(11 * 86_400L));
        assertEquals("ended", item().get("state").asText());
        assertTrue(item().get("items").isNull() && item().get("amount").isNull());
        assertTrue(SmallServer.json(server.get(PUBLIC + "/" + number))
                .get("document")
                .isNull());
        assertFault("PUBLICATION-ARCHIVED", 410, server.get(PUBLIC + "/" + number + "/versions/1"));
        assertEquals(
                1,
                server.json("publisher", NOTICES + "/" + number)
                        .at("/document/rows")
                        .size());
    }

    @Test
    void theClocksSayWhatIsLateAndWhatCameDownTooEarly() {
        String number = post("C5");
        JsonNode posted = server.json("publisher", NOTICES + "/" + number).at("/versions/0");
        assertEquals("2021-04-09", posted.get("due_on").asText());
        assertEquals(361, posted.get("days_late").asInt());
        assertFault("PUBLICATION-NOTE_MISSING", 422, step("publisher", number, "removal"));
        at(FIRST_DAY.plusSeconds(3 * 86_400L));
        HttpResponse<String> down =
                server.post("publisher", NOTICES + "/" + number + "/removal", "{\"note\": \"名单有误，先行撤下\"}");
        assertEquals(7, SmallServer.json(down).at("/versions/0/days_too_few").asInt());
        JsonNode links =
                SmallServer.json(server.get(PUBLIC + "/chain?limit=200")).get("links");
        assertTrue(links.valueStream()
                .anyMatch(link -> link.get("act").asText().equals("taken_down")
                        && link.get("notice_no").asText().equals(number)));
        at(FIRST_DAY.plusSeconds(20 * 86_400L));
        String inTime = number(server.post("publisher", NOTICES, subject("payment", "330402007024", "B3")));
        assertEquals(200, step("approver", inTime, "approval").statusCode());
        assertFault(
                "PUBLICATION-TOO_SHORT",
                422,
                server.post("publisher", NOTICES + "/" + inTime + "/posting", "{\"days\": 9}"));
        JsonNode lately = SmallServer.json(step("publisher", inTime, "posting"));
        assertEquals(0, lately.at("/versions/0/days_late").asInt());
    }

    @Test
    void aPlantedIdentityNumberIsCaughtByTheSecondNet() {
        HttpResponse<String> refused = server.post("publisher", NOTICES, subject("project", "330481002003", "X1"));
        assertFault("PUBLICATION-LEAKS", 422, refused);
        assertFalse(refused.body().contains("330499197001011233"));
        assertFalse(
                texts(server.json("publisher", NOTICES).get("notices"), "kind").contains("project"));
    }

    @Test
    void withoutTheVaultNoNoticeWithNamesIsMade() throws Exception {
        Path vault = folder.resolve("warehouse/vault")
                .resolve(server.application().snapshots().servedId().orElseThrow());
        Path away = Files.move(vault, folder.resolve("vault-away"));
        try {
            assertFault("PUBLICATION-NO_NAMES", 503, server.post("publisher", NOTICES, of("C6")));
        } finally {
            assertEquals(vault, Files.move(away, vault));
        }
    }

    @Test
    void whatHappenedCantBeChangedAndATamperedChainIsFound() throws Exception {
        assertFalse(number(server.post("publisher", NOTICES, of("BS"))).isEmpty());
        String number = texts(server.json("publisher", NOTICES).get("notices"), "notice_no")
                .get(0);
        assertEquals(200, step("approver", number, "approval").statusCode());
        assertEquals(200, step("publisher", number, "posting").statusCode());
        assertEquals(0, verify());
        Files.createDirectories(folder.resolve("copy"));
        sql("state", "vacuum into '" + folder.resolve("copy/xiaokang.sqlite") + "'");
        Assertions.assertThrows(SQLException.class, () -> sql("copy", "update notice_chain set act = 'taken_down'"));
        Assertions.assertThrows(SQLException.class, () -> sql("copy", "delete from notice_event"));
        Assertions.assertThrows(SQLException.class, () -> sql("copy", "update notice_version set document = '{}'"));
        Assertions.assertThrows(SQLException.class, () -> sql("copy", "update notice_attack set told = 0"));
        Path chain = Files.writeString(
                folder.resolve("chain.json"),
                server.get(PUBLIC + "/chain?limit=200").body());
        assertEquals(0, verifyFile(chain));
        String changed = Files.readString(chain).replaceFirst("posted", "taken_down");
        assertEquals(3, verifyFile(Files.writeString(folder.resolve("changed.json"), changed)));
        sql("copy", "drop trigger notice_version_is_never_changed");
        sql("copy", "update notice_version set document = replace(document, '300.00', '900.00')");
        assertEquals(3, verify("copy"));
        sql("copy", "update notice_version set document = replace(document, '900.00', '300.00')");
        assertEquals(0, verify("copy"));
        sql("copy", "drop trigger notice_chain_is_never_changed");
        sql("copy", "update notice_chain set stands_until = '2022-04-06'");
        assertEquals(3, verify("copy"));
    }

    @Test
    void theThreeBooksAgreeWithTheFlowToTheCentAndEveryDifferenceHasItsRow() {
        JsonNode books =
                server.json("publisher", "/api/v1/publication/books?year=2022").at("/data/total");
        assertEquals("2500.00", books.get("ordered").asText());
        assertEquals("2000.00", books.get("bank").asText());
        assertEquals("1500.00", books.get("published").asText());
        JsonNode flow = server.json("publisher", "/api/v1/funds/flow?year=2022").at("/data/total");
        assertEquals(flow.get("ordered"), books.get("ordered"));
        assertEquals(flow.get("confirmed"), books.get("bank"));
        JsonNode differences = server.json("publisher", "/api/v1/publication/differences?year=2022")
                .at("/data/items");
        assertEquals(List.of("published_differs", "returned", "unpublished"), texts(differences, "what"));
        assertEquals(List.of("B1", "Z0000001", "B2"), texts(differences, "subject_no"));
        JsonNode league =
                server.json("publisher", "/api/v1/publication/league?year=2022").at("/data/counties");
        assertEquals(List.of("330402", "330481"), texts(league, "county_code"));
        assertEquals(List.of("1", "2"), texts(league, "due"));
        assertEquals(List.of("1", "1"), texts(league, "in_time"));
    }

    @Test
    void aSkimIsAddedUpByBatchPayerAndAccount() {
        JsonNode lines =
                server.json("publisher", "/api/v1/publication/skims?year=2021").at("/data/lines");
        assertEquals(List.of("account", "batch", "payer", "total"), texts(lines, "line_of"));
        assertEquals(List.of("50.00", "50.00", "50.00", "50.00"), texts(lines, "missing"));
    }

    private String post(String batch) {
        String number = number(server.post("publisher", NOTICES, of(batch)));
        assertEquals(200, step("approver", number, "approval").statusCode());
        assertEquals(200, step("publisher", number, "posting").statusCode());
        return number;
    }

    private static String of(String batch) {
        return subject("payment", "330481002003", batch);
    }

    private static Map<String, Object> of(String person, String number, String batch) {
        Map<String, Object> row = payment(number, "P01", batch);
        row.put("person_id", person);
        row.put("village_code", "330481002005");
        return row;
    }

    private static Map<String, Object> payment(String number, String programme, String batch) {
        Map<String, Object> row = new java.util.HashMap<>(Map.of(
                "payment_no", number,
                "programme_code", programme,
                "person_id", "p0123456789abcdef01234567",
                "village_code", "330481002003",
                "amount", "300.00",
                "paid_on", "2021-03-10",
                "period", "2021-03",
                "batch_no", batch,
                "payer", "海宁市民政局",
                "county_code", "330481"));
        row.putAll(Map.of(
                "year", "2021",
                "month", "2021-03",
                "account_id", "a1123456789abcdef01234567",
                "fund_source_code", "F2"));
        return row;
    }

    /** The same server on another day; everyone signs in afresh. */
    private void at(Instant moment) {
        clock.to(moment);
        server.forgetSessions();
    }

    private JsonNode item() {
        return SmallServer.json(server.get(PUBLIC + "?area=330481")).at("/items/0");
    }

    private HttpResponse<String> step(String user, String number, String step) {
        String body = step.equals("posting") ? "{\"days\": null}" : "{\"note\": null}";
        return server.post(user, NOTICES + "/" + number + "/" + step, body);
    }

    private int verify() {
        return verify("state");
    }

    private static int verifyFile(Path chain) {
        return ServeCommand.commandLine(new NoticesCommand()).execute("verify", "--chain", chain.toString());
    }

    private int verify(String state) {
        return ServeCommand.commandLine(new NoticesCommand())
                .execute("verify", "--state", folder.resolve(state).toString());
    }

    private void sql(String state, String statement) throws SQLException {
        try (Connection connection = DriverManager.getConnection(
                        "jdbc:sqlite:" + folder.resolve(state).resolve("xiaokang.sqlite"));
                Statement running = connection.createStatement()) {
            running.execute(statement);
        }
    }

    private static String number(HttpResponse<String> response) {
        assertEquals(201, response.statusCode(), response.body());
        return SmallServer.json(response).get("notice_no").asText();
    }

    private static void assertFault(String code, int status, HttpResponse<String> response) {
        assertEquals(code, SmallServer.json(response).path("code").asText(), response.body());
        assertEquals(status, response.statusCode());
    }

    private static List<String> values(JsonNode notice, String column) {
        JsonNode columns = notice.at("/document/columns");
        int at = texts(columns, "name").indexOf(column);
        assertTrue(at >= 0, notice.toString());
        return Stream.iterate(0, i -> i + 1)
                .limit(notice.at("/document/rows").size())
                .map(i -> notice.at("/document/rows").get(i).get(at).asText())
                .toList();
    }

    private static List<String> texts(JsonNode items, String field) {
        return items.valueStream().map(item -> item.get(field).asText()).toList();
    }

    private static String subject(String kind, String area, String subjectNo) {
        return "{\"kind\": \"%s\", \"area\": \"%s\", \"subject_no\": \"%s\"}".formatted(kind, area, subjectNo);
    }
}
