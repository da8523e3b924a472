package cn.xiaokang.api.pages;

import cn.xiaokang.api.access.AreaScope;
import cn.xiaokang.api.access.Permission;
import cn.xiaokang.api.funds.FundFlows;
import cn.xiaokang.api.funds.FundScope;
import cn.xiaokang.api.funds.FundTrees;
import cn.xiaokang.api.funds.IdleMoney;
import cn.xiaokang.api.funds.IdleMoneys;
import cn.xiaokang.api.queries.Reading;
import cn.xiaokang.api.queries.Row;
import cn.xiaokang.api.reference.Labels;
import cn.xiaokang.api.request.Parameters;
import cn.xiaokang.api.request.Readings;
import cn.xiaokang.api.request.Resource;
import cn.xiaokang.dashboards.figure.Figures;
import cn.xiaokang.dashboards.text.Language;
import cn.xiaokang.dashboards.text.Text;
import cn.xiaokang.dashboards.view.FundsView;
import cn.xiaokang.warehouse.catalogue.Catalogue;
import cn.xiaokang.warehouse.catalogue.Code;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The funds of one year: four books beside each other, and the same as a file. */
final class FundsPage implements Resource {
    private static final int PROGRAMMES_NAMED = 12;

    private final Shell shell;
    private final Readings readings;
    private final Catalogue catalogue;
    private final FundTrees trees;
    private final IdleMoneys idle;

    FundsPage(Shell shell, Readings readings, Catalogue catalogue) {
        this.shell = shell;
        this.readings = readings;
        this.catalogue = catalogue;
        this.trees = new FundTrees(new Labels(catalogue));
        this.idle = new IdleMoneys(catalogue);
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
        FundTreePart tree = new FundTreePart(
                trees,
                reading,
                text,
                asked.scope(),
                path -> asked.address("/funds").with("area", asked.county()).with("open", path) + "#tree");
        IdleMoney lying = idle.idle(reading, asked.scope(), IdleMoneys.SORTS.get(0), 1, null);
        return new FundsView(
                asked.year(),
                text.named("area", area),
                Filters.years(FundFlows.years(reading), asked.year()),
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
                books.progress(reading, asked.year()),
                books.flow(PROGRAMMES_NAMED),
                tree.rows(asked.open()),
                tree.levels(),
                lying.sums().stream().map(sum -> idle(sum, asked, text)).toList(),
                text.say("idle_note", lying.asAt()),
                asked.address("/funds.csv").with("area", area).toString());
    }

    private static FundsView.Idle idle(IdleMoney.Sum sum, Asked asked, Text text) {
        Figures figures = new Figures(text.language());
        Long most = sum.mostDays();
        return new FundsView.Idle(
                text.say("idle_" + sum.sort()),
                text.say("idle_rule_" + sum.sort(), sum.days()),
                figures.count(sum.items(), ""),
                figures.exactMoney(sum.amount()),
                most == null ? figures.missing("") : figures.count(most, text.say("unit_days")),
                asked.address(IdleFundsPage.HERE)
                        .with("area", asked.county())
                        .with("sort", sum.sort())
                        .toString());
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
        for (Row row : FundFlows.ledger(reading, asked.scope())) {
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
            int year,
            @Nullable String county,
            @Nullable String programme,
            @Nullable String open) {
        static Asked of(Context context, Reading reading) {
            Parameters parameters = Parameters.of(context, Shell.parameters("year", "area", "programme", "open"));
            String area = parameters.county("area");
            return new Asked(
                    FundFlows.year(reading, parameters.year("year")),
                    AreaScope.CITY_CODE.equals(area) ? null : area,
                    parameters.id("programme"),
                    parameters.id("open"));
        }

        FundScope scope() {
            return FundScope.of(year, county, programme);
        }

        Address address(String path) {
            return Address.of(path).with("year", year).with("programme", programme);
        }
    }
}
