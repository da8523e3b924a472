package cn.xiaokang.api.assessment;

import cn.xiaokang.api.access.AccessFault;
import cn.xiaokang.api.access.AccessLog;
import cn.xiaokang.api.access.Permission;
import cn.xiaokang.api.queries.Reading;
import cn.xiaokang.api.request.Answer;
import cn.xiaokang.api.request.Parameters;
import cn.xiaokang.api.request.Readings;
import cn.xiaokang.api.request.RequestId;
import cn.xiaokang.api.request.Resource;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;

/** The indicators: figures, series, rows. */
public final class IndicatorResource implements Resource {
    private final Readings readings;
    private final Indicators indicators;
    private final Origins origins;
    private final AccessLog log;

    /** Answers from those indicators and records looks at persons. */
    public IndicatorResource(Readings readings, Indicators indicators, Origins origins, AccessLog log) {
        this.readings = readings;
        this.indicators = indicators;
        this.origins = origins;
        this.log = log;
    }

    @Override
    public void addTo(RoutesConfig routes) {
        routes.get("/api/v1/indicators", this::list, Permission.SEE_FIGURES);
        routes.get("/api/v1/indicators/{indicator}", this::one, Permission.SEE_FIGURES);
        routes.get("/api/v1/indicators/{indicator}/rows", this::rows, Permission.SEE_FIGURES);
        routes.get("/api/v1/indicators/{indicator}/origin", this::origin, Permission.SEE_FIGURES);
    }

    private void list(Context context) {
        Parameters parameters = Parameters.of(context, "area", "year");
        var area = parameters.area("area");
        var year = parameters.year("year");
        Reading reading = readings.of(context);
        Answer.send(context, reading, () -> indicators.figures(reading, area, year));
    }

    private void one(Context context) {
        Parameters parameters = Parameters.of(context, "area");
        String id = parameters.path("indicator");
        var area = parameters.area("area");
        Reading reading = readings.of(context);
        Answer.send(context, reading, () -> indicators.series(reading, id, area));
    }

    private void rows(Context context) {
        Parameters parameters = Parameters.of(context, "area", "year", "limit", "after", "purpose");
        String id = parameters.path("indicator");
        var area = parameters.area("area");
        var year = parameters.year("year");
        int limit = parameters.limit();
        var after = parameters.after();
        var purpose = parameters.purposeOrNull();
        Reading reading = readings.of(context);
        if (reading.viewer().may(Permission.SEE_PERSONS) && indicators.namesPersons(id)) {
            log.add(
                    reading.viewer(),
                    new AccessLog.Look("indicator rows", id, purpose, reading.snapshotId(), RequestId.of(context)));
            Answer.sendUncached(context, reading, () -> indicators.rows(reading, id, area, year, limit, after));
        } else {
            Answer.send(context, reading, () -> indicators.rows(reading, id, area, year, limit, after));
        }
    }

    private void origin(Context context) {
        Parameters parameters = Parameters.of(context, "item", "area", "year", "purpose");
        String id = parameters.path("indicator");
        String item = parameters.itemNo("item");
        var area = parameters.area("area");
        var year = parameters.year("year");
        Reading reading = readings.of(context);
        if (indicators.namesPersons(id)) {
            if (!reading.viewer().may(Permission.SEE_PERSONS)) {
                throw AccessFault.FORBIDDEN.with();
            }
            log.add(
                    reading.viewer(),
                    new AccessLog.Look(
                            "indicator row",
                            id + " " + item,
                            parameters.purpose(),
                            reading.snapshotId(),
                            RequestId.of(context)));
            Answer.sendUncached(context, reading, () -> origins.origin(reading, id, item, area, year));
        } else {
            Answer.send(context, reading, () -> origins.origin(reading, id, item, area, year));
        }
    }
}
