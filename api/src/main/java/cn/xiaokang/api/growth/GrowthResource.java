package cn.xiaokang.api.growth;

import cn.xiaokang.api.access.Permission;
import cn.xiaokang.api.queries.Reading;
import cn.xiaokang.api.request.Answer;
import cn.xiaokang.api.request.Parameters;
import cn.xiaokang.api.request.Readings;
import cn.xiaokang.api.request.Resource;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;

/** Why incomes grew, and the integrity notes on the figures. */
public final class GrowthResource implements Resource {
    private final Readings readings;
    private final IntegrityFindings integrity;

    /** Answers from the snapshot and from those notes. */
    public GrowthResource(Readings readings, IntegrityFindings integrity) {
        this.readings = readings;
        this.integrity = integrity;
    }

    @Override
    public void addTo(RoutesConfig routes) {
        routes.get("/api/v1/growth", this::changes, Permission.SEE_FIGURES);
        routes.get("/api/v1/integrity", this::notes, Permission.SEE_FIGURES);
    }

    private void changes(Context context) {
        Parameters.of(context);
        Reading reading = readings.of(context);
        Answer.send(context, reading, () -> IncomeChanges.of(reading));
    }

    private void notes(Context context) {
        Parameters parameters = Parameters.of(context, "area", "indicator");
        var area = parameters.county("area");
        var indicator = parameters.id("indicator");
        Reading reading = readings.of(context);
        Answer.send(context, reading, () -> integrity.report(reading, area, indicator));
    }
}
