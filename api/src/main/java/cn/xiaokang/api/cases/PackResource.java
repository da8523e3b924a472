package cn.xiaokang.api.cases;

import cn.xiaokang.api.access.AccessLog;
import cn.xiaokang.api.access.Permission;
import cn.xiaokang.api.queries.Reading;
import cn.xiaokang.api.request.Parameters;
import cn.xiaokang.api.request.Readings;
import cn.xiaokang.api.request.RequestId;
import cn.xiaokang.api.request.Resource;
import cn.xiaokang.warehouse.pack.PackFile;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;

/** The evidence pack of a case, for a stated purpose; each is recorded with its seal. */
public final class PackResource implements Resource {
    private final Readings readings;
    private final CasePacks packs;
    private final AccessLog log;

    /** Answers with those packs. */
    public PackResource(Readings readings, CasePacks packs, AccessLog log) {
        this.readings = readings;
        this.packs = packs;
        this.log = log;
    }

    @Override
    public void addTo(RoutesConfig routes) {
        routes.get("/api/v1/cases/{case}/pack", this::pack, Permission.WORK_CASES);
        routes.get("/api/v1/signing-key", this::key, Permission.PUBLIC);
    }

    private void key(Context context) {
        Parameters.of(context);
        context.header("Cache-Control", "public, max-age=300");
        context.json(packs.publicHalf());
    }

    private void pack(Context context) {
        Parameters parameters = Parameters.of(context, "purpose");
        String caseNo = parameters.path("case");
        String purpose = parameters.purpose();
        Reading reading = readings.of(context);
        PackFile.Sealed pack = packs.pack(reading, caseNo);
        log.add(
                reading.viewer(),
                new AccessLog.Look(
                        "pack", caseNo + " " + pack.seal(), purpose, reading.snapshotId(), RequestId.of(context)));
        context.header("Cache-Control", "no-store");
        context.header("Content-Disposition", "attachment; filename=\"" + caseNo + ".zip\"");
        context.header("X-Seal", pack.seal());
        context.contentType("application/zip").result(pack.zip());
    }
}
