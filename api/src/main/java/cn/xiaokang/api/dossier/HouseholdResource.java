package cn.xiaokang.api.dossier;

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

/** A household's dossier, for a stated purpose; each look is recorded, those that find nothing too. */
public final class HouseholdResource implements Resource {
    private final Readings readings;
    private final Dossiers dossiers;
    private final AccessLog log;

    /** Answers with those dossiers and records each look. */
    public HouseholdResource(Readings readings, Dossiers dossiers, AccessLog log) {
        this.readings = readings;
        this.dossiers = dossiers;
        this.log = log;
    }

    @Override
    public void addTo(RoutesConfig routes) {
        routes.get("/api/v1/households/{household}", this::show, Permission.SEE_PERSONS);
    }

    private void show(Context context) {
        Parameters parameters = Parameters.of(context, "purpose");
        String household = parameters.path("household");
        String purpose = parameters.purpose();
        Reading reading = readings.of(context);
        log.add(
                reading.viewer(),
                new AccessLog.Look("dossier", household, purpose, reading.snapshotId(), RequestId.of(context)));
        Answer.sendUncached(context, reading, () -> dossiers.dossier(reading, household));
    }
}
