package cn.xiaokang.api.funds;

import cn.xiaokang.api.access.Permission;
import cn.xiaokang.api.queries.Reading;
import cn.xiaokang.api.request.Answer;
import cn.xiaokang.api.request.Parameters;
import cn.xiaokang.api.request.Readings;
import cn.xiaokang.api.request.Resource;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.util.List;

/** The notices of fund use. */
public final class NoticeResource implements Resource {
    private static final List<String> SUBJECTS = List.of("BATCH", "PROJECT", "REGISTER");

    private final Readings readings;
    private final Notices notices;

    /** Answers with those notices. */
    public NoticeResource(Readings readings, Notices notices) {
        this.readings = readings;
        this.notices = notices;
    }

    @Override
    public void addTo(RoutesConfig routes) {
        routes.get("/api/v1/notices", this::page, Permission.SEE_NOTICES);
    }

    private void page(Context context) {
        Parameters parameters = Parameters.of(context, "county", "subject", "limit", "after");
        var county = parameters.county("county");
        var subject = parameters.oneOfOrNull("subject", SUBJECTS);
        int limit = parameters.limit();
        var after = parameters.after();
        Reading reading = readings.of(context);
        Answer.send(context, reading, () -> notices.page(reading, county, subject, limit, after));
    }
}
