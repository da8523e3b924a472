package cn.xiaokang.api.web;

import cn.xiaokang.api.access.Permission;
import io.javalin.Javalin;
import io.javalin.router.Endpoint;
import io.javalin.router.ParsedEndpoint;
import io.javalin.security.Roles;
import io.javalin.security.RouteRole;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;

/** All routes of a server with their permissions; a route without one stops the start. */
public final class RouteTable {
    private RouteTable() {}

    /** One route. */
    public record Route(String method, String path, Permission permission) {
        @Override
        public String toString() {
            return method + " " + path + " " + permission;
        }
    }

    /** The routes, by path and method. */
    public static List<Route> of(Javalin server) {
        List<Route> routes = new ArrayList<>();
        List<String> faults = new ArrayList<>();
        for (ParsedEndpoint parsed : server.unsafe.internalRouter.allHttpHandlers()) {
            Endpoint endpoint = parsed.endpoint;
            if (!endpoint.method.isHttpMethod()) {
                continue;
            }
            Roles roles = endpoint.metadata(Roles.class);
            Set<RouteRole> named = roles == null ? Set.of() : roles.getRoles();
            if (named.size() == 1 && named.iterator().next() instanceof Permission permission) {
                routes.add(new Route(endpoint.method.name(), endpoint.path, permission));
            } else {
                faults.add(endpoint.method.name() + " " + endpoint.path);
            }
        }
        if (!faults.isEmpty()) {
            throw WebFault.ROUTE_WITHOUT_PERMISSION.with(String.join(", ", faults));
        }
        routes.sort(Comparator.comparing(Route::path).thenComparing(Route::method));
        return List.copyOf(routes);
    }
}
