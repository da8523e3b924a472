package cn.xiaokang.api.request;

import io.javalin.config.RoutesConfig;

/** A resource of the server: its routes, each with its permission. */
public interface Resource {
    /** Adds the routes. */
    void addTo(RoutesConfig routes);
}
