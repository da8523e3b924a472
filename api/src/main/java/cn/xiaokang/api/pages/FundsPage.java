package cn.xiaokang.api.pages;

import cn.xiaokang.api.access.AreaScope;
import cn.xiaokang.api.access.Permission;
import cn.xiaokang.api.queries.Bindings;
import cn.xiaokang.api.queries.Query;
import cn.xiaokang.api.queries.Reading;
import cn.xiaokang.api.queries.Row;
import cn.xiaokang.api.request.Parameters;
import cn.xiaokang.api.request.Readings;
import cn.xiaokang.api.request.Resource;
import cn.xiaokang.dashboards.text.Language;
import cn.xiaokang.dashboards.text.Text;
import cn.xiaokang.dashboards.view.FundsView;
import cn.xiaokang.warehouse.catalogue.Catalogue;
import cn.xiaokang.warehouse.catalogue.Code;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.math.BigDecimal;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The funds of one year: four books beside each other, and the same as a file. */
final class FundsPage implements Resource {
    private static final Query LEDGER = Query.named("pages/fund_ledger");
    private static final int PROGRAMMES_NAMED = 12;

    private final Shell shell;
    private final Readings readings;
    private final Catalogue catalogue;

    FundsPage(Shell shell, Readings readings, Catalogue catalogue) {
        this.shell = shell;
        this.readings = readings;
        this.catalogue = catalogue;
    }

    @Override
    public void addTo(RoutesConfig routes) {
        routes.get("/funds", this::show, Permission.SEE_FUNDS);
        routes.get("/funds.csv", this::download, Permission.SEE_FUNDS);
    }

    private void show(Context context) {
        Reading reading = readings.of(context);
        Asked asked = Asked.of(context, reading);
        shell.show(context, "funds", reading, text -> view(reading, text, asked));
    }

    private FundsView view(Reading reading, Text text, Asked asked) {
        FundBooks books = FundBooks.of(catalogue, reading, text, asked.year(), asked.county(), asked.programme());
        List<String> programmes = catalogue.codeLists().list("programme").codes().keySet().stream()
                .toList();
        String area = asked.county() == null ? reading.viewer().area().rootCode() : asked.county();
        return new FundsView(
                asked.year(),
                text.named("area", area),
                Filters.years(FundBooks.years(reading), asked.year()),
                Filters.areas(reading, text, area),
                Filters.allAnd(text, programmes, code -> label("programme", code, text), asked.programme()),
                books.total(),
                books.bySource(),
                books.byCounty(
                        code -> asked.address("/funds").with("area", code).toString()),
                books.byProgramme(code -> Address.of("/funds")
                        .with("year", asked.year())
                        .with("area", area)
                        .with("programme", code)
                        .toString()),
                books.byMonth(),
                books.flow(PROGRAMMES_NAMED),
                asked.address("/funds.csv").with("area", area).toString());
    }

    private void download(Context context) {
        Reading reading = readings.of(context);
        Asked asked = Asked.of(context, reading);
        Text text = Shell.text(context, "funds");
        CsvFile file = new CsvFile();
        file.line(List.of(
                text.say("month"),
                text.say("fund_source"),
                text.say("county"),
                text.say("programme"),
                text.say("allocated"),
                text.say("ordered"),
                text.say("confirmed"),
                text.say("published"),
                text.say("payments")));
        Bindings bindings =
                Bindings.of("year", asked.year()).and("county", asked.county()).and("programme", asked.programme());
        for (Row row : reading.rows(LEDGER, bindings)) {
            String programme = row.text("programme_code");
            file.line(List.of(
                    row.text("month"),
                    label("fund_source", row.text("fund_source_code"), text),
                    text.named("area", row.text("county_code")),
                    programme.isEmpty() ? text.say("unassigned") : label("programme", programme, text),
                    money(row.moneyOrNull("allocated")),
                    money(row.moneyOrNull("ordered")),
                    money(row.moneyOrNull("confirmed")),
                    money(row.moneyOrNull("published")),
                    String.valueOf(row.whole("payments"))));
        }
        context.header("Cache-Control", "private, no-store");
        context.header("Content-Disposition", "attachment; filename=\"funds-" + asked.year() + ".csv\"");
        context.contentType("text/csv; charset=utf-8")
                .result(file.stamped(
                        asked.address("/funds").with("area", asked.county()).toString(), reading));
    }

    private String label(String list, String code, Text text) {
        Code known = catalogue.codeLists().list(list).codes().get(code);
        return known == null ? code : text.language() == Language.EN ? known.en() : known.label();
    }

    private static String money(@Nullable BigDecimal amount) {
        return amount == null ? "" : amount.toPlainString();
    }

    /** What the request asks for; the newest year with money where it names none. */
    private record Asked(
            int year, @Nullable String county, @Nullable String programme) {
        static Asked of(Context context, Reading reading) {
            Parameters parameters = Parameters.of(context, Shell.parameters("year", "area", "programme"));
            String area = parameters.county("area");
            Integer year = parameters.year("year");
            List<Integer> years = FundBooks.years(reading);
            int newest = years.isEmpty() ? reading.manifest().dataEndsOn().getYear() : years.get(0);
            return new Asked(
                    Objects.requireNonNullElse(year, newest),
                    AreaScope.CITY_CODE.equals(area) ? null : area,
                    parameters.id("programme"));
        }

        Address address(String path) {
            return Address.of(path).with("year", year).with("programme", programme);
        }
    }
}
