package cn.xiaokang.api.reports;

import cn.xiaokang.api.access.Permission;
import cn.xiaokang.api.exports.Form;
import cn.xiaokang.api.exports.Report;
import cn.xiaokang.api.problem.RequestFault;
import cn.xiaokang.api.queries.Reading;
import cn.xiaokang.api.request.Parameters;
import cn.xiaokang.api.request.Readings;
import cn.xiaokang.api.request.Resource;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.io.ByteArrayOutputStream;
import java.io.IOException;

/** The documents of the assessment as files. A file is made whole before a byte of it goes out. */
public final class ReportResource implements Resource {
    private final Readings readings;
    private final Reports reports;

    /** Gives out those documents. */
    public ReportResource(Readings readings, Reports reports) {
        this.readings = readings;
        this.reports = reports;
    }

    @Override
    public void addTo(RoutesConfig routes) {
        routes.get("/api/v1/assessment/exports/{document}/{form}", this::file, Permission.SEE_SCORES);
    }

    private void file(Context context) throws IOException {
        Parameters parameters = Parameters.of(context, "year", "scheme", "county");
        String name = parameters.path("document");
        String form = parameters.path("form");
        if (!Reports.NAMES.contains(name) || !Form.endings().contains(form)) {
            throw RequestFault.UNKNOWN_THING.with(name + "." + form);
        }
        Reports.Wanted wanted =
                new Reports.Wanted(name, parameters.year("year"), parameters.id("scheme"), parameters.county("county"));
        Reading reading = readings.of(context);
        Report report = reports.report(reading, wanted);
        ByteArrayOutputStream whole = new ByteArrayOutputStream(256 * 1024);
        Form.of(form).write(report, whole);
        context.contentType(Form.of(form).type());
        context.header("Cache-Control", "private, no-store");
        context.header("Content-Disposition", "attachment; filename=\"" + report.name() + "." + form + "\"");
        context.result(whole.toByteArray());
    }
}
