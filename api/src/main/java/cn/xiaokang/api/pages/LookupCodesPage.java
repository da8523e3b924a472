package cn.xiaokang.api.pages;

import cn.xiaokang.api.access.AccessLog;
import cn.xiaokang.api.access.AreaScope;
import cn.xiaokang.api.access.Permission;
import cn.xiaokang.api.exports.Form;
import cn.xiaokang.api.exports.Report;
import cn.xiaokang.api.lookup.CodeSheet;
import cn.xiaokang.api.lookup.LookupCodes;
import cn.xiaokang.api.lookup.LookupResource;
import cn.xiaokang.api.queries.Reading;
import cn.xiaokang.api.request.Parameters;
import cn.xiaokang.api.request.Readings;
import cn.xiaokang.api.request.Resource;
import cn.xiaokang.api.store.LookupStore;
import cn.xiaokang.dashboards.figure.Figures;
import cn.xiaokang.dashboards.text.Text;
import cn.xiaokang.dashboards.view.Choice;
import cn.xiaokang.dashboards.view.LookupCodesView;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import java.util.Objects;

/** Where a publisher issues the look-up codes of a village; the sheet is the answer, made once and kept nowhere. */
final class LookupCodesPage implements Resource {
    private static final String HERE = "/lookup-codes";

    private final Shell shell;
    private final Readings readings;
    private final LookupCodes codes;
    private final AccessLog log;
    private final Online online;

    LookupCodesPage(Shell shell, Readings readings, LookupCodes codes, AccessLog log, Online online) {
        this.shell = shell;
        this.readings = readings;
        this.codes = codes;
        this.log = log;
        this.online = online;
    }

    @Override
    public void addTo(RoutesConfig routes) {
        routes.get(HERE, this::show, Permission.ISSUE_LOOKUP_CODES);
        routes.post(HERE, this::issue, Permission.ISSUE_LOOKUP_CODES);
    }

    private void show(Context context) {
        String asked = Parameters.of(context, Shell.parameters("county")).county("county");
        Reading reading = readings.of(context);
        List<String> counties = Filters.counties(reading);
        String first = counties.isEmpty() ? AreaScope.CITY_CODE : counties.get(0);
        String county = asked == null || AreaScope.CITY_CODE.equals(asked) ? first : asked;
        shell.show(context, "lookup-codes", reading, text -> view(reading, text, counties, county));
        context.header("Cache-Control", "no-store");
    }

    private LookupCodesView view(Reading reading, Text text, List<String> counties, String county) {
        Figures figures = new Figures(text.language());
        return new LookupCodesView(
                counties.stream()
                        .map(code -> new Choice(code, text.named("area", code), "", code.equals(county)))
                        .toList(),
                codes.villages(reading, county).stream()
                        .map(village -> {
                            LookupStore.Issue issue = village.issue();
                            return new LookupCodesView.Village(
                                    village.villageCode(),
                                    village.villageName(),
                                    figures.count(village.households(), ""),
                                    issue == null ? figures.missing("") : figures.count(issue.codes(), ""),
                                    issue == null ? "" : Shell.moment(issue.issuedAt()),
                                    issue == null ? "" : issue.issuedBy(),
                                    issue == null ? "" : issue.expiresOn());
                        })
                        .toList());
    }

    private void issue(Context context) throws IOException {
        String village = Objects.requireNonNullElse(context.formParam("village"), "");
        Report sheet = CodeSheet.of(
                LookupResource.issue(context, readings, codes, log, village), online.address(context, OwnPage.HERE));
        ByteArrayOutputStream whole = new ByteArrayOutputStream(64 * 1024);
        Form.PDF.write(sheet, whole);
        context.contentType(Form.PDF.type());
        context.header("Cache-Control", "no-store");
        context.header("Content-Disposition", "attachment; filename=\"" + sheet.name() + ".pdf\"");
        context.result(whole.toByteArray());
    }
}
