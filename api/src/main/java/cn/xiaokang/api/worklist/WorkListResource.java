package cn.xiaokang.api.worklist;

import cn.xiaokang.api.access.AccessLog;
import cn.xiaokang.api.access.Permission;
import cn.xiaokang.api.queries.Reading;
import cn.xiaokang.api.request.Answer;
import cn.xiaokang.api.request.Parameters;
import cn.xiaokang.api.request.Readings;
import cn.xiaokang.api.request.RequestId;
import cn.xiaokang.api.request.Resource;
import cn.xiaokang.warehouse.catalogue.Catalogue;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;

/** Whom to visit first; each list that is drawn up is recorded, since it names households. */
public final class WorkListResource implements Resource {
    private final Readings readings;
    private final WorkLists lists;
    private final Catalogue catalogue;
    private final AccessLog log;

    /** Answers with those lists and records each. */
    public WorkListResource(Readings readings, WorkLists lists, Catalogue catalogue, AccessLog log) {
        this.readings = readings;
        this.lists = lists;
        this.catalogue = catalogue;
        this.log = log;
    }

    @Override
    public void addTo(RoutesConfig routes) {
        routes.get("/api/v1/work-list", this::show, Permission.SEE_FLAGS);
    }

    private void show(Context context) {
        WorkLists.Asked asked = WorkListRequest.of(Parameters.of(context, WorkListRequest.names()));
        Reading reading = readings.of(context);
        log.add(
                reading.viewer(),
                new AccessLog.Look(
                        "work-list", WorkListRequest.words(asked), null, reading.snapshotId(), RequestId.of(context)));
        Answer.sendUncached(context, reading, () -> WorkListAnswer.of(lists.list(reading, asked), catalogue));
    }
}
