package cn.xiaokang.api.people;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import cn.xiaokang.api.Authenticator;
import cn.xiaokang.api.MovedClock;
import cn.xiaokang.api.SmallServer;
import cn.xiaokang.api.SmallWarehouse;
import cn.xiaokang.api.access.AccessLog;
import cn.xiaokang.api.access.Role;
import cn.xiaokang.api.audit.AlertBounds;
import cn.xiaokang.api.web.Load;
import cn.xiaokang.api.web.Settings;
import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** Accounts made and kept by a security officer, second factors, keys for programs, and the auditor who sees it all. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PeopleTest {
    private static final String PASSWORD = "a password for tests";

    private final MovedClock clock = new MovedClock(Instant.parse("2026-03-02T02:00:00Z"));
    private SmallServer server;

    @BeforeAll
    void start(@TempDir Path folder) throws Exception {
        SmallWarehouse city = SmallWarehouse.in(folder.resolve("warehouse"));
        assertFalse(city.publish(1).id().isEmpty());
        server = SmallServer.start(
                city.folder(),
                folder.resolve("state"),
                clock,
                null,
                new Settings.Safety(
                        Set.of(Role.ASSESSOR),
                        Set.of("127.0.0.1"),
                        new AlertBounds(90, 2, LocalTime.of(7, 0), LocalTime.of(20, 0), 1, 2),
                        new Load(48, 1000, 1000)));
    }

    @AfterAll
    void stop() {
        server.close();
    }

    @Test
    void aPasswordThatAnotherSetOpensNothingButItsOwnChange() {
        HttpResponse<String> added = server.post(
                "security_officer",
                "/api/v1/accounts",
                "{\"user\":\"wang.wu\",\"role\":\"leader\",\"county_code\":\"330481\"}");
        assertEquals(201, added.statusCode(), added.body());
        String oneTime = SmallServer.json(added).get("password").asText();
        SmallServer.Session first = session(server.trySignIn("wang.wu", oneTime));
        HttpResponse<String> early = send(first, "/api/v1/overview");
        assertEquals(403, early.statusCode());
        assertEquals("ACCESS-PASSWORD_TO_CHANGE", code(early));
        assertEquals(
                401,
                post(first, "/api/v1/account/password", "{\"present\":\"wrong\",\"wanted\":\"wang chooses this\"}")
                        .statusCode());
        assertEquals(
                422,
                post(first, "/api/v1/account/password", "{\"present\":\"" + oneTime + "\",\"wanted\":\"short\"}")
                        .statusCode());
        assertEquals(
                204,
                post(
                                first,
                                "/api/v1/account/password",
                                "{\"present\":\"" + oneTime + "\",\"wanted\":\"wang chooses this\"}")
                        .statusCode());
        assertEquals(401, send(first, "/api/v1/account").statusCode(), "all sessions ended");
        assertEquals(401, server.trySignIn("wang.wu", oneTime).statusCode());
        SmallServer.Session own = session(server.trySignIn("wang.wu", "wang chooses this"));
        assertEquals(200, send(own, "/api/v1/overview").statusCode());

        assertEquals(204, act("wang.wu", "disabling").statusCode());
        assertEquals(401, send(own, "/api/v1/overview").statusCode());
        assertEquals(401, server.trySignIn("wang.wu", "wang chooses this").statusCode());
        assertEquals(204, act("wang.wu", "enabling").statusCode());
        assertEquals(200, server.trySignIn("wang.wu", "wang chooses this").statusCode());
    }

    @Test
    void whoKeepsAccountsSeesNoDataAndKeepsNotTheirOwn() {
        for (String path : new String[] {
            "/api/v1/overview", "/api/v1/flags", "/api/v1/funds/flow", "/api/v1/deliveries", "/api/v1/access-log"
        }) {
            assertEquals(403, server.get("security_officer", path).statusCode(), path);
        }
        for (String own : new String[] {"password", "disabling", "second-factor/removal"}) {
            HttpResponse<String> refused = act("security_officer", own);
            assertEquals(409, refused.statusCode(), own);
            assertEquals("ACCESS-NOT_ONESELF", code(refused));
        }
        assertEquals(404, act("nobody", "disabling").statusCode());
        assertEquals(404, act("nobody", "second-factor/removal").statusCode());
        assertEquals(
                409,
                server.post("security_officer", "/api/v1/accounts", "{\"user\":\"leader\",\"role\":\"leader\"}")
                        .statusCode());
        assertEquals(
                400,
                server.post("security_officer", "/api/v1/accounts", "{\"user\":\"emperor\",\"role\":\"emperor\"}")
                        .statusCode());
    }

    @Test
    void aSecondFactorIsProvedThenAskedForAndEachCodeCountsOnce() throws Exception {
        HttpResponse<String> begun = server.post("publisher", "/api/v1/account/second-factor", "{}");
        assertEquals(201, begun.statusCode());
        String secret = SmallServer.json(begun).get("secret").asText();
        assertTrue(SmallServer.json(begun).get("address").asText().startsWith("otpauth://totp/Xiaokang:publisher?"));
        assertEquals(200, server.trySignIn("publisher", PASSWORD).statusCode(), "not in force before it is proved");
        assertEquals(401, confirm("publisher", "000000").statusCode());
        assertEquals(204, confirm("publisher", totp(secret)).statusCode());
        HttpResponse<String> again = server.post("publisher", "/api/v1/account/second-factor", "{}");
        assertEquals(409, again.statusCode(), "a factor in force is not replaced by who holds the session");

        HttpResponse<String> without = server.trySignIn("publisher", PASSWORD);
        assertEquals(401, without.statusCode());
        assertEquals("ACCESS-CODE_WANTED", code(without));
        assertEquals(
                "ACCESS-SIGN_IN_REFUSED",
                code(server.trySignIn("publisher", "a wrong password")),
                "tells nothing before");
        assertEquals(
                "ACCESS-CODE_REFUSED", code(signIn("publisher", totp(secret))), "the code that proved it is spent");
        clock.forward(Duration.ofSeconds(30));
        String next = totp(secret);
        assertEquals(200, signIn("publisher", next).statusCode());
        assertEquals("ACCESS-CODE_REFUSED", code(signIn("publisher", next)), "a code counts once");

        assertEquals(204, act("publisher", "second-factor/removal").statusCode());
        assertEquals(200, server.trySignIn("publisher", PASSWORD).statusCode());
    }

    @Test
    void aRoleThatNeedsASecondFactorDoesNothingBefore() throws Exception {
        SmallServer.Session assessor = session(server.trySignIn("assessor", PASSWORD));
        HttpResponse<String> refused = send(assessor, "/api/v1/assessment/schemes");
        assertEquals(403, refused.statusCode());
        assertEquals("ACCESS-SECOND_FACTOR_NEEDED", code(refused));
        String secret = SmallServer.json(post(assessor, "/api/v1/account/second-factor", "{}"))
                .get("secret")
                .asText();
        HttpResponse<String> confirmed =
                post(assessor, "/api/v1/account/second-factor/confirmation", "{\"code\":\"" + totp(secret) + "\"}");
        assertEquals(204, confirmed.statusCode());
        SmallServer.Session proved = new SmallServer.Session(SmallServer.cookie(confirmed), assessor.csrf());
        assertEquals(200, send(proved, "/api/v1/assessment/schemes").statusCode());
        assertEquals(
                401,
                send(assessor, "/api/v1/account").statusCode(),
                "an id from before the second factor is worth nothing");
    }

    @Test
    void aKeyForProgramsDoesWhatItWasGivenUntilItEndsOrIsTakenBack() {
        assertEquals(422, issue("leader", "too much", "see_persons", 30).statusCode());
        assertEquals(422, issue("leader", "itself", "own_account", 30).statusCode());
        assertEquals(422, issue("leader", "for ever", "see_figures", 366).statusCode());
        assertEquals(400, issue("leader", "no such", "fly", 30).statusCode());
        HttpResponse<String> issued = issue("leader", "报表程序", "see_figures", 30);
        assertEquals(201, issued.statusCode(), issued.body());
        String key = SmallServer.json(issued).get("key").asText();
        assertEquals(200, bearer(key, "/api/v1/overview").statusCode());
        assertEquals(403, bearer(key, "/api/v1/funds/flow").statusCode(), "the leader may, the key may not");
        assertEquals(403, bearer(key, "/api/v1/account").statusCode());
        assertEquals("ACCESS-TOKEN_REFUSED", code(bearer("xk_made-up", "/api/v1/overview")));
        assertFalse(server.get("leader", "/api/v1/account").body().contains(key));

        JsonNode line = server.json("leader", "/api/v1/account").get("tokens").get(0);
        assertTrue(line.get("is_valid").asBoolean());
        clock.forward(Duration.ofMinutes(5));
        server.forgetSessions();
        String path = "/api/v1/account/tokens/" + line.get("token_no").asText() + "/revocation";
        assertEquals(404, server.post("inspector", path, "{}").statusCode(), "another's key");
        assertEquals(204, server.post("leader", path, "{}").statusCode());
        assertEquals(401, bearer(key, "/api/v1/overview").statusCode());

        String shortLived = SmallServer.json(issue("leader", "一天", "see_figures", 1))
                .get("key")
                .asText();
        clock.forward(Duration.ofHours(25));
        server.forgetSessions();
        assertEquals(401, bearer(shortLived, "/api/v1/overview").statusCode());
    }

    @Test
    void theAuditorSeesWhoDidWhatFromWhereAndWhatIsOutOfTheCommon() {
        String before = server.json("auditor", "/api/v1/access-log?limit=1")
                .get("total")
                .asText();
        HttpResponse<String> dossier = server.send(
                server.as("inspector", "/api/v1/households/330481000001?purpose=%E6%A0%B8%E5%AE%9E%E7%96%91%E7%82%B9")
                        .header("X-Forwarded-For", "10.9.9.9, 192.0.2.7"));
        assertEquals(200, dossier.statusCode(), dossier.body());
        JsonNode page = server.json("auditor", "/api/v1/access-log?kind=dossier&user=inspector");
        JsonNode newest = page.get("entries").get(0);
        assertEquals(
                "192.0.2.7",
                newest.get("address").asText(),
                "what stands before the proxy's own entry is not believed");
        assertEquals("330481000001", newest.get("subject_no").asText());
        assertEquals("核实疑点", newest.get("purpose").asText());
        assertNotEquals(
                before,
                server.json("auditor", "/api/v1/access-log?limit=1")
                        .get("total")
                        .asText());

        assertEquals(
                200,
                server.get("inspector", "/api/v1/households/330402000001?purpose=%E6%A0%B8%E5%AE%9E%E7%96%91%E7%82%B9")
                        .statusCode());
        JsonNode alerts = server.json("auditor", "/api/v1/access-log/alerts");
        assertTrue(alerts.get("alerts").findValuesAsText("reason").contains("one_purpose"), alerts.toString());

        assertTrue(server.json("auditor", "/api/v1/access-log/verification")
                .get("is_whole")
                .asBoolean());
        assertEquals(
                0,
                server.json("auditor", "/api/v1/access-log?from=2030-01-01")
                        .get("total")
                        .asInt());
        assertEquals(
                400, server.get("auditor", "/api/v1/access-log?from=yesterday").statusCode());
        for (String path : new String[] {"/api/v1/overview", "/api/v1/flags", "/api/v1/accounts"}) {
            assertEquals(403, server.get("auditor", path).statusCode(), path);
        }
    }

    @Test
    void whoLooksAtFarMoreThanOthersOrByNightIsAskedAbout() {
        for (int day = 0; day < 12; day++) {
            look("reviewer", "330402000001");
            clock.forward(Duration.ofDays(1));
            server.forgetSessions();
        }
        for (int i = 1; i <= 12; i++) {
            look("other-inspector", "3304020001%02d".formatted(i)); // unknown ones: the look counts, whatever is found
        }
        clock.forward(Duration.ofHours(14)); // past midnight in the city
        server.forgetSessions();
        look("county-inspector", "330481000001");
        List<String> alerts = new ArrayList<>();
        server.json("auditor", "/api/v1/access-log/alerts")
                .get("alerts")
                .forEach(alert -> alerts.add(
                        alert.get("user").asText() + " " + alert.get("reason").asText()));
        assertTrue(alerts.contains("other-inspector many_subjects"), alerts.toString());
        assertTrue(alerts.contains("county-inspector at_night"), alerts.toString());
        assertFalse(alerts.toString().contains("reviewer"), alerts.toString());
    }

    private void look(String user, String household) {
        int status = server.get(
                        user, "/api/v1/households/" + household + "?purpose=%E6%A0%B8%E5%AE%9E%E7%96%91%E7%82%B9")
                .statusCode();
        assertTrue(status == 200 || status == 404, household + ": " + status);
    }

    @Test
    void everyChangeOfAnAccountIsInTheLog() {
        String user = "zhao.liu";
        assertEquals(
                201,
                server.post("security_officer", "/api/v1/accounts", "{\"user\":\"" + user + "\",\"role\":\"operator\"}")
                        .statusCode());
        assertEquals(201, act(user, "password").statusCode());
        assertEquals(204, act(user, "disabling").statusCode());
        assertEquals(
                3,
                server.accessEntries().stream()
                        .filter(entry -> entry.lookedAt().equals("account")
                                && entry.subjectNo().equals(user)
                                && entry.user().equals("security_officer"))
                        .map(AccessLog.Entry::purpose)
                        .distinct()
                        .count());
        assertTrue(server.application().accessLog().firstBroken().isEmpty());
    }

    private HttpResponse<String> act(String account, String act) {
        return server.post("security_officer", "/api/v1/accounts/" + account + "/" + act, "{}");
    }

    private HttpResponse<String> issue(String user, String title, String permission, int days) {
        return server.post(
                user,
                "/api/v1/account/tokens",
                "{\"title\":\"%s\",\"permissions\":[\"%s\"],\"days\":%d}".formatted(title, permission, days));
    }

    private HttpResponse<String> bearer(String key, String path) {
        return server.send(server.request(path).header("Authorization", "Bearer " + key));
    }

    private HttpResponse<String> confirm(String user, String code) {
        return server.post(user, "/api/v1/account/second-factor/confirmation", "{\"code\":\"" + code + "\"}");
    }

    private HttpResponse<String> signIn(String user, String code) {
        return server.send(server.request("/api/v1/session")
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(
                        "{\"user\":\"%s\",\"password\":\"%s\",\"code\":\"%s\"}".formatted(user, PASSWORD, code))));
    }

    private HttpResponse<String> send(SmallServer.Session session, String path) {
        return server.send(server.request(path).header("Cookie", session.cookie()));
    }

    private HttpResponse<String> post(SmallServer.Session session, String path, String json) {
        return server.send(server.request(path)
                .header("Cookie", session.cookie())
                .header("X-CSRF-Token", session.csrf())
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(json)));
    }

    private static SmallServer.Session session(HttpResponse<String> signedIn) {
        assertEquals(200, signedIn.statusCode(), signedIn.body());
        return new SmallServer.Session(
                SmallServer.cookie(signedIn),
                SmallServer.json(signedIn).get("csrf_token").asText());
    }

    private static String code(HttpResponse<String> response) {
        return SmallServer.json(response).path("code").asText();
    }

    private String totp(String secret) throws Exception {
        return Authenticator.shows(secret, clock.instant());
    }
}
