package cn.xiaokang.api.funds;

import cn.xiaokang.api.access.Permission;
import cn.xiaokang.api.queries.Reading;
import cn.xiaokang.api.request.Answer;
import cn.xiaokang.api.request.Parameters;
import cn.xiaokang.api.request.Readings;
import cn.xiaokang.api.request.Resource;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;

/** The flow of funds. */
public final class FundResource implements Resource {
    private final Readings readings;
    private final FundFlows flows;

    /** Answers with those flows. */
    public FundResource(Readings readings, FundFlows flows) {
        this.readings = readings;
        this.flows = flows;
    }

    @Override
    public void addTo(RoutesConfig routes) {
        routes.get("/api/v1/funds/flow", this::flow, Permission.SEE_FUNDS);
    }

    private void flow(Context context) {
        Parameters parameters = Parameters.of(context, "year", "county");
        var year = parameters.year("year");
        var county = parameters.county("county");
        Reading reading = readings.of(context);
        Answer.send(context, reading, () -> flows.flow(reading, year, county));
    }
}
