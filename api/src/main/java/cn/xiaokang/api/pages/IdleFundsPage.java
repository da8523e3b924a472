package cn.xiaokang.api.pages;

import cn.xiaokang.api.access.AreaScope;
import cn.xiaokang.api.access.Permission;
import cn.xiaokang.api.funds.FundFlows;
import cn.xiaokang.api.funds.FundScope;
import cn.xiaokang.api.funds.IdleMoney;
import cn.xiaokang.api.funds.IdleMoneys;
import cn.xiaokang.api.queries.Reading;
import cn.xiaokang.api.request.PageKey;
import cn.xiaokang.api.request.Parameters;
import cn.xiaokang.api.request.Readings;
import cn.xiaokang.api.request.Resource;
import cn.xiaokang.dashboards.figure.Figures;
import cn.xiaokang.dashboards.text.Text;
import cn.xiaokang.dashboards.view.Choice;
import cn.xiaokang.dashboards.view.IdleFundsView;
import cn.xiaokang.dashboards.view.Paging;
import cn.xiaokang.warehouse.catalogue.Catalogue;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import org.jspecify.annotations.Nullable;

/** The rows of money that lies idle or moves slowly. */
final class IdleFundsPage implements Resource {
    static final String HERE = "/funds/idle";
    private static final int A_PAGE = 50;

    private final Shell shell;
    private final Readings readings;
    private final Catalogue catalogue;
    private final IdleMoneys idle;

    IdleFundsPage(Shell shell, Readings readings, Catalogue catalogue) {
        this.shell = shell;
        this.readings = readings;
        this.catalogue = catalogue;
        this.idle = new IdleMoneys(catalogue);
    }

    @Override
    public void addTo(RoutesConfig routes) {
        routes.get(HERE, this::show, Permission.SEE_FUNDS);
    }

    private record Asked(
            FundScope scope, String sort, @Nullable PageKey after) {
        Address address(String path) {
            return Address.of(path)
                    .with("year", scope.year())
                    .with("area", scope.county())
                    .with("programme", scope.programme());
        }
    }

    private void show(Context context) {
        Parameters parameters = Parameters.of(context, Shell.parameters("year", "area", "programme", "sort", "after"));
        var year = parameters.year("year");
        String area = parameters.county("area");
        String programme = parameters.id("programme");
        String sort = parameters.oneOf("sort", IdleMoneys.SORTS);
        PageKey after = parameters.after();
        Reading reading = readings.of(context);
        FundScope scope =
                FundScope.of(FundFlows.year(reading, year), AreaScope.CITY_CODE.equals(area) ? null : area, programme);
        shell.show(context, "idle-funds", reading, text -> view(reading, text, new Asked(scope, sort, after)));
    }

    private IdleFundsView view(Reading reading, Text text, Asked asked) {
        FundScope scope = asked.scope();
        IdleMoney found = idle.idle(reading, scope, asked.sort(), A_PAGE, asked.after());
        IdleMoney.Sum sum = found.sums().stream()
                .filter(one -> one.sort().equals(asked.sort()))
                .findFirst()
                .orElseThrow();
        Figures figures = new Figures(text.language());
        Words words = new Words(catalogue, text);
        String county = scope.county();
        String area = county == null ? reading.viewer().area().rootCode() : county;
        String next = found.next();
        return new IdleFundsView(
                scope.year(),
                text.named("area", area),
                text.say("idle_" + asked.sort()),
                Filters.years(FundFlows.years(reading), scope.year()),
                Filters.areas(reading, text, area),
                IdleMoneys.SORTS.stream()
                        .map(sort -> new Choice(sort, text.say("idle_" + sort), "", sort.equals(asked.sort())))
                        .toList(),
                text.say("note_" + asked.sort(), sum.days(), found.asAt(), sum.parameter()),
                sum.counties().stream()
                        .map(one -> new IdleFundsView.OfCounty(
                                text.named("area", one.countyCode()),
                                asked.address(HERE)
                                        .with("area", one.countyCode())
                                        .with("sort", asked.sort())
                                        .toString(),
                                figures.count(one.items(), ""),
                                figures.exactMoney(one.amount()),
                                figures.count(one.mostDays(), text.say("unit_days"))))
                        .toList(),
                found.rows().stream()
                        .map(row -> new IdleFundsView.Item(
                                row.subjectNo(),
                                words.place(row.countyCode(), row.villageName()),
                                words.code("programme", row.programmeCode()),
                                words.code("fund_source", row.fundSourceCode()),
                                row.since().toString(),
                                figures.count(row.days(), text.say("unit_days")),
                                figures.exactMoney(row.amount())))
                        .toList(),
                new Paging(
                        figures.count(sum.items(), "").text(),
                        found.rows().size(),
                        asked.after() == null
                                ? null
                                : asked.address(HERE).with("sort", asked.sort()).toString(),
                        next == null
                                ? null
                                : asked.address(HERE)
                                        .with("sort", asked.sort())
                                        .with("after", next)
                                        .toString()),
                asked.address("/funds").toString());
    }
}
