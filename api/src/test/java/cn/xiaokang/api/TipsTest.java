package cn.xiaokang.api;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Objections and tips: from the telling to the answer, and that nobody learns who told. */
class TipsTest {
    private static final String PUBLIC = "/api/v1/public/tips";
    private static final String TIPS = "/api/v1/tips";
    private static final String WORDS = "村里发的补贴和公示的数目对不上。";
    private static final String CONTACT = "李某某 微信 abc-in-cipher";
    private static final Instant FIRST_DAY = Instant.parse("2023-03-01T02:00:00Z");

    private static Path warehouse = Path.of(".");

    private final MovedClock clock = new MovedClock(FIRST_DAY);
    private Path state = Path.of(".");
    private SmallServer server;

    @BeforeAll
    static void publish(@TempDir Path folder) throws Exception {
        warehouse = folder.resolve("warehouse");
        assertFalse(SmallWarehouse.in(warehouse).publish(1).id().isEmpty());
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
    void fromTheTellingToTheAnswerAndTheCase() {
        String notice = server.postNotice();
        JsonNode receipt = SmallServer.json(tell(notice, 2, null));
        assertEquals("2023-03-16", receipt.get("due_on").asText());
        String code = receipt.get("code").asText();
        assertEquals("received", progress(code).get("state").asText());

        JsonNode tip = server.json("county-inspector", TIPS + "/JB-000001").get("tip");
        assertEquals(notice, tip.get("notice_no").asText());
        assertEquals(2, tip.get("item_no").asInt());
        assertEquals("330481002003", tip.get("village_code").asText());
        assertEquals(WORDS, tip.get("words").asText());

        JsonNode opened = SmallServer.json(server.post("county-inspector", TIPS + "/JB-000001/case", "{}"));
        assertEquals("XS-000001", opened.get("case_no").asText());
        assertEquals("inspecting", progress(code).get("state").asText());
        JsonNode file =
                server.json("county-inspector", "/api/v1/cases/XS-000001").get("data");
        assertEquals("tip", file.at("/flags/0/rule").asText());
        assertEquals("same", file.at("/flags/0/today").asText());
        assertEquals(200, server.get("county-inspector", "/cases/XS-000001").statusCode());
        assertEquals(200, server.get("county-inspector", "/cases").statusCode());
        assertEquals(
                409, server.post("inspector", TIPS + "/JB-000001/case", "{}").statusCode());

        assertEquals(
                201,
                server.post("county-inspector", TIPS + "/JB-000001/answer", "{\"words\": \"已核对，公示已更正。\"}")
                        .statusCode());
        assertEquals("answered", progress(code).get("state").asText());
        assertEquals("已核对，公示已更正。", progress(code).at("/answers/0/words").asText());
        assertEquals(
                1,
                server.json("inspector", TIPS + "?state=answered").get("total").asInt());
        assertEquals(
                0, server.json("inspector", TIPS + "?state=open").get("total").asInt());
    }

    @Test
    void whoToldStandsInNoAnswerNoCaseAndNoFileInTheOpen() throws Exception {
        String code = SmallServer.json(tell(null, null, CONTACT)).get("code").asText();
        assertEquals(
                201, server.post("inspector", TIPS + "/JB-000001/case", "{}").statusCode());
        for (String path : List.of(TIPS, TIPS + "/JB-000001", "/api/v1/cases/XS-000001", "/tips", "/tips/JB-000001")) {
            String body = server.get("inspector", path).body();
            assertFalse(body.contains("abc-in-cipher") || body.contains("李某某"), path);
        }
        assertFalse(server.get("inspector", "/api/v1/cases/XS-000001").body().contains("数目对不上"));
        assertFalse(progress(code).toString().contains("abc-in-cipher"));
        server.close();
        try (Stream<Path> files = Files.walk(state)) {
            for (Path file : (Iterable<Path>) files.filter(Files::isRegularFile)::iterator) {
                String content = Files.readString(file, StandardCharsets.ISO_8859_1);
                assertFalse(content.contains("abc-in-cipher"), file.toString());
                assertFalse(content.contains(code) || content.contains("127.0.0.1\u0000tip"), file.toString());
            }
        }
    }

    @Test
    void onlyANamedPermissionReadsTheTellerForAPurposeAndEachLookIsWrittenDown() {
        assertEquals(201, tell(null, null, CONTACT).statusCode());
        String teller = TIPS + "/JB-000001/teller";
        assertEquals(422, server.get("inspector", teller).statusCode());
        for (String user : List.of("leader", "publisher", "approver", "assessor", "operator")) {
            assertEquals(403, server.get(user, teller + "?purpose=callback").statusCode(), user);
        }
        assertEquals(
                CONTACT,
                server.json("inspector", teller + "?purpose=callback")
                        .get("contact")
                        .asText());
        List<String> looks = new ArrayList<>();
        server.application()
                .accessLog()
                .forEach(entry -> looks.add(
                        entry.user() + " " + entry.lookedAt() + " " + entry.subjectNo() + " " + entry.purpose()));
        assertEquals(List.of("inspector teller JB-000001 callback"), looks);
    }

    @Test
    void anotherCountysInspectorKnowsNothingOfIt() {
        assertEquals(201, tell(server.postNotice(), null, CONTACT).statusCode());
        assertEquals(404, server.get("other-inspector", TIPS + "/JB-000001").statusCode());
        assertEquals(
                404,
                server.get("other-inspector", TIPS + "/JB-000001/teller?purpose=callback")
                        .statusCode());
        assertEquals(
                404,
                server.post("other-inspector", TIPS + "/JB-000001/case", "{}").statusCode());
        assertEquals(
                404,
                server.post("other-inspector", TIPS + "/JB-000001/answer", "{\"words\": \"已核对了\"}")
                        .statusCode());
        assertEquals(0, server.json("other-inspector", TIPS).get("total").asInt());
    }

    @Test
    void whatIsTooLittleTooMuchOrOfNoNoticeIsRefused() {
        String notice = server.postNotice();
        assertEquals(422, post(PUBLIC, body(null, null, "太短", null)).statusCode());
        assertEquals(422, post(PUBLIC, body(null, null, "长".repeat(2001), null)).statusCode());
        assertEquals(422, post(PUBLIC, body(null, null, WORDS, "x".repeat(101))).statusCode());
        assertEquals(422, post(PUBLIC, body(notice, 3, WORDS, null)).statusCode());
        clock.forward(Duration.ofHours(2));
        assertEquals(
                422, post(PUBLIC, body("GS330481-2022-9999", null, WORDS, null)).statusCode());
        assertEquals(
                413, post(PUBLIC, body(null, null, "长".repeat(80_000), null)).statusCode());
        assertEquals(0, server.json("inspector", TIPS).get("total").asInt());
    }

    @Test
    void manyAtOnceFromOneAddressAreToldWhenToComeBack() {
        for (int i = 0; i < 5; i++) {
            assertEquals(201, tell(null, null, null).statusCode());
        }
        HttpResponse<String> refused = tell(null, null, null);
        assertEquals(429, refused.statusCode());
        assertTrue(Integer.parseInt(refused.headers().firstValue("Retry-After").orElseThrow()) <= 601);
        clock.forward(Duration.ofSeconds(601));
        assertEquals(201, tell(null, null, null).statusCode());
    }

    @Test
    void receiptsCantBeGuessedAndWrongOnesAreAnsweredAlike() {
        assertEquals(201, tell(null, null, null).statusCode());
        List<String> answers = new ArrayList<>();
        for (String code : List.of("", "JB-000001", "0000-0000-0000-0000", "' or 1=1 --")) {
            HttpResponse<String> response = post(PUBLIC + "/answer", "{\"code\": \"" + code + "\"}");
            assertEquals(404, response.statusCode());
            ObjectNode problem = (ObjectNode) SmallServer.json(response);
            problem.remove("request_id");
            answers.add(problem.toString());
        }
        assertEquals(1, Set.copyOf(answers).size());
        for (int i = 0; i < 6; i++) {
            assertEquals(404, post(PUBLIC + "/answer", "{\"code\": \"x\"}").statusCode());
        }
        assertEquals(429, post(PUBLIC + "/answer", "{\"code\": \"x\"}").statusCode());
    }

    @Test
    void anAnswerThatShowsANumberOfAPersonIsRefused() {
        assertEquals(201, tell(null, null, null).statusCode());
        assertEquals(
                422,
                server.post("inspector", TIPS + "/JB-000001/answer", "{\"words\": \"已核对身份证 330499197001011233\"}")
                        .statusCode());
        assertEquals(
                "received",
                server.json("inspector", TIPS + "/JB-000001").get("state").asText());
    }

    private JsonNode progress(String code) {
        HttpResponse<String> response = post(PUBLIC + "/answer", "{\"code\": \"" + code + "\"}");
        assertEquals(200, response.statusCode(), response.body());
        return SmallServer.json(response);
    }

    private HttpResponse<String> tell(@Nullable String notice, @Nullable Integer item, @Nullable String contact) {
        return post(PUBLIC, body(notice, item, WORDS, contact));
    }

    private static String body(
            @Nullable String notice, @Nullable Integer item, String words, @Nullable String contact) {
        return new ObjectMapper()
                .createObjectNode()
                .put("notice", notice)
                .put("item", item)
                .put("words", words)
                .put("contact", contact)
                .toString();
    }

    private HttpResponse<String> post(String path, String json) {
        return server.send(server.request(path)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(json)));
    }
}
