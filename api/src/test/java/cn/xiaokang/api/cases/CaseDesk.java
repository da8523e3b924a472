package cn.xiaokang.api.cases;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import cn.xiaokang.api.SmallServer;
import cn.xiaokang.api.SmallWarehouse;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** A server over a small city on given days, and the hands of those who work its cases. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class CaseDesk {
    static final String CASES = "/api/v1/cases";
    static final String CASE = CASES + "/XS-000001";

    /** Sound content of every step that people write. */
    static final Map<String, String> STEPS = new LinkedHashMap<>();

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
    Path folder;

    @SuppressWarnings("NullAway.Init") // set before all tests
    SmallWarehouse city;

    @SuppressWarnings("NullAway.Init") // set before each test
    Path state;

    @SuppressWarnings("NullAway.Init") // set before each test
    SmallServer server;

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

    void take(String user, String step) {
        HttpResponse<String> taken = step(user, step, String.valueOf(STEPS.get(step)));
        assertEquals(201, taken.statusCode(), taken.body());
    }

    HttpResponse<String> step(String user, String step, String content) {
        return server.post(user, CASE + "/events", "{\"step\":\"" + step + "\"," + content + "}");
    }

    void open(String user, String... flags) {
        HttpResponse<String> opened = open(user, 201, flags);
        assertTrue(opened.headers().firstValue("Location").orElse("").startsWith(CASES + "/XS-"));
    }

    HttpResponse<String> open(String user, int status, String... flags) {
        String named = String.join("\",\"", flags);
        HttpResponse<String> opened = server.post(user, CASES, "{\"flags\":[\"" + named + "\"],\"words\":\"由疑点转入\"}");
        assertEquals(status, opened.statusCode(), opened.body());
        return opened;
    }

    JsonNode detail(String user) {
        return server.json(user, CASE).get("data");
    }

    JsonNode line() {
        return detail("reviewer").get("line");
    }

    List<String> numbers(String query) {
        return server.json("inspector", CASES + "?" + query).at("/data/items").findValuesAsText("case_no");
    }

    String state(String flag) {
        JsonNode items = server.json("inspector", "/api/v1/flags").at("/data/items");
        for (JsonNode item : items) {
            if (item.get("flag_id").equals(TextNode.valueOf(flag))) {
                return item.get("case_state").asText();
            }
        }
        throw new AssertionError("no flag " + flag);
    }

    void onThe(String day) throws Exception {
        server.close();
        server = on(day);
    }

    SmallServer on(String day) throws Exception {
        Clock noon = Clock.fixed(Instant.parse(day + "T04:00:00Z"), ZoneOffset.UTC);
        return SmallServer.start(city.folder(), state, noon);
    }

    static String fraud(String found, String stopped, String recovered) {
        return "\"outcome\":\"fraud\",\"found\":\"%s\",\"stopped\":\"%s\",\"recovered\":\"%s\",\"words\":\"隐瞒死亡继续领取\""
                .formatted(found, stopped, recovered);
    }

    static String lawful() {
        return "\"outcome\":\"lawful\",\"found\":\"0\",\"stopped\":\"0\",\"recovered\":\"0\",\"words\":\"当月丧葬补助，合规\"";
    }
}
