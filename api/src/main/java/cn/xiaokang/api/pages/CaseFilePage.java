package cn.xiaokang.api.pages;

import cn.xiaokang.api.access.AccessLog;
import cn.xiaokang.api.access.Permission;
import cn.xiaokang.api.cases.CaseDetail;
import cn.xiaokang.api.cases.CaseFile;
import cn.xiaokang.api.cases.Cases;
import cn.xiaokang.api.problem.RequestFault;
import cn.xiaokang.api.queries.Reading;
import cn.xiaokang.api.request.Parameters;
import cn.xiaokang.api.request.Readings;
import cn.xiaokang.api.request.RequestId;
import cn.xiaokang.api.request.Resource;
import cn.xiaokang.warehouse.catalogue.Catalogue;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import io.javalin.http.UploadedFile;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** One case, and the forms of its next steps. The look is recorded. */
final class CaseFilePage implements Resource {
    private static final String HERE = "/cases";
    private static final Set<String> OF_THE_FORM = Set.of("csrf_token", "seen");

    private final Shell shell;
    private final Readings readings;
    private final Catalogue catalogue;
    private final Cases cases;
    private final AccessLog log;

    CaseFilePage(Shell shell, Readings readings, Catalogue catalogue, Cases cases, AccessLog log) {
        this.shell = shell;
        this.readings = readings;
        this.catalogue = catalogue;
        this.cases = cases;
        this.log = log;
    }

    @Override
    public void addTo(RoutesConfig routes) {
        routes.get(HERE + "/{case}", this::show, Permission.WORK_CASES);
        routes.post(HERE, this::open, Permission.WORK_CASES);
        routes.post(HERE + "/{case}/events", this::step, Permission.WORK_CASES);
        routes.post(HERE + "/{case}/evidence", this::addEvidence, Permission.WORK_CASES);
    }

    private void show(Context context) {
        String caseNo = Parameters.of(context, Shell.parameters()).path("case");
        Reading reading = readings.of(context);
        CaseFile file = cases.file(reading.viewer(), caseNo);
        CaseDetail detail = cases.detail(reading, caseNo);
        log.add(
                reading.viewer(),
                new AccessLog.Look("case", caseNo, null, reading.snapshotId(), RequestId.of(context)));
        List<String> inspectors = cases.inspectors(file);
        shell.show(
                context,
                "casefile",
                reading,
                text -> new CaseWords(catalogue, reading, text, detail, inspectors, cases.today()).view());
        context.header("Cache-Control", "no-store");
    }

    /** Opens a case from a flag, or takes the flag into one that is there. */
    private void open(Context context) {
        Reading reading = readings.of(context);
        String flag = Forms.field(context, "flag");
        String into = Forms.field(context, "case");
        CaseFile file = into.isEmpty()
                ? cases.open(
                        reading, List.of(flag), Forms.field(context, "words").strip())
                : cases.addFlag(reading, into, flag, null);
        show(context, file);
    }

    private void step(Context context) {
        String caseNo = Parameters.of(context).path("case");
        Map<String, String> fields = new LinkedHashMap<>();
        context.formParamMap().forEach((name, values) -> {
            if (!OF_THE_FORM.contains(name) && !values.isEmpty()) {
                fields.put(name, values.get(0).strip());
            }
        });
        Reading reading = readings.of(context);
        show(context, cases.step(reading.viewer(), caseNo, Cases.given(fields), seen(context)));
    }

    private void addEvidence(Context context) {
        String caseNo = Parameters.of(context).path("case");
        Reading reading = readings.of(context);
        UploadedFile file = context.uploadedFile("file");
        if (file == null) {
            throw RequestFault.BAD_PARAMETER.with("file", "missing / 缺少");
        }
        try (InputStream content = file.content()) {
            show(context, cases.addEvidence(reading.viewer(), caseNo, file.filename(), content, seen(context)));
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read an uploaded file", e);
        }
    }

    private static void show(Context context, CaseFile file) {
        context.redirect(HERE + "/" + file.caseNo(), HttpStatus.SEE_OTHER);
    }

    private static @Nullable Integer seen(Context context) {
        String written = Forms.field(context, "seen");
        if (written.isEmpty()) {
            return null;
        }
        if (!written.matches("[0-9]{1,6}")) {
            throw RequestFault.BAD_PARAMETER.with("seen", "a count / 数字");
        }
        return Integer.valueOf(written);
    }
}
