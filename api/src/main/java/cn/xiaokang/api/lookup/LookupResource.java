package cn.xiaokang.api.lookup;

import cn.xiaokang.api.access.AccessFault;
import cn.xiaokang.api.access.AccessLog;
import cn.xiaokang.api.access.AreaScope;
import cn.xiaokang.api.access.Guard;
import cn.xiaokang.api.access.Permission;
import cn.xiaokang.api.problem.RequestFault;
import cn.xiaokang.api.queries.Reading;
import cn.xiaokang.api.request.Answer;
import cn.xiaokang.api.request.JsonBody;
import cn.xiaokang.api.request.Parameters;
import cn.xiaokang.api.request.Readings;
import cn.xiaokang.api.request.RequestId;
import cn.xiaokang.api.request.Resource;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.util.List;
import java.util.regex.Pattern;

/** The own look-up for households, and the issuing of codes for publishers; each opened record and each issue is recorded. */
public final class LookupResource implements Resource {
    private static final String CODES = "/api/v1/publication/lookup-codes";
    private static final Pattern VILLAGE = Pattern.compile("3304[0-9]{8}");

    private final Readings readings;
    private final LookupCodes codes;
    private final AccessLog log;

    /** Answers with those codes. */
    public LookupResource(Readings readings, LookupCodes codes, AccessLog log) {
        this.readings = readings;
        this.codes = codes;
        this.log = log;
    }

    @Override
    public void addTo(RoutesConfig routes) {
        routes.post("/api/v1/public/my", this::open, Permission.PUBLIC);
        routes.get(CODES, this::list, Permission.ISSUE_LOOKUP_CODES);
        routes.post(CODES, this::issue, Permission.ISSUE_LOOKUP_CODES);
    }

    private void open(Context context) {
        Code code = JsonBody.of(context, Code.class);
        OwnRecord record = open(context, readings, codes, log, code.code());
        Answer.sendUncached(context, readings.ofPublic(context), () -> record);
    }

    /** Opens a record and writes down that it was opened, or tried; one fault for every code that opens none. */
    public static OwnRecord open(Context context, Readings readings, LookupCodes codes, AccessLog log, String typed) {
        Reading reading = readings.ofPublic(context);
        LookupCodes.Look look = codes.open(reading, typed, context.ip());
        OwnRecord record = look.record();
        log.add(
                reading.viewer(),
                new AccessLog.Look(
                        record == null ? "own_record_refused" : "own_record",
                        look.householdId(),
                        null,
                        reading.snapshotId(),
                        RequestId.of(context)));
        if (record == null) {
            throw LookupFault.NO_RECORD.with();
        }
        return record;
    }

    private void list(Context context) {
        String county = Parameters.of(context, "county").county("county");
        Reading reading = readings.of(context);
        Answer.sendUncached(
                context,
                reading,
                () -> new Villages(codes.villages(reading, AreaScope.CITY_CODE.equals(county) ? null : county)));
    }

    private void issue(Context context) {
        Asked asked = JsonBody.of(context, Asked.class);
        LookupCodes.Sheet sheet = issue(context, readings, codes, log, asked.village());
        context.header("Cache-Control", "no-store");
        context.status(201).json(sheet);
    }

    /** Issues a village's codes and writes down that they were issued. */
    public static LookupCodes.Sheet issue(
            Context context, Readings readings, LookupCodes codes, AccessLog log, String village) {
        if (!VILLAGE.matcher(village).matches()) {
            throw RequestFault.BAD_PARAMETER.with("village", "a village's code / 村（社区）代码");
        }
        if (!Guard.viewer(context).area().includes(village)) {
            throw AccessFault.OTHER_AREA.with();
        }
        Reading reading = readings.of(context);
        log.add(
                reading.viewer(),
                new AccessLog.Look("lookup_codes", village, null, reading.snapshotId(), RequestId.of(context)));
        return codes.issue(reading, village);
    }

    /** What is typed in. */
    record Code(String code) {
        Code {
            if (code == null) {
                throw RequestFault.BAD_JSON.with();
            }
        }

        @Override
        public String toString() {
            return "Code";
        }
    }

    /** Whose codes are wanted. */
    record Asked(String village) {
        Asked {
            if (village == null) {
                throw RequestFault.BAD_JSON.with();
            }
        }
    }

    private record Villages(List<LookupCodes.Village> villages) {}
}
