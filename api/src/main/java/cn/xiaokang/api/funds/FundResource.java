package cn.xiaokang.api.funds;

import cn.xiaokang.api.access.Permission;
import cn.xiaokang.api.queries.Reading;
import cn.xiaokang.api.request.Answer;
import cn.xiaokang.api.request.Parameters;
import cn.xiaokang.api.request.Readings;
import cn.xiaokang.api.request.Resource;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;

/** The flow of funds, its tree, and what of it stands still. */
public final class FundResource implements Resource {
    private final Readings readings;
    private final FundFlows flows;
    private final FundTrees trees;
    private final IdleMoneys idle;

    /** Answers with those flows. */
    public FundResource(Readings readings, FundFlows flows, FundTrees trees, IdleMoneys idle) {
        this.readings = readings;
        this.flows = flows;
        this.trees = trees;
        this.idle = idle;
    }

    @Override
    public void addTo(RoutesConfig routes) {
        routes.get("/api/v1/funds/flow", this::flow, Permission.SEE_FUNDS);
        routes.get("/api/v1/funds/tree", this::tree, Permission.SEE_FUNDS);
        routes.get("/api/v1/funds/reconciliation", this::reconciliation, Permission.SEE_FUNDS);
        routes.get("/api/v1/funds/idle", this::idle, Permission.SEE_FUNDS);
    }

    private void flow(Context context) {
        Parameters parameters = Parameters.of(context, "year", "county");
        var year = parameters.year("year");
        var county = parameters.county("county");
        Reading reading = readings.of(context);
        Answer.send(context, reading, () -> flows.flow(reading, year, county));
    }

    private void tree(Context context) {
        Parameters parameters =
                Parameters.of(context, "year", "source", "county", "programme", "town", "village", "limit", "after");
        var year = parameters.year("year");
        FundScope named = new FundScope(
                0,
                parameters.id("source"),
                parameters.county("county"),
                FundTrees.meant(parameters.id("programme")),
                parameters.area("town"),
                parameters.area("village"));
        int limit = parameters.limit();
        var after = parameters.after();
        Reading reading = readings.of(context);
        Answer.send(context, reading, () -> trees.tree(reading, named.of(FundFlows.year(reading, year)), limit, after));
    }

    private void reconciliation(Context context) {
        Parameters parameters = Parameters.of(context, "year", "county");
        var year = parameters.year("year");
        var county = parameters.county("county");
        Reading reading = readings.of(context);
        Answer.send(
                context,
                reading,
                () -> trees.reconciliation(reading, FundScope.of(FundFlows.year(reading, year), county, null)));
    }

    private void idle(Context context) {
        Parameters parameters = Parameters.of(context, "year", "county", "sort", "limit", "after");
        var year = parameters.year("year");
        var county = parameters.county("county");
        String sort = parameters.oneOf("sort", IdleMoneys.SORTS);
        int limit = parameters.limit();
        var after = parameters.after();
        Reading reading = readings.of(context);
        Answer.send(
                context,
                reading,
                () -> idle.idle(
                        reading, FundScope.of(FundFlows.year(reading, year), county, null), sort, limit, after));
    }
}
