package cn.xiaokang.api.flags;

import cn.xiaokang.api.access.AccessFault;
import cn.xiaokang.api.access.AccessLog;
import cn.xiaokang.api.access.Permission;
import cn.xiaokang.api.problem.RequestFault;
import cn.xiaokang.api.queries.Reading;
import cn.xiaokang.api.request.Answer;
import cn.xiaokang.api.request.PageKey;
import cn.xiaokang.api.request.Parameters;
import cn.xiaokang.api.request.Readings;
import cn.xiaokang.api.request.RequestId;
import cn.xiaokang.api.request.Resource;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import org.jspecify.annotations.Nullable;

/** The flags: lists with counts, and one with its evidence. */
public final class FlagResource implements Resource {
    private final Readings readings;
    private final Flags flags;
    private final AccessLog log;

    /** Answers with those flags and records looks at persons. */
    public FlagResource(Readings readings, Flags flags, AccessLog log) {
        this.readings = readings;
        this.flags = flags;
        this.log = log;
    }

    @Override
    public void addTo(RoutesConfig routes) {
        routes.get("/api/v1/flags", this::page, Permission.SEE_FLAG_COUNTS);
        routes.get("/api/v1/flags/{flag}", this::one, Permission.SEE_FLAGS);
    }

    private void page(Context context) {
        Parameters parameters = Parameters.of(
                context,
                "rule",
                "severity",
                "county",
                "period",
                "household",
                "case",
                "sort",
                "limit",
                "after",
                "purpose");
        FlagFilter filter = new FlagFilter(
                parameters.id("rule"),
                parameters.oneOfOrNull("severity", FlagFilter.SEVERITIES),
                parameters.county("county"),
                parameters.period("period"),
                parameters.id("household"),
                parameters.oneOfOrNull("case", FlagFilter.CASE_STATES),
                parameters.oneOf("sort", FlagFilter.SORTS));
        int limit = parameters.limit();
        PageKey after = parameters.after();
        if (after != null && !after.order().equals(filter.sort())) {
            throw RequestFault.BAD_PARAMETER.with("after", "sort");
        }
        String purpose = parameters.purposeOrNull();
        Reading reading = readings.of(context);
        if (!reading.viewer().may(Permission.SEE_FLAGS)) {
            if (filter.household() != null || filter.caseState() != null) {
                throw AccessFault.FORBIDDEN.with();
            }
            Answer.send(context, reading, () -> flags.page(reading, filter, limit, after));
            return;
        }
        String household = filter.household();
        record(context, reading, "flags", household == null ? "list" : household, purpose);
        Answer.sendUncached(context, reading, () -> flags.page(reading, filter, limit, after));
    }

    private void one(Context context) {
        Parameters parameters = Parameters.of(context, "purpose");
        String flag = parameters.path("flag");
        String purpose = parameters.purposeOrNull();
        Reading reading = readings.of(context);
        record(context, reading, "flag", flag, purpose);
        Answer.sendUncached(context, reading, () -> flags.detail(reading, flag));
    }

    private void record(Context context, Reading reading, String what, String subjectNo, @Nullable String purpose) {
        log.add(
                reading.viewer(),
                new AccessLog.Look(what, subjectNo, purpose, reading.snapshotId(), RequestId.of(context)));
    }
}
