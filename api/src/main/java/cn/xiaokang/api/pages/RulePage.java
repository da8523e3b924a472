package cn.xiaokang.api.pages;

import cn.xiaokang.api.access.Guard;
import cn.xiaokang.api.access.Permission;
import cn.xiaokang.api.cases.Cases;
import cn.xiaokang.api.problem.RequestFault;
import cn.xiaokang.api.queries.Reading;
import cn.xiaokang.api.request.Parameters;
import cn.xiaokang.api.request.Readings;
import cn.xiaokang.api.request.Resource;
import cn.xiaokang.api.rules.Scorecards;
import cn.xiaokang.api.store.ShadowStore;
import cn.xiaokang.warehouse.catalogue.Catalogue;
import cn.xiaokang.warehouse.catalogue.Rule;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;

/** One rule, whole: what it says, by which clause and parameters, how often it was right, and what runs beside it. */
final class RulePage implements Resource {
    private final Shell shell;
    private final Readings readings;
    private final Catalogue catalogue;
    private final Scorecards scorecards;
    private final Cases cases;
    private final PageRoutes.Asking asking;

    RulePage(
            Shell shell,
            Readings readings,
            Catalogue catalogue,
            Scorecards scorecards,
            Cases cases,
            PageRoutes.Asking asking) {
        this.shell = shell;
        this.readings = readings;
        this.catalogue = catalogue;
        this.scorecards = scorecards;
        this.cases = cases;
        this.asking = asking;
    }

    @Override
    public void addTo(RoutesConfig routes) {
        routes.get("/rules/{rule}", this::show, Permission.SEE_FLAG_COUNTS);
        routes.post("/rules/{rule}/shadows", this::propose, Permission.ASK_OWN_QUESTIONS);
        routes.post("/rules/{rule}/shadows/{shadow}/end", this::end, Permission.ASK_OWN_QUESTIONS);
    }

    private void show(Context context) {
        Rule rule = rule(Parameters.of(context, Shell.parameters()));
        Reading reading = readings.of(context);
        shell.show(
                context,
                "rule",
                reading,
                text -> new RuleDraft(catalogue, scorecards, cases, asking, reading, text, rule).view());
    }

    private Rule rule(Parameters parameters) {
        String id = parameters.path("rule");
        Rule rule = catalogue.rules().get(id);
        if (rule == null) {
            throw RequestFault.UNKNOWN_THING.with(id);
        }
        return rule;
    }

    private void propose(Context context) {
        Rule rule = rule(Parameters.of(context));
        ShadowStore.Run run = asking.shadows()
                .propose(readings.of(context), rule.id(), Forms.field(context, "query"), Forms.field(context, "words"));
        context.redirect("/rules/" + run.rule() + "#beside", HttpStatus.SEE_OTHER);
    }

    private void end(Context context) {
        Parameters parameters = Parameters.of(context);
        Rule rule = rule(parameters);
        ShadowStore.Run run =
                asking.shadows().end(Guard.viewer(context), parameters.path("shadow"), Forms.field(context, "words"));
        context.redirect("/rules/" + rule.id() + "#" + run.shadowNo(), HttpStatus.SEE_OTHER);
    }
}
