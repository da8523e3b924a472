package cn.xiaokang.api;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import cn.xiaokang.api.access.AreaScope;
import cn.xiaokang.api.access.Role;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** Two servers over one warehouse, one folder of state and one database are one server to everybody. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TwoServersTest {
    private static final int MOST_TRIES = 30;
    private static final String PASSWORD = "a password for tests";

    private static final String VISIT = "\"visited_on\":\"2026-01-05\",\"words\":\"走访两次，当事人在家。\"";

    /** What people read, by whom. */
    private static final List<List<String>> READ = List.of(
            List.of("leader", "/api/v1/overview"),
            List.of("leader", "/api/v1/indicators"),
            List.of("inspector", "/api/v1/flags"),
            List.of("inspector", "/api/v1/cases"),
            List.of("publisher", "/api/v1/publication/notices"),
            List.of("assessor", "/api/v1/assessment/schemes"),
            List.of("operator", "/api/v1/deliveries"),
            List.of("leader", "/api/v1/public/notices"),
            List.of("leader", "/api/v1/public/datasets/projects/files/csv"));

    @SuppressWarnings("NullAway.Init") // made before all tests
    private Path folder;

    @SuppressWarnings("NullAway.Init") // made before all tests
    private SmallWarehouse city;

    @SuppressWarnings("NullAway.Init") // made before all tests
    private Postgres postgres;

    @SuppressWarnings("NullAway.Init") // made before all tests
    private SmallServer one;

    @SuppressWarnings("NullAway.Init") // made before all tests
    private SmallServer other;

    @BeforeAll
    void start(@TempDir Path ofJunit) throws Exception {
        folder = ofJunit;
        city = SmallWarehouse.in(folder.resolve("warehouse"));
        assertFalse(city.publish(1).id().isEmpty());
        postgres = Postgres.start();
        one = server(folder.resolve("state"), postgres.address());
        other = server(folder.resolve("state"), postgres.address());
    }

    @AfterAll
    void stop() throws Exception {
        one.close();
        other.close();
        postgres.close();
    }

    private SmallServer server(Path state, String database) throws Exception {
        return SmallServer.start(city.folder(), state, Clock.systemUTC(), database);
    }

    @Test
    void aSignInAtOneIsGoodAtTheOtherAndASignOutThereEndsItHere() {
        SmallServer.Session session = one.signIn("leader");
        assertEquals(200, ask(other, session, "/api/v1/overview").statusCode());
        HttpResponse<String> out = other.send(other.request("/api/v1/session")
                .header("Cookie", session.cookie())
                .header("X-CSRF-Token", session.csrf())
                .DELETE());
        assertEquals(204, out.statusCode(), out.body());
        assertEquals(401, ask(one, session, "/api/v1/overview").statusCode());
    }

    @Test
    void aCodeOfASecondFactorCountsOnceOverBoth() throws Exception {
        one.application().accounts().add("careful", Role.LEADER, AreaScope.CITY, PASSWORD);
        HttpResponse<String> signedIn = one.trySignIn("careful", PASSWORD);
        SmallServer.Session session = new SmallServer.Session(
                SmallServer.cookie(signedIn),
                SmallServer.json(signedIn).get("csrf_token").asText());
        String secret = SmallServer.json(change(one, session, "/api/v1/account/second-factor", "{}"))
                .get("secret")
                .asText();
        Instant now = Instant.now();
        HttpResponse<String> confirmed = change(
                other,
                session,
                "/api/v1/account/second-factor/confirmation",
                "{\"code\":\"" + Authenticator.shows(secret, now) + "\"}");
        assertEquals(204, confirmed.statusCode(), confirmed.body());
        String next = Authenticator.shows(secret, now.plusSeconds(30));
        List<Integer> answers = atOnce(List.of(
                () -> signIn(one, "careful", next).statusCode(),
                () -> signIn(other, "careful", next).statusCode()));
        assertEquals(1, answers.stream().filter(status -> status == 200).count(), answers.toString());
    }

    @Test
    void whatBothAddAtOnceKeepsEachChainWhole() throws Exception {
        int looks = one.accessEntries().size();
        SmallServer.Session session = one.signIn("inspector");
        Callable<Integer> here = () -> look(one, session, 15);
        Callable<Integer> there = () -> look(other, session, 15);
        assertEquals(List.of(15, 15, 15, 15), atOnce(List.of(here, there, here, there)));
        assertEquals(looks + 60, one.accessEntries().size());
        assertEquals(one.accessEntries(), other.accessEntries());
        assertTrue(other.application().accessLog().firstBroken().isEmpty());
        List<Integer> opened =
                atOnce(List.of(() -> openCase(one), () -> openCase(other), () -> openCase(one), () -> openCase(other)));
        assertEquals(List.of(201, 409, 409, 409), opened.stream().sorted().toList(), "one flag, one case");
        assertEquals(201, step(one, "assigned", "\"assignee\":\"inspector\",\"due_on\":\"2099-12-31\""));
        Callable<Integer> visitHere = () -> step(one, "visited", VISIT);
        Callable<Integer> visitThere = () -> step(other, "visited", VISIT);
        assertEquals(List.of(201, 201, 201, 201), atOnce(List.of(visitHere, visitThere, visitHere, visitThere)));
        assertEquals(
                one.json("inspector", "/api/v1/cases").get("data"),
                other.json("inspector", "/api/v1/cases").get("data"));
        String notice = one.postNotice();
        assertEquals(200, other.get("/api/v1/public/notices/" + notice).statusCode());
        assertEquals(200, other.get("/public/notices/" + notice).statusCode());
        List<Integer> told = atOnce(List.of(() -> tell(one), () -> tell(other), () -> tell(one), () -> tell(other)));
        assertEquals(List.of(201, 201, 201, 201), told);
        assertVerified(postgres.address(), folder.resolve("state"));
    }

    @Test
    void aNewSnapshotIsFollowedByBothAndBothGiveTheSameAnswers() throws Exception {
        assertSame();
        String id = city.publish(2).id();
        assertEquals(
                id,
                SmallServer.json(one.get("/api/v1/health")).get("snapshot_id").asText());
        assertEquals(
                id,
                SmallServer.json(other.get("/api/v1/health")).get("snapshot_id").asText());
        assertSame();
    }

    @Test
    void aDatabaseThatStopsIsToldAndEverythingGoesOnWithoutARestart() throws Exception {
        SmallServer.Session session = one.signIn("inspector");
        int looks = one.accessEntries().size();
        int cases = one.json("inspector", "/api/v1/cases").get("data").size();
        postgres.stop();
        try {
            for (HttpResponse<String> refused : List.of(
                    ask(one, session, "/api/v1/overview"),
                    ask(one, session, "/api/v1/households/330481000001?purpose=while%20it%20is%20away"),
                    change(one, session, "/api/v1/cases", "{\"flags\":[\"f0001\"],\"words\":\"核实死亡后领取\"}"),
                    one.trySignIn("leader", PASSWORD))) {
                assertEquals(503, refused.statusCode(), refused.body());
                assertEquals(
                        "STORE-UNREACHABLE",
                        SmallServer.json(refused).get("code").asText());
            }
            HttpResponse<String> page = one.send(one.request("/cockpit").header("Cookie", session.cookie()));
            assertEquals(503, page.statusCode(), page.body());
            assertTrue(page.body().contains("数据库暂时无法连接"), page.body());
            HttpResponse<String> ready = one.get("/api/v1/health/ready");
            assertEquals(503, ready.statusCode());
            assertTrue(ready.body().contains("STORE-UNREACHABLE"), ready.body());
            assertEquals(200, one.get("/api/v1/health/live").statusCode());
        } finally {
            postgres.goOn();
        }
        assertReady(one);
        assertReady(other);
        assertEquals(200, ask(one, session, "/api/v1/session").statusCode(), "the session of before");
        assertEquals(looks, one.accessEntries().size());
        assertEquals(cases, one.json("inspector", "/api/v1/cases").get("data").size(), "nothing half written");
        assertVerified(postgres.address(), folder.resolve("state"));
    }

    @Test
    void aBackupMadeWhileBothServeComesBackInAnEmptyDatabaseAndInFiles() throws Exception {
        assertEquals(201, tell(one));
        assertEquals(1, look(other, other.signIn("inspector"), 1));
        String config = config("served.conf", postgres.address());
        assertEquals(
                "",
                run(
                        0,
                        new BackupCommand(),
                        "--warehouse",
                        city.folder(),
                        "--state",
                        folder.resolve("state"),
                        "--config",
                        config,
                        "--to",
                        folder.resolve("kept")));
        assertEquals(200, one.get("leader", "/api/v1/overview").statusCode(), "it goes on");
        Path backup;
        try (Stream<Path> made = Files.list(folder.resolve("kept"))) {
            backup = made.findFirst().orElseThrow();
        }
        postgres.make("empty");
        for (String database : new String[] {postgres.address("empty"), ""}) {
            Path place = folder.resolve(database.isEmpty() ? "files" : "shared");
            String restored = config(place.getFileName() + ".conf", database);
            assertEquals(
                    "",
                    run(
                            0,
                            new RestoreCommand(),
                            "--from",
                            backup,
                            "--warehouse",
                            place.resolve("warehouse"),
                            "--state",
                            place.resolve("state"),
                            "--config",
                            restored));
            try (SmallServer again = SmallServer.start(
                    place.resolve("warehouse"),
                    place.resolve("state"),
                    Clock.systemUTC(),
                    database.isEmpty() ? null : database)) {
                assertEquals(one.accessEntries(), again.accessEntries());
                assertEquals(
                        one.application().accounts().all(),
                        again.application().accounts().all());
                for (String path : List.of("/api/v1/tips", "/api/v1/cases")) {
                    assertEquals(
                            one.json("inspector", path).get("data"),
                            again.json("inspector", path).get("data"),
                            path);
                }
                assertEquals(
                        "丙 0573",
                        again.json("inspector", "/api/v1/tips/JB-000001/teller?purpose=callback")
                                .get("contact")
                                .asText());
                assertEquals(
                        one.get("/api/v1/public/notices").body(),
                        again.get("/api/v1/public/notices").body());
            }
            assertVerified(database, place.resolve("state"));
        }
        String used = run(
                2,
                new RestoreCommand(),
                "--from",
                backup,
                "--warehouse",
                folder.resolve("w"),
                "--state",
                folder.resolve("s"),
                "--config",
                config);
        assertTrue(used.contains("BACKUP-NOT_EMPTY"), used);
    }

    /** Ready within some tries, each of which waits for the database itself. */
    private static void assertReady(SmallServer server) {
        HttpResponse<String> ready = server.get("/api/v1/health/ready");
        for (int tries = 0; tries < MOST_TRIES && ready.statusCode() != 200; tries++) {
            ready = server.get("/api/v1/health/ready");
        }
        assertEquals(200, ready.statusCode(), ready.body());
    }

    private void assertSame() {
        for (List<String> read : READ) {
            HttpResponse<String> here = one.get(read.get(0), read.get(1));
            HttpResponse<String> there = other.get(read.get(0), read.get(1));
            assertEquals(200, here.statusCode(), read + here.body());
            assertEquals(withoutRequest(here.body()), withoutRequest(there.body()), read.toString());
        }
    }

    /** The number of the request is each server's own. */
    private static String withoutRequest(String body) {
        return body.replaceAll("\"request_id\":\"[^\"]*\"", "");
    }

    private static int look(SmallServer server, SmallServer.Session session, int times) {
        int seen = 0;
        for (int i = 0; i < times; i++) {
            if (ask(server, session, "/api/v1/households/330481000001?purpose=two%20servers%20at%20once")
                            .statusCode()
                    == 200) {
                seen++;
            }
        }
        return seen;
    }

    private static int openCase(SmallServer server) {
        return change(
                        server,
                        server.signIn("inspector"),
                        "/api/v1/cases",
                        "{\"flags\":[\"f0001\"],\"words\":\"核实死亡后领取\"}")
                .statusCode();
    }

    private static int step(SmallServer server, String step, String content) {
        return change(
                        server,
                        server.signIn("inspector"),
                        "/api/v1/cases/XS-000001/events",
                        "{\"step\":\"" + step + "\"," + content + "}")
                .statusCode();
    }

    private static int tell(SmallServer server) {
        return server.send(server.request("/api/v1/public/tips")
                        .header("Content-Type", "application/json")
                        .POST(HttpRequest.BodyPublishers.ofString(
                                "{\"words\": \"数目对不上，请核对。\", \"county\": \"330481\", \"contact\": \"丙 0573\"}")))
                .statusCode();
    }

    private static HttpResponse<String> signIn(SmallServer server, String user, String code) {
        return server.send(server.request("/api/v1/session")
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(
                        "{\"user\":\"" + user + "\",\"password\":\"" + PASSWORD + "\",\"code\":\"" + code + "\"}")));
    }

    private static HttpResponse<String> ask(SmallServer server, SmallServer.Session session, String path) {
        return server.send(server.request(path).header("Cookie", session.cookie()));
    }

    private static HttpResponse<String> change(
            SmallServer server, SmallServer.Session session, String path, String json) {
        return server.send(server.request(path)
                .header("Cookie", session.cookie())
                .header("X-CSRF-Token", session.csrf())
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(json)));
    }

    private static List<Integer> atOnce(List<Callable<Integer>> works) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(works.size());
        try {
            List<Integer> answers = new ArrayList<>();
            for (Future<Integer> answer : threads.invokeAll(works)) {
                answers.add(answer.get());
            }
            return answers;
        } finally {
            threads.shutdownNow();
        }
    }

    private void assertVerified(String database, Path state) throws Exception {
        String config = config("verify.conf", database);
        assertEquals("", run(0, new CasesCommand(), "--verify", "--state", state, "--config", config));
        assertEquals("", run(0, new NoticesCommand(), "verify", "--state", state, "--config", config));
    }

    private String config(String name, String database) throws Exception {
        return Files.writeString(
                        folder.resolve(name), database.isEmpty() ? "" : "serve.database = \"" + database + "\"")
                .toString();
    }

    /** Runs a command that must end with that code; what it said of faults. */
    private static String run(int code, Object command, Object... arguments) {
        StringWriter said = new StringWriter();
        var line = ServeCommand.commandLine(command);
        line.setOut(new PrintWriter(new StringWriter(), true));
        line.setErr(new PrintWriter(said, true));
        int ended = line.execute(Stream.of(arguments).map(String::valueOf).toArray(String[]::new));
        assertEquals(code, ended, said.toString());
        return said.toString();
    }
}
