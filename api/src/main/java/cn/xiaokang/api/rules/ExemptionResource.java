package cn.xiaokang.api.rules;

import cn.xiaokang.api.access.Permission;
import cn.xiaokang.api.queries.Reading;
import cn.xiaokang.api.request.Answer;
import cn.xiaokang.api.request.Parameters;
import cn.xiaokang.api.request.Readings;
import cn.xiaokang.api.request.Resource;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.util.List;

/** Each rule with and without its exemptions: counts alone, never a person. */
public final class ExemptionResource implements Resource {
    private final Readings readings;
    private final Exemptions exemptions;

    /** Answers with those exemptions. */
    public ExemptionResource(Readings readings, Exemptions exemptions) {
        this.readings = readings;
        this.exemptions = exemptions;
    }

    /** The lines of the report. */
    record Report(List<ExemptionLine> items) {}

    @Override
    public void addTo(RoutesConfig routes) {
        routes.get("/api/v1/exemptions", this::show, Permission.SEE_FLAG_COUNTS);
    }

    private void show(Context context) {
        Parameters parameters = Parameters.of(context, "rule", "county");
        String rule = parameters.id("rule");
        String county = parameters.county("county");
        Reading reading = readings.of(context);
        Answer.send(context, reading, () -> new Report(exemptions.lines(reading, rule, county)));
    }
}
