package cn.xiaokang.api;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** What the server says to those who mean it harm: always a problem, never a trace, never a 500. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AttackTest {
    private static final List<String> HARMFUL = List.of(
            "' or '1'='1",
            "1; attach 'x.db'",
            "') union select content from read_text('/etc/passwd') --",
            "../../../../etc/passwd",
            "<script>alert(1)</script>",
            "\r\nSet-Cookie: a=b",
            "=cmd|' /C calc'!A0",
            "\u0000",
            "９９９９",
            "x".repeat(3000));

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
    void noParameterTakesAnythingButItsForm() {
        for (String parameter :
                List.of("rule", "severity", "county", "period", "household", "sort", "limit", "after", "unknown")) {
            for (String harmful : HARMFUL) {
                assertRefused(
                        server.get("inspector", "/api/v1/flags?" + parameter + "=" + encoded(harmful)), parameter);
            }
        }
        for (String path : List.of(
                "/api/v1/indicators?area=",
                "/api/v1/indicators?year=",
                "/api/v1/overview?county=",
                "/api/v1/funds/flow?year=")) {
            for (String harmful : HARMFUL) {
                assertRefused(server.get("leader", path + encoded(harmful)), path);
            }
        }
        for (String harmful : HARMFUL) {
            assertRefused(
                    server.get("inspector", "/api/v1/households/" + encoded(harmful) + "?purpose=checking"), harmful);
        }
    }

    @Test
    void wrongMethodsAddressesAndBodiesAreProblems() {
        HttpResponse<String> method = server.send(
                server.as("leader", "/api/v1/overview").method("PUT", HttpRequest.BodyPublishers.ofString("{}")));
        assertEquals(405, method.statusCode());
        assertTrue(method.headers().firstValue("Allow").orElseThrow().contains("GET"));
        assertRefused(method, "PUT");
        assertEquals(404, server.get("/api/v1/nowhere").statusCode());
        assertRefused(server.get("/api/v1/nowhere"), "nowhere");
        assertEquals(400, post("application/json", "{not json").statusCode());
        assertEquals(400, post("application/json", "[".repeat(20_000)).statusCode());
        assertEquals(
                400,
                post("application/json", "{\"user\":\"leader\",\"password\":[1]}")
                        .statusCode());
        assertEquals(400, post("application/json", "{}").statusCode());
        assertEquals(415, post("text/plain", "{}").statusCode());
        HttpResponse<String> large = post("application/json", "{\"user\":\"" + "x".repeat(100_000) + "\"}");
        assertEquals(413, large.statusCode());
        assertRefused(large, "large");
    }

    @Test
    void brokenAndOversizedRequestsAreProblemsToo() throws Exception {
        String oversized = raw("GET /api/v1/health HTTP/1.1\r\nHost: x\r\nX-Long: " + "a".repeat(20_000) + "\r\n\r\n");
        assertTrue(oversized.startsWith("HTTP/1.1 431"), oversized);
        assertTrue(oversized.contains("application/problem+json"), oversized);
        assertTrue(oversized.contains("REQUEST-HEADERS_TOO_LARGE"), oversized);
        String broken = raw("NONSENSE\r\n\r\n");
        assertFalse(broken.contains("org.eclipse"), broken);
        assertFalse(broken.contains("<html"), broken);
    }

    @Test
    void everyAnswerTellsTheBrowserWhatNotToDo() {
        for (String path : List.of("/api/v1/health", "/docs", "/api/v1/nowhere")) {
            HttpResponse<String> response = server.get(path);
            String policy =
                    response.headers().firstValue("Content-Security-Policy").orElseThrow();
            assertTrue(policy.contains("default-src 'none'"), policy);
            assertFalse(policy.contains("unsafe"), policy);
            assertTrue(policy.contains("frame-ancestors 'none'"), policy);
            assertEquals(
                    "nosniff",
                    response.headers().firstValue("X-Content-Type-Options").orElseThrow());
            assertTrue(response.headers().firstValue("X-Request-Id").isPresent());
            assertTrue(response.headers().firstValue("Server").isEmpty());
            assertTrue(
                    response.headers().firstValue("Access-Control-Allow-Origin").isEmpty());
        }
    }

    @Test
    void metricsTellNothingOfPersonsOrPaths() {
        assertEquals(
                404,
                server.get("inspector", "/api/v1/households/330481999999?purpose=checking")
                        .statusCode());
        String metrics = server.get("/api/v1/metrics").body();
        assertTrue(metrics.contains("xiaokang_requests_seconds_count"), metrics);
        assertFalse(metrics.contains("330481999999"));
    }

    private HttpResponse<String> post(String type, String body) {
        return server.send(server.request("/api/v1/session")
                .header("Content-Type", type)
                .POST(HttpRequest.BodyPublishers.ofString(body)));
    }

    private static void assertRefused(HttpResponse<String> response, String what) {
        assertTrue(response.statusCode() >= 400 && response.statusCode() < 500, what + ": " + response.statusCode());
        assertTrue(
                response.headers().firstValue("Content-Type").orElse("").startsWith("application/problem+json"), what);
        assertTrue(SmallServer.json(response).hasNonNull("code"), what);
        for (String leak : List.of("Exception", "at cn.", "at org.", ".java", "<script", "select ")) {
            assertFalse(response.body().contains(leak), what + " leaks " + leak + ": " + response.body());
        }
        assertTrue(response.headers().firstValue("Set-Cookie").isEmpty(), what);
    }

    private String raw(String request) throws IOException {
        try (Socket socket = new Socket(
                InetAddress.getLoopbackAddress(), server.application().port())) {
            socket.setSoTimeout(10_000);
            OutputStream out = socket.getOutputStream();
            out.write(
                    request.replace("\r\n\r\n", "\r\nConnection: close\r\n\r\n").getBytes(StandardCharsets.ISO_8859_1));
            out.flush();
            InputStream in = socket.getInputStream();
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
