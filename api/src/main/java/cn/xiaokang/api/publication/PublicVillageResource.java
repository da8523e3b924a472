package cn.xiaokang.api.publication;

import cn.xiaokang.api.access.AreaScope;
import cn.xiaokang.api.access.Permission;
import cn.xiaokang.api.queries.Reading;
import cn.xiaokang.api.request.Answer;
import cn.xiaokang.api.request.Parameters;
import cn.xiaokang.api.request.Readings;
import cn.xiaokang.api.request.Resource;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.util.List;

/** Villages, for anyone. */
public final class PublicVillageResource implements Resource {
    private static final String VILLAGES = "/api/v1/public/villages";

    private final Readings readings;
    private final PublicVillages villages;

    /** Answers with those villages. */
    public PublicVillageResource(Readings readings, PublicVillages villages) {
        this.readings = readings;
        this.villages = villages;
    }

    @Override
    public void addTo(RoutesConfig routes) {
        routes.get(VILLAGES, this::list, Permission.PUBLIC);
        routes.get(VILLAGES + "/{village}", this::one, Permission.PUBLIC);
    }

    private void list(Context context) {
        String county = Parameters.of(context, "county").county("county");
        Reading reading = readings.ofReleased(context);
        Answer.send(
                context,
                reading,
                () -> new Listed(villages.list(reading, AreaScope.CITY_CODE.equals(county) ? null : county)));
    }

    private void one(Context context) {
        String village = Parameters.of(context).path("village");
        Reading reading = readings.ofReleased(context);
        // its notices change between snapshots
        Answer.sendUncached(context, reading, () -> villages.village(reading, village));
    }

    private record Listed(List<PublicVillage.Line> villages) {}
}
