package cn.xiaokang.api;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import cn.xiaokang.api.web.OpenApi;
import cn.xiaokang.api.web.RouteTable;
import com.fasterxml.jackson.databind.JsonNode;
import io.swagger.v3.parser.OpenAPIV3Parser;
import io.swagger.v3.parser.core.models.ParseOptions;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** The description of the API against the running server. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class OpenApiTest {
    private static final Map<String, String> USER_FOR = Map.ofEntries(
            Map.entry("SIGNED_IN", "leader"),
            Map.entry("SEE_FIGURES", "leader"),
            Map.entry("SEE_SCORES", "leader"),
            Map.entry("RUN_LABORATORY", "leader"),
            Map.entry("SEE_FUNDS", "publisher"),
            Map.entry("SEE_NOTICES", "publisher"),
            Map.entry("PREPARE_NOTICES", "publisher"),
            Map.entry("APPROVE_NOTICES", "approver"),
            Map.entry("ISSUE_LOOKUP_CODES", "publisher"),
            Map.entry("SEE_FLAG_COUNTS", "inspector"),
            Map.entry("SEE_FLAGS", "inspector"),
            Map.entry("WORK_CASES", "inspector"),
            Map.entry("SEE_PERSONS", "inspector"),
            Map.entry("ASK_OWN_QUESTIONS", "inspector"),
            Map.entry("WORK_TIPS", "inspector"),
            Map.entry("SEE_TELLERS", "inspector"),
            Map.entry("SEE_DELIVERIES", "operator"),
            Map.entry("OWN_ACCOUNT", "leader"),
            Map.entry("MANAGE_ACCOUNTS", "security_officer"),
            Map.entry("READ_ACCESS_LOG", "auditor"),
            Map.entry("PUBLIC", "leader"));

    private final JsonNode document = OpenApi.document();
    private SmallServer server;

    @BeforeAll
    void start(@TempDir Path folder) throws Exception {
        SmallWarehouse city = SmallWarehouse.in(folder.resolve("warehouse"));
        assertNotNull(city.publish(1));
        server = SmallServer.start(city.folder(), folder.resolve("state"));
        assertEquals(201, server.freeze(2022, "default-1").statusCode());
        assertEquals("GS330481-2022-0001", server.postNotice());
        assertEquals("XS-000001", server.anOpenCase());
        assertEquals("JB-000001", server.aTip());
        assertEquals("CX-000001", server.aKeptQuery());
    }

    @AfterAll
    void stop() {
        server.close();
    }

    @Test
    void theDescriptionIsSoundOpenApi() throws Exception {
        var parsed = new OpenAPIV3Parser()
                .readContents(server.get("/api/v1/openapi.json").body(), List.of(), new ParseOptions());
        assertEquals(List.of(), parsed.getMessages());
    }

    @Test
    void everyRouteIsDescribedWithItsPermissionAndEveryDescriptionIsARoute() {
        Set<String> routes = new TreeSet<>();
        for (RouteTable.Route route : server.application().routes()) {
            if (route.path().startsWith("/api/v1/")) {
                routes.add(route.method() + " " + route.path() + " " + route.permission());
            }
        }
        Set<String> described = new TreeSet<>();
        operations((path, method, operation) -> described.add(method.toUpperCase(Locale.ROOT) + " " + path + " "
                + operation.get("x-permission").asText()));
        assertEquals(routes, described);
    }

    @Test
    void eachReadAnswersAsDescribedForItsExamples() {
        List<String> faults = new ArrayList<>();
        Set<String> answered = new TreeSet<>();
        operations((path, method, operation) -> {
            if (method.equals("get")) {
                String asked = example(path, operation);
                HttpResponse<String> response =
                        server.get(user(operation.get("x-permission").asText()), asked);
                if (response.statusCode() != 200) {
                    faults.add(asked + ": " + response.statusCode() + " " + response.body());
                    return;
                }
                answered.add(path);
                JsonNode schema = operation.at("/responses/200/content/application~1json/schema");
                if (!schema.isMissingNode()) {
                    SchemaCheck.faults(document, schema, SmallServer.json(response))
                            .forEach(fault -> faults.add(asked + " " + fault));
                }
            }
        });
        assertEquals(List.of(), faults);
        assertTrue(answered.size() > 15, answered.toString());
    }

    @Test
    void errorsAnswerAsDescribed() {
        JsonNode schema = document.at("/components/schemas/Problem");
        for (String path : List.of(
                "/api/v1/nothing",
                "/api/v1/overview?year=x",
                "/api/v1/flags/none",
                "/api/v1/households/330481000001")) {
            HttpResponse<String> response = server.get("inspector", path);
            assertTrue(response.statusCode() >= 400, path);
            assertEquals(List.of(), SchemaCheck.faults(document, schema, SmallServer.json(response)), path);
        }
    }

    @Test
    void theCheckItselfFindsWhatDoesNotFit() {
        JsonNode schema = document.at("/components/schemas/Live");
        JsonNode wrong = document.at("/info");
        assertFalse(SchemaCheck.faults(document, schema, wrong).isEmpty());
    }

    @Test
    void theDescriptionCanBeBrowsedWithoutAnyOtherSite() {
        HttpResponse<String> page = server.get("/docs");
        assertEquals(200, page.statusCode());
        assertFalse(page.body().contains("://"), page.body());
        for (String file :
                List.of("swagger-ui.css", "swagger-ui-bundle.js", "docs.js", "docs.css", "favicon-32x32.png")) {
            assertEquals(200, server.get("/docs/files/" + file).statusCode(), file);
        }
        assertEquals(404, server.get("/docs/files/..%2fserve.conf").statusCode());
        assertEquals(200, server.get("/docs/errors").statusCode());
    }

    private static String user(String permission) {
        String user = USER_FOR.get(permission);
        assertNotNull(user, permission);
        return user;
    }

    /** The address with the examples of its path and of the parameters that it needs. */
    private static String example(String path, JsonNode operation) {
        String asked = path;
        List<String> query = new ArrayList<>();
        for (JsonNode parameter : operation.path("parameters")) {
            String name = parameter.get("name").asText();
            if (parameter.get("in").asText().equals("path")) {
                asked = asked.replace("{" + name + "}", parameter.get("example").asText());
            } else if (parameter.get("required").asBoolean()) {
                query.add(
                        name + "=" + URLEncoder.encode(parameter.get("example").asText(), StandardCharsets.UTF_8));
            }
        }
        return query.isEmpty() ? asked : asked + "?" + String.join("&", query);
    }

    private void operations(Operation each) {
        document.get("paths")
                .properties()
                .forEach(path -> path.getValue()
                        .properties()
                        .forEach(operation -> each.at(path.getKey(), operation.getKey(), operation.getValue())));
    }

    private interface Operation {
        void at(String path, String method, JsonNode operation);
    }
}
