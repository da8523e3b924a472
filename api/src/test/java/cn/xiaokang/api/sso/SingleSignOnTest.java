package cn.xiaokang.api.sso;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import cn.xiaokang.api.SmallServer;
import cn.xiaokang.api.SmallWarehouse;
import cn.xiaokang.api.access.Role;
import cn.xiaokang.api.access.SessionTimes;
import cn.xiaokang.api.audit.AlertBounds;
import cn.xiaokang.api.web.Load;
import cn.xiaokang.api.web.Settings;
import cn.xiaokang.warehouse.engine.Limits;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.security.oauth2.jwt.JwtClaimsSet;

/** Signing in by a provider's word: whom it lets in, and what it takes for no word at all. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SingleSignOnTest {
    private final HttpClient browser = HttpClient.newHttpClient();
    private Provider provider;
    private SmallServer server;
    private Path folder = Path.of(".");

    @BeforeAll
    void start(@TempDir Path temporary) throws Exception {
        folder = temporary;
        int port = Provider.freePort();
        provider = Provider.start("http://127.0.0.1:" + port + "/sign-in/sso/callback");
        server = server(port, folder.resolve("state"), provider.issuer());
    }

    @AfterEach
    void honestAgain() {
        provider.lies(claims -> claims);
        provider.forges(false);
        provider.signsByCurve(false);
    }

    @AfterAll
    void stop() throws Exception {
        server.close();
        provider.close();
    }

    private SmallServer server(int port, Path state, String issuer) throws Exception {
        return server(port, URI.create("http://127.0.0.1:" + port), state, issuer);
    }

    private SmallServer server(int port, URI address, Path state, String issuer) throws Exception {
        return SmallServer.start(
                new Settings(
                        folder.resolve("warehouse"),
                        state,
                        SmallWarehouse.keyOf(folder.resolve("warehouse")),
                        null,
                        "127.0.0.1",
                        port,
                        address,
                        null,
                        SessionTimes.USUAL,
                        new Limits(512, 2, Duration.ofSeconds(10)),
                        true,
                        new SsoSettings(
                                URI.create(issuer),
                                Provider.CLIENT,
                                Provider.SECRET,
                                address,
                                "preferred_username",
                                List.of("mfa", "otp")),
                        new Settings.Safety(
                                Set.of(Role.INSPECTOR), Set.of(), AlertBounds.USUAL, new Load(48, 10_000, 10_000))),
                Clock.systemUTC());
    }

    @Test
    void whomTheProviderVouchesForIsSignedInAsTheirAccount() {
        assertTrue(server.get("/sign-in").body().contains("href=\"/sign-in/sso\""));
        Begun begun = begin();
        assertTrue(begun.address().getQuery().contains("code_challenge_method=S256"));
        HttpResponse<String> landed = finish(vouch("leader", begun), begun.cookie());
        assertEquals(200, landed.statusCode(), landed.body());
        assertEquals("0; url=/", landed.headers().firstValue("Refresh").orElseThrow());
        HttpResponse<String> own = server.send(server.request("/api/v1/session")
                .header("Cookie", session(landed).orElseThrow()));
        assertEquals("leader", SmallServer.json(own).get("user").asText());
        assertEquals("leader", SmallServer.json(own).get("role").asText());
    }

    @Test
    void theWayBackCountsOnceAndInTheBrowserThatBeganIt() {
        Begun begun = begin();
        URI back = vouch("leader", begun);
        assertRefused("SSO-STALE", finish(back, null));
        assertRefused("SSO-STALE", finish(back, begin().cookie()));
        assertEquals(200, finish(back, begun.cookie()).statusCode());
        assertRefused("SSO-STALE", finish(back, begun.cookie()));
    }

    @Test
    void anotherStateIsRefusedAndSoIsNoneAtAll() {
        for (String query :
                List.of("code=x&state=chosen", "code=x", "state=x", "", "error=access_denied&state=chosen", "%")) {
            Begun begun = begin();
            assertRefused(
                    "SSO-STALE",
                    server.send(server.request("/sign-in/sso/callback?" + query.replace("%", "%25"))
                            .header("Cookie", begun.cookie())));
        }
    }

    @Test
    void aCodeThatTheProviderDidNotGiveIsRefused() {
        Begun begun = begin();
        URI back = vouch("leader", begun);
        assertRefused(
                "SSO-REFUSED",
                finish(URI.create(back.toString().replaceAll("code=[^&]+", "code=guessed")), begun.cookie()));
    }

    /** What a token may say that it must not. */
    enum Lie {
        ANOTHER_ISSUER,
        ANOTHER_AUDIENCE,
        ANOTHER_NONCE,
        NO_NONCE,
        PAST,
        NOBODY;

        JwtClaimsSet.Builder told(JwtClaimsSet.Builder claims) {
            return switch (this) {
                case ANOTHER_ISSUER -> claims.issuer("http://127.0.0.1:1");
                case ANOTHER_AUDIENCE -> claims.audience(List.of("another client"));
                case ANOTHER_NONCE -> claims.claim("nonce", "of another sign-in");
                case NO_NONCE -> claims.claims(all -> all.remove("nonce"));
                case PAST ->
                    claims.issuedAt(Instant.now().minusSeconds(7200))
                            .expiresAt(Instant.now().minusSeconds(3600));
                case NOBODY -> claims.claims(all -> all.remove("preferred_username"));
            };
        }
    }

    @ParameterizedTest
    @EnumSource
    void aTokenThatIsNotForHereIsRefused(Lie lie) {
        provider.lies(lie::told);
        Begun begun = begin();
        assertRefused("SSO-UNTRUSTED", finish(vouch("leader", begun), begun.cookie()));
    }

    @Test
    void aTokenSignedByACurveIsTaken() {
        provider.signsByCurve(true);
        Begun begun = begin();
        assertEquals(200, finish(vouch("leader", begun), begun.cookie()).statusCode());
    }

    @Test
    void whatIsBegunAtOneServerEndsAtAnotherOfTheSameStoreAndCountsOnce() throws Exception {
        try (SmallServer other =
                server(Provider.freePort(), URI.create(server.address()), folder.resolve("state"), provider.issuer())) {
            Begun begun = begin();
            URI back = vouch("leader", begun);
            HttpResponse<String> landed = other.send(
                    other.request(back.getRawPath() + "?" + back.getRawQuery()).header("Cookie", begun.cookie()));
            assertEquals(200, landed.statusCode(), landed.body());
            assertTrue(session(landed).isPresent());
            assertRefused("SSO-STALE", finish(back, begun.cookie()));
        }
    }

    @Test
    void whoSignsOutIsLedToTheProviderAndBack() throws Exception {
        Begun begun = begin();
        HttpResponse<String> landed = finish(vouch("leader", begun), begun.cookie());
        String token = landed.headers().allValues("Set-Cookie").stream()
                .filter(set -> set.startsWith("xiaokang_sso_token="))
                .findFirst()
                .orElseThrow();
        assertTrue(
                token.contains("HttpOnly") && token.contains("SameSite=Strict") && token.contains("Path=/sign-in/sso"),
                token);
        HttpResponse<String> out = server.send(
                server.request("/sign-in/sso/out").header("Cookie", token.substring(0, token.indexOf(';'))));
        String there = out.headers().firstValue("Refresh").orElseThrow().substring("0; url=".length());
        assertTrue(there.startsWith(provider.issuer() + "/connect/logout?"), there);
        HttpResponse<String> left =
                browser.send(HttpRequest.newBuilder(URI.create(there)).build(), HttpResponse.BodyHandlers.ofString());
        assertEquals(302, left.statusCode(), left.body());
        assertEquals(
                server.address() + "/sign-in",
                left.headers().firstValue("Location").orElseThrow());
        for (String nothing : List.of("xiaokang_sso_token=", "xiaokang_sso_token=forged")) {
            HttpResponse<String> only =
                    server.send(server.request("/sign-in/sso/out").header("Cookie", nothing));
            assertEquals("0; url=/sign-in", only.headers().firstValue("Refresh").orElseThrow());
        }
    }

    @Test
    void aTokenOfAnotherKeyIsRefused() {
        provider.forges(true);
        Begun begun = begin();
        assertRefused("SSO-UNTRUSTED", finish(vouch("leader", begun), begun.cookie()));
    }

    @Test
    void nobodyGetsAnAccountByTheProvidersWord() {
        int before = server.application().accounts().all().size();
        for (String user : List.of("stranger", "LEADER", "security-officer")) {
            Begun begun = begin();
            assertRefused("ACCESS-NO_ACCOUNT_HERE", finish(vouch(user, begun), begun.cookie()));
        }
        server.application().accounts().disable("county-leader");
        Begun begun = begin();
        assertRefused("ACCESS-NO_ACCOUNT_HERE", finish(vouch("county-leader", begun), begun.cookie()));
        assertEquals(before, server.application().accounts().all().size());
    }

    @Test
    void whoNeedsASecondFactorHasShownItThere() {
        Begun begun = begin();
        assertRefused("ACCESS-FACTOR_NOT_VOUCHED", finish(vouch("inspector", begun), begun.cookie()));
        provider.withFactor.add("inspector");
        Begun again = begin();
        HttpResponse<String> landed = finish(vouch("inspector", again), again.cookie());
        assertEquals(200, landed.statusCode(), landed.body());
        HttpResponse<String> flags = server.send(
                server.request("/api/v1/cases").header("Cookie", session(landed).orElseThrow()));
        assertNotEquals(403, flags.statusCode(), flags.body());
    }

    @Test
    void aProviderThatIsNotThereIsSaidAndPasswordsGoOn() throws Exception {
        int port = Provider.freePort();
        try (SmallServer other = server(port, folder.resolve("other"), "http://127.0.0.1:1")) {
            HttpResponse<String> begun = other.get("/sign-in/sso");
            assertEquals(503, begun.statusCode());
            assertEquals("SSO-UNREACHABLE", SmallServer.json(begun).get("code").asText());
            assertFalse(other.signIn("leader").cookie().isEmpty());
        }
    }

    @Test
    void itIsOffUnlessConfigured() throws Exception {
        try (SmallServer other = SmallServer.start(folder.resolve("warehouse"), folder.resolve("off"))) {
            assertEquals(404, other.get("/sign-in/sso").statusCode());
            assertEquals(404, other.get("/sign-in/sso/callback?code=x&state=y").statusCode());
            assertFalse(other.get("/sign-in").body().contains("/sign-in/sso"));
        }
    }

    private record Begun(URI address, String cookie) {}

    private Begun begin() {
        HttpResponse<String> response = server.get("/sign-in/sso");
        assertEquals(303, response.statusCode(), response.body());
        String set = response.headers().firstValue("Set-Cookie").orElseThrow();
        assertTrue(set.contains("HttpOnly") && set.contains("SameSite=Lax"), set);
        return new Begun(
                URI.create(response.headers().firstValue("Location").orElseThrow()), SmallServer.cookie(response));
    }

    /** What the provider sends the browser back with. */
    private URI vouch(String user, Begun begun) {
        try {
            HttpResponse<String> response = browser.send(
                    HttpRequest.newBuilder(begun.address())
                            .header(Provider.USER, user)
                            .build(),
                    HttpResponse.BodyHandlers.ofString());
            assertEquals(302, response.statusCode(), response.body());
            return URI.create(response.headers().firstValue("Location").orElseThrow());
        } catch (java.io.IOException e) {
            throw new AssertionError("no answer of the provider", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted", e);
        }
    }

    private HttpResponse<String> finish(URI back, @Nullable String cookie) {
        HttpRequest.Builder request = server.request(back.getRawPath() + "?" + back.getRawQuery());
        return server.send(cookie == null ? request : request.header("Cookie", cookie));
    }

    private static Optional<String> session(HttpResponse<String> response) {
        return response.headers().allValues("Set-Cookie").stream()
                .filter(set -> set.startsWith("xiaokang_session="))
                .map(set -> set.substring(0, set.indexOf(';')))
                .findFirst();
    }

    private static void assertRefused(String code, HttpResponse<String> response) {
        assertTrue(
                response.statusCode() >= 400 && response.statusCode() < 500, response.statusCode() + response.body());
        assertEquals(code, SmallServer.json(response).get("code").asText());
        assertTrue(session(response).isEmpty(), "no session");
    }
}
