package cn.xiaokang.api.attack;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import cn.xiaokang.api.SmallServer;
import cn.xiaokang.api.SmallWarehouse;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Plays each attack of docs/attacks.yaml against a running server: it gets the refusal that the table states, and tells nothing more. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AttackTableTest {
    private static final Path TABLE = Path.of("../docs/attacks.yaml");
    private static final Pattern REPEATED = Pattern.compile("\\{(.)\\*([0-9]+)}");
    private static final List<String> LEAKS =
            List.of("Exception", "\tat ", ".java:", "root:x:", "SQLITE", "duckdb", "/tmp/", "jetty", "javalin");

    private SmallServer server;

    /** One line of the table. */
    record Attack(
            String name,
            String risk,
            String as,
            String send,
            @Nullable Map<String, String> headers,
            @Nullable String body,
            String refusal) {
        @Override
        public String toString() {
            return name;
        }
    }

    @BeforeAll
    void start(@TempDir Path folder) throws Exception {
        SmallWarehouse city = SmallWarehouse.in(folder.resolve("warehouse"));
        assertFalse(city.publish(1).id().isEmpty());
        server = SmallServer.start(city.folder(), folder.resolve("state"));
        assertEquals("GS330481-2022-0001", server.postNotice());
        assertEquals("XS-000001", server.anOpenCase());
        assertEquals("CX-000001", server.aKeptQuery());
        assertEquals(
                201,
                server.post(
                                "leader",
                                "/api/v1/account/tokens",
                                "{\"title\":\"报表\",\"permissions\":[\"see_figures\"],\"days\":1}")
                        .statusCode());
    }

    @AfterAll
    void stop() {
        server.close();
    }

    @Test
    void theTableHoldsAtLeastFortyOfAllKinds() throws IOException {
        assertTrue(attacks().size() >= 40, attacks().size() + " attacks");
        assertTrue(attacks().stream().map(Attack::risk).distinct().count() >= 9);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("attacks")
    void isRefused(Attack attack) {
        HttpResponse<String> response = server.send(request(attack));
        String[] refusal = attack.refusal().split(" ", 2);
        String status = String.valueOf(response.statusCode());
        assertTrue(
                status.equals(refusal[0]) || (refusal[0].equals("4xx") && status.startsWith("4")),
                status + " " + response.body());
        if (refusal.length > 1) {
            assertEquals(refusal[1], SmallServer.json(response).get("code").asText());
        }
        for (String leak : LEAKS) {
            assertFalse(response.body().contains(leak), leak + " in " + response.body());
        }
        assertTrue(response.headers().firstValue("Set-Cookie").isEmpty());
    }

    static List<Attack> attacks() throws IOException {
        return new YAMLMapper().readValue(TABLE.toFile(), new TypeReference<>() {});
    }

    private HttpRequest.Builder request(Attack attack) {
        String[] line = attack.send().split(" ", 2);
        Map<String, String> headers = Objects.requireNonNullElse(attack.headers(), Map.of());
        HttpRequest.Builder request =
                attack.as().equals("visitor") ? server.request(line[1]) : server.as(attack.as(), line[1]);
        headers.forEach(request::setHeader);
        String body = attack.body();
        return request.method(
                line[0],
                body == null
                        ? HttpRequest.BodyPublishers.noBody()
                        : HttpRequest.BodyPublishers.ofString(
                                REPEATED.matcher(body).replaceAll(AttackTableTest::written)));
    }

    private static String written(MatchResult repeated) {
        return repeated.group(1).repeat(Integer.parseInt(repeated.group(2)));
    }
}
