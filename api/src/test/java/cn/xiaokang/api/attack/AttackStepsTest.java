package cn.xiaokang.api.attack;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import cn.xiaokang.api.Authenticator;
import cn.xiaokang.api.MovedClock;
import cn.xiaokang.api.SmallServer;
import cn.xiaokang.api.SmallWarehouse;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Attacks of more than one request; those of one stand in docs/attacks.yaml. */
class AttackStepsTest {
    private static final String PASSWORD = "a password for tests";

    private final MovedClock clock = new MovedClock(Instant.parse("2026-03-02T02:00:00Z"));
    private SmallServer server;

    @BeforeEach
    void start(@TempDir Path folder) throws Exception {
        SmallWarehouse city = SmallWarehouse.in(folder.resolve("warehouse"));
        assertFalse(city.publish(1).id().isEmpty());
        server = SmallServer.start(city.folder(), folder.resolve("state"), clock);
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void onePasswordTriedAtManyAccountsIsSlowedByAddress() {
        List<Integer> answers = IntStream.range(0, 40)
                .map(i -> server.trySignIn("user" + i, "Jiaxing2018!!").statusCode())
                .boxed()
                .toList();
        assertTrue(answers.contains(429), answers.toString());
        assertEquals(429, answers.get(answers.size() - 1), "the clock stands still: no try is given back");
    }

    @Test
    void whoHasThePasswordStillDoesNotGuessTheCode() throws Exception {
        HttpResponse<String> begun = server.post("publisher", "/api/v1/account/second-factor", "{}");
        String secret = SmallServer.json(begun).get("secret").asText();
        String now = Authenticator.shows(secret, clock.instant());
        assertEquals(
                204,
                server.post("publisher", "/api/v1/account/second-factor/confirmation", "{\"code\":\"" + now + "\"}")
                        .statusCode());
        List<String> answers = IntStream.range(0, 14)
                .mapToObj(i -> code(signIn("publisher", "%06d".formatted(i))))
                .toList();
        assertEquals("ACCESS-CODE_REFUSED", answers.get(0));
        assertEquals("ACCESS-TOO_MANY_ATTEMPTS", answers.get(answers.size() - 1), answers.toString());
        clock.forward(Duration.ofSeconds(30));
        String next = Authenticator.shows(secret, clock.instant());
        assertEquals("ACCESS-TOO_MANY_ATTEMPTS", code(signIn("publisher", next)), "slowed though the code is right");
        clock.forward(Duration.ofMinutes(2));
        String later = Authenticator.shows(secret, clock.instant());
        assertEquals(200, signIn("publisher", later).statusCode());
    }

    private HttpResponse<String> signIn(String user, String code) {
        return server.send(server.request("/api/v1/session")
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(
                        "{\"user\":\"%s\",\"password\":\"%s\",\"code\":\"%s\"}".formatted(user, PASSWORD, code))));
    }

    private static String code(HttpResponse<String> response) {
        return SmallServer.json(response).path("code").asText();
    }

    @Test
    void keysAreNotGuessed() {
        List<Integer> answers = IntStream.range(0, 40)
                .map(i -> server.send(server.request("/api/v1/overview").header("Authorization", "Bearer xk_" + i))
                        .statusCode())
                .boxed()
                .toList();
        assertEquals(429, answers.get(answers.size() - 1), answers.toString());
    }

    @Test
    void aPlantedOrStolenSessionEndsWithItsOwner() {
        SmallServer.Session planted = server.signIn("leader");
        HttpResponse<String> again = server.trySignIn("leader", PASSWORD, planted.cookie());
        assertEquals(200, again.statusCode());
        assertEquals(401, status(planted.cookie()), "planted before the sign-in");

        SmallServer.Session stolen = server.signIn("leader");
        SmallServer.Session own = server.signIn("leader");
        assertEquals(
                204,
                server.send(server.request("/api/v1/account/sessions/ending")
                                .header("Cookie", own.cookie())
                                .header("X-CSRF-Token", own.csrf())
                                .header("Content-Type", "application/json")
                                .POST(HttpRequest.BodyPublishers.ofString("{}")))
                        .statusCode());
        assertEquals(401, status(stolen.cookie()), "ended from elsewhere");
        assertEquals(200, status(own.cookie()));
    }

    @Test
    void signInLeadsToNoOtherSite() {
        for (String next :
                List.of("//elsewhere.example", "https://elsewhere.example", "/\\elsewhere.example", "/%0d%0aX: y")) {
            HttpResponse<String> response = server.send(server.request("/sign-in")
                    .header("Content-Type", "application/x-www-form-urlencoded")
                    .POST(HttpRequest.BodyPublishers.ofString(
                            "user=leader&password=" + encoded(PASSWORD) + "&next=" + encoded(next))));
            assertEquals(303, response.statusCode(), next);
            assertEquals("/cockpit", response.headers().firstValue("Location").orElseThrow(), next);
        }
    }

    @Test
    void whatIsStoredComesBackAsText() {
        String purpose = "=HYPERLINK(\"http://elsewhere.example\") <script>alert(1)</script>";
        assertEquals(
                200,
                server.get("inspector", "/api/v1/households/330481000001?purpose=" + encoded(purpose))
                        .statusCode());
        String page = server.get("auditor", "/access-log").body();
        assertFalse(page.contains("<script>alert"), "a script in a page");
        assertTrue(page.contains("&lt;script>alert") || page.contains("&lt;script&gt;alert"), page);
        String file = server.get("auditor", "/access-log.csv").body();
        assertTrue(file.contains("'=HYPERLINK"), file);
    }

    @Test
    void aPackedBodyIsNotUnpacked() throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(packed)) {
            out.write(new byte[20 << 20]);
        }
        HttpResponse<String> response = server.send(server.request("/api/v1/session")
                .header("Content-Type", "application/json")
                .header("Content-Encoding", "gzip")
                .POST(HttpRequest.BodyPublishers.ofByteArray(packed.toByteArray())));
        assertTrue(response.statusCode() == 400 || response.statusCode() == 413, response.body());
    }

    /** Others are answered meanwhile, so that the refusal is known long before the rest is sent. */
    @Test
    void whoIsRefusedWhileStillSendingIsToldWhy() throws IOException {
        assertEquals("413", statusOfSentSlowly("/api/v1/session"));
        assertEquals("401", statusOfSentSlowly("/api/v1/cases/XS-000001/evidence?name=a.bin"));
        assertEquals("404", statusOfSentSlowly("/api/v1/nowhere"));
    }

    private String statusOfSentSlowly(String path) throws IOException {
        byte[] piece = new byte[50_000];
        int pieces = 5;
        try (Socket socket = open()) {
            socket.setSoTimeout(10_000);
            OutputStream out = socket.getOutputStream();
            out.write("POST %s HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: %d\r\n\r\n"
                    .formatted(path, pieces * piece.length)
                    .getBytes(StandardCharsets.US_ASCII));
            for (int i = 0; i < pieces; i++) {
                out.write(piece);
                out.flush();
                for (int other = 0; other < 5; other++) {
                    assertEquals(200, server.get("/api/v1/health").statusCode());
                }
            }
            // the same connection goes on
            out.write("GET /api/v1/health HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n"
                    .getBytes(StandardCharsets.US_ASCII));
            out.flush();
            String answers = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertTrue(answers.contains("HTTP/1.1 200"), answers);
            return answers.substring("HTTP/1.1 ".length(), "HTTP/1.1 413".length());
        }
    }

    @Test
    void doubledLengthsAreRefused() throws IOException {
        assertRefusedOnce("""
                POST /api/v1/session HTTP/1.1
                Host: x
                Content-Type: application/json
                Content-Length: 2
                Transfer-Encoding: chunked
                Connection: close

                0

                GET /api/v1/health HTTP/1.1
                Host: x

                """);
        assertRefusedOnce("""
                POST /api/v1/session HTTP/1.1
                Host: x
                Content-Type: application/json
                Content-Length: 2
                Content-Length: 40
                Connection: close

                {}GET /api/v1/health HTTP/1.1
                Host: x

                """);
    }

    @Test
    void slowClientsKeepNobodyElseWaiting() throws IOException {
        List<Socket> slow = new ArrayList<>();
        try {
            for (int i = 0; i < 150; i++) {
                Socket socket = open();
                socket.getOutputStream()
                        .write("POST /api/v1/session HTTP/1.1\r\nHost: x\r\nX-Slow: "
                                .getBytes(StandardCharsets.US_ASCII));
                socket.getOutputStream().flush();
                slow.add(socket);
            }
            assertEquals(200, server.get("/api/v1/health").statusCode());
            assertEquals(200, server.get("leader", "/api/v1/overview").statusCode());
        } finally {
            for (Socket socket : slow) {
                socket.close();
            }
        }
    }

    private void assertRefusedOnce(String request) throws IOException {
        try (Socket socket = open()) {
            socket.setSoTimeout(10_000);
            socket.getOutputStream().write(request.replace("\n", "\r\n").getBytes(StandardCharsets.US_ASCII));
            socket.getOutputStream().flush();
            String answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertTrue(answer.startsWith("HTTP/1.1 400"), answer);
            assertEquals(1, answer.split("HTTP/1.1 ", -1).length - 1, answer);
        }
    }

    private Socket open() throws IOException {
        return new Socket(InetAddress.getLoopbackAddress(), server.application().port());
    }

    private int status(String cookie) {
        return server.send(server.request("/api/v1/session").header("Cookie", cookie))
                .statusCode();
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
