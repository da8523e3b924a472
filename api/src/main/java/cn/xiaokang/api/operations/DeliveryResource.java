package cn.xiaokang.api.operations;

import cn.xiaokang.api.access.Permission;
import cn.xiaokang.api.queries.Reading;
import cn.xiaokang.api.request.Answer;
import cn.xiaokang.api.request.Parameters;
import cn.xiaokang.api.request.Readings;
import cn.xiaokang.api.request.Resource;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;

/** Deliveries, and what was refused of each. */
public final class DeliveryResource implements Resource {
    private final Readings readings;
    private final Deliveries deliveries;

    /** Answers with those deliveries. */
    public DeliveryResource(Readings readings, Deliveries deliveries) {
        this.readings = readings;
        this.deliveries = deliveries;
    }

    @Override
    public void addTo(RoutesConfig routes) {
        routes.get("/api/v1/deliveries", this::page, Permission.SEE_DELIVERIES);
        routes.get("/api/v1/deliveries/{delivery}/quarantine", this::quarantine, Permission.SEE_DELIVERIES);
    }

    private void page(Context context) {
        Parameters parameters = Parameters.of(context, "source", "state", "period", "limit", "after");
        var source = parameters.id("source");
        var state = parameters.oneOfOrNull("state", Deliveries.STATES);
        var period = parameters.period("period");
        int limit = parameters.limit();
        var after = parameters.after();
        Reading reading = readings.of(context);
        Answer.send(context, reading, () -> deliveries.page(reading, source, state, period, limit, after));
    }

    private void quarantine(Context context) {
        Parameters parameters = Parameters.of(context, "limit", "after");
        String delivery = parameters.path("delivery");
        int limit = parameters.limit();
        var after = parameters.after();
        Reading reading = readings.of(context);
        Answer.send(context, reading, () -> deliveries.quarantine(reading, delivery, limit, after));
    }
}
