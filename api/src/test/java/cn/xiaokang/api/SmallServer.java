package cn.xiaokang.api;

import cn.xiaokang.api.access.AccessLog;
import cn.xiaokang.api.access.Accounts;
import cn.xiaokang.api.access.AreaScope;
import cn.xiaokang.api.access.Role;
import cn.xiaokang.api.access.SessionTimes;
import cn.xiaokang.api.audit.AlertBounds;
import cn.xiaokang.api.store.Store;
import cn.xiaokang.api.web.Application;
import cn.xiaokang.api.web.Load;
import cn.xiaokang.api.web.Settings;
import cn.xiaokang.warehouse.engine.Limits;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.apache.commons.io.FileUtils;
import org.jspecify.annotations.Nullable;

/** A server on a small warehouse, with a user of each role, met over real HTTP. */
public final class SmallServer implements AutoCloseable {
    /** The county that the county leader leads. */
    public static final String COUNTY = "330481";

    private static final String PASSWORD = "a password for tests";
    /** Tests ask faster than people do. */
    private static final Settings.Safety QUICK_CLIENT =
            new Settings.Safety(Set.of(), Set.of(), AlertBounds.USUAL, new Load(48, 100_000, 100_000));

    private static final String STORE = "xiaokang.sqlite";

    private static final Pattern RELEASED =
            Pattern.compile("(/api/v1)?/public($|/(overview|funds|indicators|villages|data))");

    private static final ObjectMapper JSON = new ObjectMapper();

    private final Application application;
    private final HttpClient client = HttpClient.newHttpClient();
    private final Map<String, Session> sessions = new LinkedHashMap<>();

    private SmallServer(Application application) {
        this.application = application;
    }

    /** Starts a server on any free port. */
    public static SmallServer start(Path warehouse, Path state) throws IOException {
        return start(warehouse, state, Clock.systemUTC());
    }

    /** The same by that clock. */
    public static SmallServer start(Path warehouse, Path state, Clock clock) throws IOException {
        return start(warehouse, state, clock, null);
    }

    /** The same with its cases in that database. */
    public static SmallServer start(Path warehouse, Path state, Clock clock, @Nullable String database)
            throws IOException {
        return start(warehouse, state, clock, database, QUICK_CLIENT);
    }

    /** The same with those precautions. */
    public static SmallServer start(
            Path warehouse, Path state, Clock clock, @Nullable String database, Settings.Safety safety)
            throws IOException {
        Settings settings = new Settings(
                warehouse,
                state,
                SmallWarehouse.keyOf(warehouse),
                database,
                "127.0.0.1",
                0,
                null,
                null,
                SessionTimes.USUAL,
                new Limits(512, 2, Duration.ofSeconds(10)),
                true,
                null,
                safety);
        return start(settings, clock);
    }

    /** The same with those settings. */
    public static SmallServer start(Settings settings, Clock clock) throws IOException {
        Path state = settings.state().toAbsolutePath();
        // where the folder can't be made, that is for the server to say
        boolean canBeMade = Files.isDirectory(state) || Files.isDirectory(state.resolveSibling("."));
        if (settings.database() == null && canBeMade && !Files.exists(state.resolve(STORE))) {
            Store.copy(People.FOLDER, STORE, Files.createDirectories(state));
        }
        Application application = Application.of(settings, clock);
        if (application.accounts().all().isEmpty()) {
            People.addTo(application.accounts());
        }
        return new SmallServer(application.listen(settings));
    }

    /** A user of each role, in a store that is made once: a password takes its time to be hashed. */
    private static final class People {
        static final Path FOLDER = make();

        private static Path make() {
            try {
                Path folder = Files.createTempDirectory("xiaokang-people");
                FileUtils.forceDeleteOnExit(folder.toFile());
                try (Store store = Store.open(folder, null)) {
                    addTo(new Accounts(store, Clock.systemUTC()));
                }
                return folder;
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        static void addTo(Accounts accounts) {
            accounts.add("leader", Role.LEADER, AreaScope.CITY, PASSWORD);
            accounts.add("county-leader", Role.LEADER, new AreaScope(COUNTY), PASSWORD);
            accounts.add("assessor", Role.ASSESSOR, AreaScope.CITY, PASSWORD);
            accounts.add("county-assessor", Role.ASSESSOR, new AreaScope(COUNTY), PASSWORD);
            accounts.add("inspector", Role.INSPECTOR, AreaScope.CITY, PASSWORD);
            accounts.add("county-inspector", Role.INSPECTOR, new AreaScope(COUNTY), PASSWORD);
            accounts.add("reviewer", Role.INSPECTOR, AreaScope.CITY, PASSWORD);
            accounts.add("other-inspector", Role.INSPECTOR, new AreaScope("330402"), PASSWORD);
            accounts.add("publisher", Role.PUBLISHER, AreaScope.CITY, PASSWORD);
            accounts.add("approver", Role.APPROVER, AreaScope.CITY, PASSWORD);
            accounts.add("operator", Role.OPERATOR, AreaScope.CITY, PASSWORD);
            accounts.add("security_officer", Role.SECURITY_OFFICER, AreaScope.CITY, PASSWORD);
            accounts.add("auditor", Role.AUDITOR, AreaScope.CITY, PASSWORD);
        }
    }

    /** The server itself. */
    public Application application() {
        return application;
    }

    /** Has the open data of the served snapshot made now, as a server that runs does behind the scenes. */
    public SmallServer released() {
        application.releaseWatch().look();
        return this;
    }

    /** Every entry of the access log, oldest first. */
    public List<AccessLog.Entry> accessEntries() {
        List<AccessLog.Entry> entries = new ArrayList<>();
        application.accessLog().forEach(entries::add);
        return entries;
    }

    /** Its address, without a slash at the end. */
    public String address() {
        return "http://127.0.0.1:" + application.port();
    }

    /** What anyone gets. */
    public HttpResponse<String> get(String path) {
        return send(request(path));
    }

    /** What a user gets. */
    public HttpResponse<String> get(String user, String path) {
        return send(as(user, path));
    }

    /** What a user gets for a body of JSON; where the answer replaces the session's cookie, the next request brings the new one. */
    public HttpResponse<String> post(String user, String path, String json) {
        HttpResponse<String> response = send(as(user, path)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(json)));
        response.headers()
                .firstValue("Set-Cookie")
                .ifPresent(set -> sessions.computeIfPresent(
                        user, (name, session) -> new Session(cookie(response), session.csrf())));
        return response;
    }

    /** Freezes the score sheet of a year. */
    public HttpResponse<String> freeze(int year, String scheme) {
        return post(
                "assessor",
                "/api/v1/assessment/frozen",
                JSON.createObjectNode().put("year", year).put("scheme", scheme).toString());
    }

    /** Prepares the notice of batch B1 in its village, has it approved by another person, and posts it; its number. */
    public String postNotice() {
        HttpResponse<String> prepared = post(
                "publisher",
                "/api/v1/publication/notices",
                "{\"kind\": \"payment\", \"area\": \"330481002003\", \"subject_no\": \"B1\"}");
        if (prepared.statusCode() != 201) {
            throw new AssertionError(prepared.body());
        }
        String number = json(prepared).get("notice_no").asText();
        HttpResponse<String> approved =
                post("approver", "/api/v1/publication/notices/" + number + "/approval", "{\"note\": null}");
        HttpResponse<String> posted =
                post("publisher", "/api/v1/publication/notices/" + number + "/posting", "{\"days\": 10}");
        if (approved.statusCode() != 200 || posted.statusCode() != 200) {
            throw new AssertionError(approved.body() + posted.body());
        }
        return number;
    }

    /** Opens a case from a flag, gives it to the inspector, and keeps a file of evidence in it; its number is XS-000001. */
    public String anOpenCase() {
        requireAdded(post("inspector", "/api/v1/cases", "{\"flags\":[\"f0001\"],\"words\":\"核实死亡后领取\"}"));
        requireAdded(post(
                "inspector",
                "/api/v1/cases/XS-000001/events",
                "{\"step\":\"assigned\",\"assignee\":\"inspector\",\"due_on\":\"2099-12-31\"}"));
        requireAdded(upload("inspector", "XS-000001", "visit.txt", "走访记录：当事人在家，房屋自住。"));
        return "XS-000001";
    }

    /** Tells something with a way to be reached; its number is JB-000001. */
    public String aTip() {
        requireAdded(send(request("/api/v1/public/tips")
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(
                        "{\"words\": \"补贴数目和公示的不一样\", \"county\": \"330481\", \"contact\": \"reach me\"}"))));
        return "JB-000001";
    }

    /** Keeps a query of the inspector's that is not shared; its number is CX-000001. */
    public String aKeptQuery() {
        requireAdded(post(
                "inspector",
                "/api/v1/workbench/queries",
                "{\"name\":\"发放\",\"is_shared\":false,\"question\":{\"kind\":\"sql\",\"sql\":\"select 1 as n\"}}"));
        return "CX-000001";
    }

    /** The names in the first household's dossier as the inspector sees it, those that are told. */
    public List<String> namesInADossier() {
        List<String> names = new ArrayList<>();
        json("inspector", "/api/v1/households/330481000001?purpose=a%20look%20at%20names")
                .at("/data/members")
                .forEach(member -> names.add(
                        member.get("name").isNull() ? "" : member.get("name").asText()));
        names.removeIf(String::isEmpty);
        return names;
    }

    /** Sends a file of evidence. */
    public HttpResponse<String> upload(String user, String caseNo, String name, String content) {
        return send(as(user, "/api/v1/cases/" + caseNo + "/evidence?name=" + name)
                .header("Content-Type", "application/octet-stream")
                .POST(HttpRequest.BodyPublishers.ofString(content)));
    }

    private static void requireAdded(HttpResponse<String> response) {
        if (response.statusCode() != 201) {
            throw new AssertionError(response.statusCode() + " " + response.body());
        }
    }

    /** The body of what a user gets, which must be fine. */
    public JsonNode json(String user, String path) {
        HttpResponse<String> response = get(user, path);
        if (response.statusCode() != 200) {
            throw new AssertionError(path + " as " + user + ": " + response.statusCode() + " " + response.body());
        }
        return json(response);
    }

    /** A response's body as JSON. */
    public static JsonNode json(HttpResponse<String> response) {
        try {
            return JSON.readTree(response.body());
        } catch (IOException e) {
            throw new AssertionError("not JSON: " + response.body(), e);
        }
    }

    /** A request for a path, as anyone. */
    public HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(address() + path)).timeout(Duration.ofSeconds(30));
    }

    /** A request for a path, as a user with cookie and anti-forgery token. */
    public HttpRequest.Builder as(String user, String path) {
        Session session = sessions.computeIfAbsent(user, name -> signIn(name, PASSWORD));
        return request(path).header("Cookie", session.cookie()).header("X-CSRF-Token", session.csrf());
    }

    /** Sends a request; one for what is released comes after the release. */
    public HttpResponse<String> send(HttpRequest.Builder request) {
        HttpRequest built = request.build();
        if (RELEASED.matcher(built.uri().getPath()).lookingAt()) {
            released();
        }
        return sendAtOnce(built);
    }

    /** What anyone gets at this moment, whether it is released or not. */
    public HttpResponse<String> getAtOnce(String path) {
        return sendAtOnce(request(path).build());
    }

    private HttpResponse<String> sendAtOnce(HttpRequest request) {
        try {
            return client.send(request, HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new AssertionError("no answer", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted", e);
        }
    }

    /** Tries to sign in. */
    public HttpResponse<String> trySignIn(String user, String password) {
        return trySignIn(user, password, null);
    }

    /** Tries to sign in with a cookie that is there already. */
    public HttpResponse<String> trySignIn(String user, String password, @Nullable String cookie) {
        String body = JSON.createObjectNode()
                .put("user", user)
                .put("password", password)
                .toString();
        HttpRequest.Builder request = request("/api/v1/session")
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body));
        return send(cookie == null ? request : request.header("Cookie", cookie));
    }

    /** Forgets who is signed in, as when the clock was set to another day: everyone signs in afresh. */
    public void forgetSessions() {
        sessions.clear();
    }

    /** Signs in afresh. */
    public Session signIn(String user) {
        return signIn(user, PASSWORD);
    }

    private Session signIn(String user, String password) {
        HttpResponse<String> response = trySignIn(user, password);
        if (response.statusCode() != 200) {
            throw new AssertionError("sign-in of " + user + ": " + response.statusCode() + " " + response.body());
        }
        return new Session(cookie(response), json(response).get("csrf_token").asText());
    }

    /** The cookie that a response sets, as a request sends it. */
    public static String cookie(HttpResponse<String> response) {
        String set = response.headers().firstValue("Set-Cookie").orElseThrow();
        return set.substring(0, set.indexOf(';'));
    }

    @Override
    public void close() {
        application.close();
    }

    /** A session as a browser holds it. */
    public record Session(String cookie, String csrf) {}
}
