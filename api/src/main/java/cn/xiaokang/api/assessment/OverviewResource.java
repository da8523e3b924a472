package cn.xiaokang.api.assessment;

import cn.xiaokang.api.access.Permission;
import cn.xiaokang.api.queries.Reading;
import cn.xiaokang.api.request.Answer;
import cn.xiaokang.api.request.Parameters;
import cn.xiaokang.api.request.Readings;
import cn.xiaokang.api.request.Resource;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;

/** The overview of the city or of one county. */
public final class OverviewResource implements Resource {
    private final Readings readings;
    private final Overviews overviews;

    /** Answers with those overviews. */
    public OverviewResource(Readings readings, Overviews overviews) {
        this.readings = readings;
        this.overviews = overviews;
    }

    @Override
    public void addTo(RoutesConfig routes) {
        routes.get("/api/v1/overview", this::show, Permission.SEE_FIGURES);
    }

    private void show(Context context) {
        Parameters parameters = Parameters.of(context, "county", "year");
        var county = parameters.county("county");
        var year = parameters.year("year");
        Reading reading = readings.of(context);
        Answer.send(context, reading, () -> overviews.overview(reading, county, year));
    }
}
