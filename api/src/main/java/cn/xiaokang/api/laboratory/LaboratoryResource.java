package cn.xiaokang.api.laboratory;

import cn.xiaokang.api.access.Permission;
import cn.xiaokang.api.queries.Reading;
import cn.xiaokang.api.request.Answer;
import cn.xiaokang.api.request.Parameters;
import cn.xiaokang.api.request.Readings;
import cn.xiaokang.api.request.Resource;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.math.BigDecimal;
import java.util.Map;
import java.util.stream.Stream;

/** The policy laboratory: each movable parameter is a query parameter of its name. */
public final class LaboratoryResource implements Resource {
    private final Readings readings;
    private final Trials trials;

    /** Answers with those trials. */
    public LaboratoryResource(Readings readings, Trials trials) {
        this.readings = readings;
        this.trials = trials;
    }

    @Override
    public void addTo(RoutesConfig routes) {
        routes.get("/api/v1/laboratory", this::run, Permission.RUN_LABORATORY);
    }

    private void run(Context context) {
        Parameters parameters = Parameters.of(
                context,
                Stream.concat(Stream.of("year"), trials.names().stream()).toArray(String[]::new));
        var year = parameters.year("year");
        Map<String, BigDecimal> tried = parameters.amounts(trials.names());
        Reading reading = readings.of(context);
        Answer.send(context, reading, () -> trials.trial(reading, year, tried));
    }
}
