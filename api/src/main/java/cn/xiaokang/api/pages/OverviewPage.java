package cn.xiaokang.api.pages;

import cn.xiaokang.api.access.AreaScope;
import cn.xiaokang.api.access.Permission;
import cn.xiaokang.api.access.Viewer;
import cn.xiaokang.api.assessment.Figure;
import cn.xiaokang.api.assessment.IndicatorFigure;
import cn.xiaokang.api.assessment.Indicators;
import cn.xiaokang.api.assessment.Overview;
import cn.xiaokang.api.assessment.Overviews;
import cn.xiaokang.api.queries.Reading;
import cn.xiaokang.api.queries.SnapshotHolder;
import cn.xiaokang.api.request.Parameters;
import cn.xiaokang.api.request.Resource;
import cn.xiaokang.dashboards.figure.Figures;
import cn.xiaokang.dashboards.text.Language;
import cn.xiaokang.dashboards.text.Text;
import cn.xiaokang.dashboards.view.CockpitView.Headline;
import cn.xiaokang.dashboards.view.CockpitView.State;
import cn.xiaokang.dashboards.view.FundsView;
import cn.xiaokang.dashboards.view.OverviewView;
import cn.xiaokang.warehouse.catalogue.Catalogue;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.util.List;

/** The public page: money and targets of the whole city, the same for everyone, signed in or not. */
final class OverviewPage implements Resource {
    private final Shell shell;
    private final SnapshotHolder snapshots;
    private final Catalogue catalogue;
    private final Indicators indicators;
    private final Overviews overviews;

    OverviewPage(
            Shell shell, SnapshotHolder snapshots, Catalogue catalogue, Indicators indicators, Overviews overviews) {
        this.shell = shell;
        this.snapshots = snapshots;
        this.catalogue = catalogue;
        this.indicators = indicators;
        this.overviews = overviews;
    }

    @Override
    public void addTo(RoutesConfig routes) {
        routes.get("/public", this::show, Permission.PUBLIC);
    }

    private void show(Context context) {
        Integer asked = Parameters.of(context, Shell.parameters("year")).year("year");
        try (Reading reading = snapshots.read(Viewer.PUBLIC)) {
            List<Integer> years = FundBooks.years(reading);
            int newest = years.isEmpty() ? reading.manifest().dataEndsOn().getYear() : years.get(0);
            int year = asked == null ? newest : asked;
            shell.show(context, "overview", reading, text -> view(reading, text, years, year));
        }
    }

    private OverviewView view(Reading reading, Text text, List<Integer> years, int year) {
        Figures words = new Figures(text.language());
        FundBooks books = FundBooks.of(catalogue, reading, text, year, null, null);
        FundsView.Line total = books.total();
        Overview overview = overviews.overview(reading, null, year);
        List<OverviewView.IndicatorRow> targets =
                indicators.figures(reading, AreaScope.CITY_CODE, year).items().stream()
                        .filter(item -> item.figure().target() != null)
                        .map(item -> indicator(words, text, item))
                        .toList();
        long met = targets.stream().filter(row -> row.state() == State.MET).count();
        return new OverviewView(
                year,
                Filters.years(years, year),
                List.of(
                        new Headline(
                                text.say("households_total"),
                                words.count(overview.households(), text.say("unit_households")),
                                text.say(
                                        "persons_note",
                                        words.count(overview.members(), "").text())),
                        new Headline(text.say("allocated_total"), total.allocated(), ""),
                        new Headline(
                                text.say("confirmed_total"),
                                total.confirmed(),
                                text.say(
                                        "of_ordered", books.confirmedOfOrdered().line())),
                        new Headline(
                                text.say("published_total"),
                                total.published(),
                                text.say(
                                        "of_confirmed",
                                        books.publishedOfConfirmed().line())),
                        new Headline(
                                text.say("targets_met"),
                                words.count(met, text.say("unit_targets")),
                                text.say("of_targets", targets.size()))),
                books.openProgrammes(),
                books.byCounty(code -> ""),
                targets);
    }

    private static OverviewView.IndicatorRow indicator(Figures words, Text text, IndicatorFigure item) {
        Figure figure = item.figure();
        String unit = item.indicator().unit();
        String reason = figure.emptyReason() == null ? "" : text.named("why", figure.emptyReason());
        return new OverviewView.IndicatorRow(
                text.language() == Language.EN
                        ? item.indicator().titleEn()
                        : item.indicator().titleZh(),
                item.indicator().clause(),
                words.indicator(figure.value(), unit, reason),
                words.indicator(figure.target(), unit, ""),
                CockpitPage.state(figure),
                figure.value() == null ? reason : "");
    }
}
