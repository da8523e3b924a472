package cn.xiaokang.api.pages;

import cn.xiaokang.api.access.AreaScope;
import cn.xiaokang.api.access.Permission;
import cn.xiaokang.api.publication.PublicFigures;
import cn.xiaokang.api.publication.PublicFunds;
import cn.xiaokang.api.publication.PublicIndicators;
import cn.xiaokang.api.publication.PublicOverview;
import cn.xiaokang.api.queries.Reading;
import cn.xiaokang.api.request.Parameters;
import cn.xiaokang.api.request.Readings;
import cn.xiaokang.api.request.Resource;
import cn.xiaokang.dashboards.figure.Figure;
import cn.xiaokang.dashboards.figure.Figures;
import cn.xiaokang.dashboards.text.Language;
import cn.xiaokang.dashboards.text.Text;
import cn.xiaokang.dashboards.view.CockpitView.Headline;
import cn.xiaokang.dashboards.view.CockpitView.State;
import cn.xiaokang.dashboards.view.OverviewView;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.math.BigDecimal;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The public page: money and targets of the whole city, the same for everyone, small cells left out. */
final class OverviewPage implements Resource {
    private final Shell shell;
    private final Readings readings;
    private final PublicFigures figures;

    OverviewPage(Shell shell, Readings readings, PublicFigures figures) {
        this.shell = shell;
        this.readings = readings;
        this.figures = figures;
    }

    @Override
    public void addTo(RoutesConfig routes) {
        routes.get("/public", this::show, Permission.PUBLIC);
    }

    private void show(Context context) {
        Integer year = Parameters.of(context, Shell.parameters("year")).year("year");
        Reading reading = readings.ofReleased(context);
        shell.show(context, "overview", reading, text -> view(reading, text, year));
    }

    private OverviewView view(Reading reading, Text text, @Nullable Integer asked) {
        Figures words = new Figures(text.language());
        PublicOverview overview = figures.overview(reading, asked);
        PublicFunds funds = figures.funds(reading, overview.year());
        List<OverviewView.IndicatorRow> targets = figures.indicators(reading, overview.year()).items().stream()
                .flatMap(item -> item.values().stream()
                        .filter(value -> value.areaCode().equals(AreaScope.CITY_CODE) && value.target() != null)
                        .map(value -> indicator(words, text, item, value)))
                .toList();
        return new OverviewView(
                overview.year(),
                Filters.years(overview.years(), overview.year()),
                List.of(
                        households(words, text, overview.city()),
                        paid(words, text, funds.total()),
                        new Headline(
                                text.say("targets_met"),
                                words.count(overview.targetsMet(), text.say("unit_targets")),
                                text.say("of_targets", targets.size()))),
                parts(words, text, overview.year(), funds.programmes()),
                parts(words, text, overview.year(), funds.counties()),
                PublicFundsPage.address(overview.year(), null),
                targets);
    }

    private static Headline households(Figures words, Text text, PublicOverview.Count count) {
        Long households = count.households();
        Long members = count.members();
        return households == null || members == null
                ? new Headline(text.say("households_total"), words.missing(text.say("few")), text.say("few"))
                : new Headline(
                        text.say("households_total"),
                        words.count(households, text.say("unit_households")),
                        text.say("persons_note", words.count(members, "").text()));
    }

    private static Headline paid(Figures words, Text text, PublicFunds.Cell cell) {
        Long payments = cell.payments();
        Long households = cell.households();
        return payments == null || households == null
                ? new Headline(text.say("paid_total"), words.missing(text.say("few")), text.say("few"))
                : new Headline(
                        text.say("paid_total"),
                        words.money(cell.amount()),
                        text.say(
                                "paid_note",
                                words.count(payments, text.say("unit_payments")).line(),
                                words.count(households, "").text()));
    }

    private static List<OverviewView.Part> parts(Figures words, Text text, int year, List<PublicFunds.Part> parts) {
        return parts.stream()
                .sorted(Comparator.comparing((PublicFunds.Part part) ->
                                Objects.requireNonNullElse(part.cell().amount(), BigDecimal.ZERO))
                        .reversed())
                .map(part -> part(words, text, year, part))
                .toList();
    }

    private static OverviewView.Part part(Figures words, Text text, int year, PublicFunds.Part part) {
        Long payments = part.cell().payments();
        Figure missing = words.missing(text.say("few"));
        String label = text.language() == Language.EN ? part.nameEn() : part.nameZh();
        boolean isCounty = part.code().startsWith("33");
        return new OverviewView.Part(
                isCounty ? text.named("area", part.code()) : label,
                isCounty ? PublicFundsPage.address(year, part.code()) : "",
                payments == null ? missing : words.money(part.cell().amount()),
                payments == null ? missing : words.count(payments, text.say("unit_payments")));
    }

    private static OverviewView.IndicatorRow indicator(
            Figures words, Text text, PublicIndicators.Item item, PublicIndicators.Value value) {
        String reason = value.value() != null
                ? ""
                : value.emptyReason() == null ? text.say("state_empty") : Words.why(text, value.emptyReason());
        return new OverviewView.IndicatorRow(
                text.language() == Language.EN ? item.titleEn() : item.titleZh(),
                item.clause(),
                words.indicator(value.value(), item.unit(), reason),
                words.indicator(value.target(), item.unit(), ""),
                state(value.isMet()),
                reason);
    }

    private static State state(@Nullable Boolean isMet) {
        if (isMet == null) {
            return State.EMPTY;
        }
        return isMet ? State.MET : State.UNMET;
    }
}
