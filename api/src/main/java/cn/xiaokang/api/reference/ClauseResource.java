package cn.xiaokang.api.reference;

import cn.xiaokang.api.access.Permission;
import cn.xiaokang.api.request.Parameters;
import cn.xiaokang.api.request.Resource;
import cn.xiaokang.warehouse.catalogue.Catalogue;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;

/** The coverage of the policy's clauses; it needs no snapshot. */
public final class ClauseResource implements Resource {
    private final ClauseCoverage coverage;

    /** The coverage that that catalogue states. */
    public ClauseResource(Catalogue catalogue) {
        this.coverage = ClauseCoverage.of(catalogue);
    }

    @Override
    public void addTo(RoutesConfig routes) {
        routes.get("/api/v1/clauses", this::show, Permission.SIGNED_IN);
    }

    private void show(Context context) {
        Parameters.of(context);
        context.header("Cache-Control", "private, no-cache");
        context.json(coverage);
    }
}
