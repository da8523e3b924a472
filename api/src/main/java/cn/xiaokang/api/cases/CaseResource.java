package cn.xiaokang.api.cases;

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
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The cases: lists with sums, one with its history, and each step that is taken. */
public final class CaseResource implements Resource {
    private static final String HERE = "/api/v1/cases";
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int MOST_COUNT = 9999;

    private final Readings readings;
    private final Cases cases;
    private final AccessLog log;

    /** Answers with those cases and records looks at them. */
    public CaseResource(Readings readings, Cases cases, AccessLog log) {
        this.readings = readings;
        this.cases = cases;
        this.log = log;
    }

    @Override
    public void addTo(RoutesConfig routes) {
        routes.get(HERE, this::page, Permission.WORK_CASES);
        routes.post(HERE, this::open, Permission.WORK_CASES);
        routes.get(HERE + "/{case}", this::one, Permission.WORK_CASES);
        routes.post(HERE + "/{case}/flags", this::addFlag, Permission.WORK_CASES);
        routes.post(HERE + "/{case}/events", this::step, Permission.WORK_CASES);
        routes.post(HERE + "/{case}/evidence", this::addEvidence, Permission.WORK_CASES);
        routes.get(HERE + "/{case}/evidence/{sha256}", this::evidence, Permission.WORK_CASES);
    }

    private void page(Context context) {
        Parameters parameters =
                Parameters.of(context, "status", "county", "assignee", "rule", "overdue", "sort", "limit", "after");
        CaseFilter filter = filter(parameters);
        PageKey after = parameters.after();
        if (after != null && !after.order().equals(filter.sort())) {
            throw RequestFault.BAD_PARAMETER.with("after", "sort");
        }
        Reading reading = readings.of(context);
        Answer.sendUncached(context, reading, () -> cases.page(reading.viewer(), filter, parameters.limit(), after));
    }

    /** The filter that a request names. */
    public static CaseFilter filter(Parameters parameters) {
        String status = parameters.oneOfOrNull(
                "status", Arrays.stream(Status.values()).map(Status::code).toList());
        return new CaseFilter(
                status == null ? null : Status.valueOf(status.toUpperCase(Locale.ROOT)),
                parameters.county("county"),
                parameters.userOrNull("assignee"),
                parameters.id("rule"),
                parameters.wholeOrNull("overdue", 0, MOST_COUNT),
                parameters.oneOf("sort", CaseFilter.SORTS));
    }

    private void one(Context context) {
        Parameters parameters = Parameters.of(context, "purpose");
        String caseNo = parameters.path("case");
        String purpose = parameters.purposeOrNull();
        Reading reading = readings.of(context);
        record(context, reading, caseNo, purpose);
        Answer.sendUncached(context, reading, () -> cases.detail(reading, caseNo));
    }

    private void open(Context context) {
        Parameters.of(context);
        JsonNode body = body(context);
        List<String> flags = new ArrayList<>();
        body.path("flags").forEach(flag -> flags.add(flag.asText()));
        Reading reading = readings.of(context);
        CaseFile file = cases.open(reading, flags, body.path("words").asText(""));
        context.header("Location", HERE + "/" + file.caseNo());
        answer(context, reading, file);
    }

    private void addFlag(Context context) {
        Parameters parameters = Parameters.of(context, "seen");
        JsonNode body = body(context);
        Reading reading = readings.of(context);
        answer(
                context,
                reading,
                cases.addFlag(
                        reading,
                        parameters.path("case"),
                        body.path("flag").asText(""),
                        parameters.wholeOrNull("seen", 0, MOST_COUNT)));
    }

    private void step(Context context) {
        Parameters parameters = Parameters.of(context, "seen");
        JsonNode body = body(context);
        Reading reading = readings.of(context);
        answer(
                context,
                reading,
                cases.step(
                        reading.viewer(),
                        parameters.path("case"),
                        CaseJson.given(body),
                        parameters.wholeOrNull("seen", 0, MOST_COUNT)));
    }

    private void addEvidence(Context context) {
        Parameters parameters = Parameters.of(context, "name", "seen");
        String type = context.contentType();
        if (type == null || !type.startsWith("application/octet-stream")) {
            throw RequestFault.WRONG_TYPE.with();
        }
        Reading reading = readings.of(context);
        String name = context.queryParam("name");
        answer(
                context,
                reading,
                cases.addEvidence(
                        reading.viewer(),
                        parameters.path("case"),
                        name == null ? "" : name,
                        context.bodyInputStream(),
                        parameters.wholeOrNull("seen", 0, MOST_COUNT)));
    }

    private void evidence(Context context) {
        Parameters parameters = Parameters.of(context);
        String caseNo = parameters.path("case");
        String sha256 = parameters.path("sha256");
        Reading reading = readings.of(context);
        byte[] content = cases.evidence(reading.viewer(), caseNo, sha256);
        record(context, reading, caseNo + "/" + sha256, null);
        context.header("Cache-Control", "no-store");
        context.header("Content-Disposition", "attachment; filename=\"" + sha256 + "\"");
        context.contentType("application/octet-stream").result(content);
    }

    private void answer(Context context, Reading reading, CaseFile file) {
        context.status(201);
        record(context, reading, file.caseNo(), null);
        Answer.sendUncached(context, reading, () -> cases.detail(reading, file.caseNo()));
    }

    private static JsonNode body(Context context) {
        String type = context.contentType();
        if (type == null || !type.startsWith("application/json")) {
            throw RequestFault.WRONG_TYPE.with();
        }
        try {
            JsonNode body = JSON.readTree(context.body());
            if (body == null || !body.isObject()) {
                throw RequestFault.BAD_JSON.with();
            }
            return body;
        } catch (JsonProcessingException e) {
            throw RequestFault.BAD_JSON.with();
        }
    }

    private void record(Context context, Reading reading, String caseNo, @Nullable String purpose) {
        log.add(
                reading.viewer(),
                new AccessLog.Look("case", caseNo, purpose, reading.snapshotId(), RequestId.of(context)));
    }
}
