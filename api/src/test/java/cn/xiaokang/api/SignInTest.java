package cn.xiaokang.api;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import cn.xiaokang.api.access.Account;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** Signing in, staying signed in, and what forgers get. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SignInTest {
    private final MovedClock clock = new MovedClock(Instant.parse("2023-03-01T01:00:00Z"));
    private SmallServer server;
    private Path state;

    @BeforeAll
    void start(@TempDir Path folder) throws Exception {
        state = folder.resolve("state");
        server = SmallServer.start(folder.resolve("warehouse"), state, clock);
    }

    @AfterAll
    void stop() {
        server.close();
    }

    @Test
    void theCookieIsClosedToScriptsAndOtherSites() {
        HttpResponse<String> response = server.trySignIn("leader", "a password for tests");
        assertEquals(200, response.statusCode());
        String cookie = response.headers().firstValue("Set-Cookie").orElseThrow();
        assertTrue(cookie.contains("HttpOnly"), cookie);
        assertTrue(cookie.contains("SameSite=Strict"), cookie);
        assertEquals("no-store", response.headers().firstValue("Cache-Control").orElseThrow());
    }

    @Test
    void aWrongPasswordAndAnUnknownUserGetTheSameAnswer() {
        HttpResponse<String> wrong = server.trySignIn("publisher", "not the password");
        HttpResponse<String> unknown = server.trySignIn("nobody", "not the password");
        assertEquals(401, wrong.statusCode());
        assertEquals(401, unknown.statusCode());
        assertEquals(
                SmallServer.json(wrong).get("code"), SmallServer.json(unknown).get("code"));
        assertEquals(
                SmallServer.json(wrong).get("detail"), SmallServer.json(unknown).get("detail"));
    }

    @Test
    void whoGuessesIsSlowedAndTheOwnerComesInAgainLater() {
        int refusals = 0;
        HttpResponse<String> last = server.trySignIn("operator", "a wrong guess");
        for (int i = 0; i < 12; i++) {
            last = server.trySignIn("operator", "a wrong guess");
            refusals += last.statusCode() == 429 ? 1 : 0;
        }
        assertTrue(refusals >= 3, refusals + " refused");
        assertEquals(429, last.statusCode());
        assertTrue(Long.parseLong(last.headers().firstValue("Retry-After").orElseThrow()) >= 1);
        assertEquals(429, server.trySignIn("operator", "a password for tests").statusCode());
        clock.forward(Duration.ofMinutes(5));
        assertEquals(200, server.trySignIn("operator", "a password for tests").statusCode());
    }

    @Test
    void aPlantedCookieIsWorthNothingAfterSignIn() {
        SmallServer.Session before = server.signIn("leader");
        HttpResponse<String> again = server.trySignIn("leader", "a password for tests", before.cookie());
        assertNotEquals(before.cookie(), SmallServer.cookie(again));
        assertEquals(401, with(before.cookie(), "/api/v1/session"));
        assertEquals(200, with(SmallServer.cookie(again), "/api/v1/session"));
        assertEquals(401, with("xiaokang_session=chosen-by-an-attacker", "/api/v1/session"));
    }

    @Test
    void aSessionEndsBySignOutByIdlenessAndByAge() {
        SmallServer.Session out = server.signIn("leader");
        HttpResponse<String> signedOut = server.send(server.request("/api/v1/session")
                .header("Cookie", out.cookie())
                .header("X-CSRF-Token", out.csrf())
                .DELETE());
        assertEquals(204, signedOut.statusCode());
        assertEquals(401, with(out.cookie(), "/api/v1/session"));

        SmallServer.Session idle = server.signIn("leader");
        clock.forward(Duration.ofMinutes(29));
        assertEquals(200, with(idle.cookie(), "/api/v1/session"));
        clock.forward(Duration.ofMinutes(31));
        assertEquals(401, with(idle.cookie(), "/api/v1/session"));

        SmallServer.Session old = server.signIn("leader");
        for (int i = 0; i < 47; i++) {
            clock.forward(Duration.ofMinutes(15));
            assertEquals(200, with(old.cookie(), "/api/v1/session"));
        }
        clock.forward(Duration.ofMinutes(16));
        assertEquals(401, with(old.cookie(), "/api/v1/session"));
    }

    @Test
    void anIdIsRenewedAndTheOneOfBeforeEndsSoonAfter() {
        SmallServer.Session session = server.signIn("leader");
        assertTrue(renewed(session.cookie(), "/api/v1/session").isEmpty(), "not before its time");
        clock.forward(Duration.ofMinutes(16));
        assertTrue(renewed(session.cookie(), "/docs").isEmpty(), "never with what a cache may keep");
        HttpResponse<String> response =
                server.send(server.request("/api/v1/session").header("Cookie", session.cookie()));
        String next = SmallServer.cookie(response);
        assertNotEquals(session.cookie(), next);
        assertEquals(
                session.csrf(),
                SmallServer.json(response).get("csrf_token").asText(),
                "a form that is open can still be sent");
        assertTrue(renewed(session.cookie(), "/api/v1/session").isEmpty(), "once, however many ask at once");
        assertEquals(200, with(next, "/api/v1/session"));
        clock.forward(Duration.ofSeconds(29));
        assertEquals(200, with(session.cookie(), "/api/v1/session"), "a request that was on its way");
        clock.forward(Duration.ofSeconds(2));
        assertEquals(401, with(session.cookie(), "/api/v1/session"));
        assertEquals(200, with(next, "/api/v1/session"));
    }

    @Test
    void aRenewedIdThatNeverCameBackLosesNobodyAndOpensNothingLater() {
        SmallServer.Session session = server.signIn("leader");
        clock.forward(Duration.ofMinutes(16));
        String lost = renewed(session.cookie(), "/api/v1/session").orElseThrow();
        clock.forward(Duration.ofMinutes(2));
        String next = renewed(session.cookie(), "/api/v1/session").orElseThrow();
        assertEquals(200, with(next, "/api/v1/session"));
        clock.forward(Duration.ofSeconds(31));
        assertEquals(401, with(session.cookie(), "/api/v1/session"));
        assertEquals(401, with(lost, "/api/v1/session"));
        assertEquals(200, with(next, "/api/v1/session"));
    }

    @Test
    void aClockThatIsSetBackLocksNobodyOutAndKeepsNoSessionForEver() {
        SmallServer.Session before = server.signIn("leader");
        clock.forward(Duration.ofDays(-1));
        assertEquals(200, with(before.cookie(), "/api/v1/session"));
        SmallServer.Session during = server.signIn("leader");
        assertEquals(200, with(during.cookie(), "/api/v1/session"));
        clock.forward(Duration.ofDays(1));
        assertEquals(401, with(during.cookie(), "/api/v1/session"));
        clock.forward(Duration.ofHours(13));
        assertEquals(401, with(before.cookie(), "/api/v1/session"));
        assertEquals(200, server.trySignIn("leader", "a password for tests").statusCode());
    }

    @Test
    void signingOutOrInAgainEndsEveryIdOfASession() {
        SmallServer.Session session = server.signIn("leader");
        clock.forward(Duration.ofMinutes(16));
        String next = renewed(session.cookie(), "/api/v1/session").orElseThrow();
        HttpResponse<String> signedOut = server.send(server.request("/api/v1/session")
                .header("Cookie", next)
                .header("X-CSRF-Token", session.csrf())
                .DELETE());
        assertEquals(204, signedOut.statusCode());
        assertEquals(401, with(session.cookie(), "/api/v1/session"));

        SmallServer.Session stolen = server.signIn("leader");
        clock.forward(Duration.ofMinutes(16));
        String thiefs = renewed(stolen.cookie(), "/api/v1/session").orElseThrow();
        HttpResponse<String> again = server.trySignIn("leader", "a password for tests", stolen.cookie());
        assertEquals(200, with(SmallServer.cookie(again), "/api/v1/session"));
        assertEquals(401, with(thiefs, "/api/v1/session"));
    }

    @Test
    void renewalMakesNoSessionOlderThanItMayBe() {
        String cookie = server.signIn("leader").cookie();
        for (int i = 0; i < 44; i++) {
            clock.forward(Duration.ofMinutes(16));
            cookie = renewed(cookie, "/api/v1/session").orElseThrow();
        }
        clock.forward(Duration.ofMinutes(16));
        assertEquals(401, with(cookie, "/api/v1/session"));
    }

    private Optional<String> renewed(String cookie, String path) {
        HttpResponse<String> response = server.send(server.request(path).header("Cookie", cookie));
        assertEquals(200, response.statusCode());
        return response.headers().firstValue("Set-Cookie").map(given -> SmallServer.cookie(response));
    }

    @Test
    void aNewPasswordAndADisabledAccountEndSessions() {
        SmallServer.Session session = server.signIn("county-leader");
        String renewed = server.application().accounts().renewPassword("county-leader");
        assertEquals(401, with(session.cookie(), "/api/v1/session"));
        assertEquals(200, server.trySignIn("county-leader", renewed).statusCode());

        SmallServer.Session disabled = server.signIn("county-inspector");
        server.application().accounts().disable("county-inspector");
        assertEquals(401, with(disabled.cookie(), "/api/v1/session"));
        assertEquals(
                401,
                server.trySignIn("county-inspector", "a password for tests").statusCode());
        assertTrue(server.application()
                .accounts()
                .find("county-inspector")
                .map(Account::isDisabled)
                .orElseThrow());
    }

    @Test
    void aChangeNeedsTheTokenOfItsSessionAndComesFromHere() {
        SmallServer.Session session = server.signIn("leader");
        HttpRequest.Builder without = server.request("/api/v1/session")
                .header("Cookie", session.cookie())
                .DELETE();
        assertEquals(
                "ACCESS-FORGED",
                SmallServer.json(server.send(without)).get("code").asText());
        HttpRequest.Builder wrong = server.request("/api/v1/session")
                .header("Cookie", session.cookie())
                .header("X-CSRF-Token", server.signIn("leader").csrf())
                .DELETE();
        assertEquals(403, server.send(wrong).statusCode());
        HttpRequest.Builder elsewhere = server.request("/api/v1/session")
                .header("Cookie", session.cookie())
                .header("X-CSRF-Token", session.csrf())
                .header("Origin", "https://elsewhere.example")
                .DELETE();
        assertEquals(
                "ACCESS-OTHER_SITE",
                SmallServer.json(server.send(elsewhere)).get("code").asText());
        assertEquals(200, with(session.cookie(), "/api/v1/session"));
    }

    @Test
    void nobodyChoosesTheirOwnRole() {
        HttpResponse<String> response = server.send(server.request("/api/v1/session")
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(
                        "{\"user\":\"leader\",\"password\":\"a password for tests\",\"role\":\"inspector\"}")));
        assertEquals(400, response.statusCode());
        assertEquals("REQUEST-BAD_JSON", SmallServer.json(response).get("code").asText());
    }

    @Test
    void theStoreKeepsNoPasswordAndNoSecret() throws Exception {
        SmallServer.Session session = server.signIn("publisher");
        String secret = session.cookie().substring(session.cookie().indexOf('=') + 1);
        try (Stream<Path> files = Files.walk(state)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                String content = Files.readString(file, StandardCharsets.ISO_8859_1);
                assertFalse(content.contains(secret), file.toString());
                assertFalse(content.contains("a password for tests"), file.toString());
            }
        }
    }

    private int with(String cookie, String path) {
        return server.send(server.request(path).header("Cookie", cookie)).statusCode();
    }
}
