package cn.xiaokang.api;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;

import cn.xiaokang.api.access.Permission;
import cn.xiaokang.api.access.Role;
import cn.xiaokang.api.web.RouteTable;
import cn.xiaokang.warehouse.fault.FaultException;
import io.javalin.Javalin;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** Every route against every kind of user. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PermissionTest {
    private static final Path GOLDEN = Path.of("src/test/resources/routes.txt");

    /** Addresses that stand for the things of the small city. */
    private static final Map<String, String> THINGS = Map.ofEntries(
            Map.entry("{indicator}", "pairing_coverage"),
            Map.entry("{flag}", "f0001"),
            Map.entry("{query}", "CX-000001"),
            Map.entry("{rule}", "over_income"),
            Map.entry("{household}", "330481000001"),
            Map.entry("{delivery}", "d0000000000000001"),
            Map.entry("{scheme}", "default-1"),
            Map.entry("{year}", "2022"),
            Map.entry("{document}", "score-sheet"),
            Map.entry("{form}", "csv"),
            Map.entry("{notice}", "GS330481-2022-0001"),
            Map.entry("{version}", "1"),
            Map.entry("{case}", "XS-000001"),
            Map.entry("{shadow}", "PX-000001"),
            Map.entry("{tip}", "JB-000001"),
            Map.entry("{dataset}", "projects"),
            Map.entry("{village}", "330481002003"),
            Map.entry("{account}", "leader"),
            Map.entry("{token}", "1"),
            Map.entry("{file}", "docs.css"));

    /** Routes that want more than a thing, asked for what anyone with their permission may see. */
    private static final Map<String, String> ASKED = Map.of(
            "/api/v1/cases/{case}/evidence/{sha256}",
            "/api/v1/cases/XS-000001/evidence/09ac3cf6548e47f6075b68e2761c0f9fef92d61964ae757edede728aed32dcc2",
            "/api/v1/cases/{case}/pack",
            "/api/v1/cases/XS-000001/pack?purpose=test-of-rights",
            "/api/v1/indicators/{indicator}/origin",
            "/api/v1/indicators/village_recurring/origin?item=330481002003&year=2022");

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

    /** After a wanted change: run with -Dgolden.write=true, look at the difference, and commit it. */
    @Test
    void routesAndPermissionsAreThoseOfTheGoldenFile() throws Exception {
        String routes = server.application().routes().stream()
                .map(route -> route + "\n")
                .collect(Collectors.joining());
        if (Boolean.getBoolean("golden.write")) {
            Files.writeString(GOLDEN, routes);
        }
        assertEquals(Files.readString(GOLDEN), routes);
    }

    @Test
    void everyRouteAnswersEachRoleAsItsPermissionSays() {
        List<String> faults = new ArrayList<>();
        for (RouteTable.Route route : server.application().routes()) {
            if (!route.path().startsWith("/api/v1/") || isSignOut(route) || isSignIn(route)) {
                continue;
            }
            for (Role role : Role.values()) {
                int status = status(route, role);
                int expected = expected(route, role);
                if (status != expected) {
                    faults.add(route + " as " + role + ": " + status + " in place of " + expected);
                }
            }
        }
        assertEquals(List.of(), faults);
    }

    @Test
    void aRouteWithoutPermissionStopsTheStart() {
        Javalin without = Javalin.create(config -> {
            config.startup.startupWatcherEnabled = false;
            config.routes.get("/open", context -> context.result("all of it"));
        });
        FaultException fault = Assertions.assertThrows(FaultException.class, () -> RouteTable.of(without));
        assertEquals("WEB-ROUTE_WITHOUT_PERMISSION", fault.code().code());
        assertFalse(fault.zh().isEmpty());
    }

    private int status(RouteTable.Route route, Role role) {
        String path = ASKED.getOrDefault(route.path(), route.path());
        for (Map.Entry<String, String> thing : THINGS.entrySet()) {
            path = path.replace(thing.getKey(), thing.getValue());
        }
        if (route.permission() == Permission.SEE_PERSONS || route.permission() == Permission.SEE_TELLERS) {
            path += "?purpose=test%20of%20permissions";
        }
        HttpRequest.Builder request = role == Role.VISITOR ? server.request(path) : server.as(role.code(), path);
        HttpResponse<String> response =
                server.send(request.method(route.method(), HttpRequest.BodyPublishers.noBody()));
        return response.statusCode();
    }

    private static int expected(RouteTable.Route route, Role role) {
        if (role.may(route.permission())) {
            return route.method().equals("POST") ? 415 : 200; // it is asked without a body, and gets no further
        }
        return role == Role.VISITOR ? 401 : 403;
    }

    private static boolean isSignIn(RouteTable.Route route) {
        return route.method().equals("POST") && route.path().equals("/api/v1/session");
    }

    private static boolean isSignOut(RouteTable.Route route) {
        return route.method().equals("DELETE") && route.path().equals("/api/v1/session");
    }
}
