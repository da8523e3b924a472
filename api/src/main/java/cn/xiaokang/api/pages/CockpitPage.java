package cn.xiaokang.api.pages;

import cn.xiaokang.api.access.AreaScope;
import cn.xiaokang.api.access.Permission;
import cn.xiaokang.api.assessment.Figure;
import cn.xiaokang.api.assessment.IndicatorFigure;
import cn.xiaokang.api.assessment.IndicatorFigures;
import cn.xiaokang.api.assessment.IndicatorTables;
import cn.xiaokang.api.assessment.Indicators;
import cn.xiaokang.api.assessment.Meaning;
import cn.xiaokang.api.assessment.Overview;
import cn.xiaokang.api.assessment.Overviews;
import cn.xiaokang.api.assessment.Standing;
import cn.xiaokang.api.problem.RequestFault;
import cn.xiaokang.api.queries.Reading;
import cn.xiaokang.api.request.Parameters;
import cn.xiaokang.api.request.Readings;
import cn.xiaokang.api.request.Resource;
import cn.xiaokang.dashboards.figure.Figures;
import cn.xiaokang.dashboards.text.Language;
import cn.xiaokang.dashboards.text.Text;
import cn.xiaokang.dashboards.view.Choice;
import cn.xiaokang.dashboards.view.CockpitView;
import cn.xiaokang.dashboards.view.CockpitView.State;
import cn.xiaokang.dashboards.view.FundsView;
import cn.xiaokang.warehouse.catalogue.Catalogue;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.math.BigDecimal;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The leader's cockpit: targets against figures, counties, years, money, flags of one area and year. */
final class CockpitPage implements Resource {
    private static final int PROGRAMMES_NAMED = 7;
    /** Missed targets before the others; within a state the order that was, by weight. */
    private static final Comparator<CockpitView.TargetRow> WORST_FIRST =
            Comparator.comparing(row -> switch (row.state()) {
                case UNMET -> 0;
                case EMPTY -> 1;
                case MET -> 2;
                case UNTARGETED -> 3;
            });

    private final Shell shell;
    private final Readings readings;
    private final Catalogue catalogue;
    private final Indicators indicators;
    private final Overviews overviews;
    private final IndicatorTables tables;

    CockpitPage(
            Shell shell,
            Readings readings,
            Catalogue catalogue,
            Indicators indicators,
            Overviews overviews,
            IndicatorTables tables) {
        this.shell = shell;
        this.readings = readings;
        this.catalogue = catalogue;
        this.indicators = indicators;
        this.overviews = overviews;
        this.tables = tables;
    }

    @Override
    public void addTo(RoutesConfig routes) {
        routes.get("/cockpit", this::show, Permission.SEE_FIGURES);
    }

    private void show(Context context) {
        Parameters parameters = Parameters.of(context, Shell.parameters("year", "area", "indicator"));
        Integer year = parameters.year("year");
        String area = parameters.county("area");
        String chosen = parameters.id("indicator");
        Reading reading = readings.of(context);
        if (chosen != null && !catalogue.indicators().containsKey(chosen)) {
            throw RequestFault.UNKNOWN_THING.with(chosen);
        }
        shell.showKept(
                context,
                "cockpit",
                reading,
                new Shell.Asked(area, year, chosen),
                CockpitView.class,
                text -> new Draft(reading, text, indicators.figures(reading, area, year)).view(chosen));
    }

    /** One drawing of the page. */
    private final class Draft {
        private final Reading reading;
        private final Text text;
        private final Figures words;
        private final IndicatorFigures now;
        private final Map<String, IndicatorFigure> before;
        private final Map<String, List<Figure>> history;
        private final Map<String, List<Figure>> below;

        Draft(Reading reading, Text text, IndicatorFigures now) {
            this.reading = reading;
            this.text = text;
            this.words = new Figures(text.language());
            this.now = now;
            this.history = tables.history(reading, now.areaCode());
            this.below = tables.children(reading, now.areaCode(), now.year());
            this.before = indicators.figures(reading, now.areaCode(), now.year() - 1).items().stream()
                    .collect(Collectors.toMap(item -> item.indicator().id(), Function.identity()));
        }

        CockpitView view(@Nullable String asked) {
            String chosen = asked == null ? weightiest() : asked;
            String area = now.areaCode();
            String areaName = text.named("area", area);
            boolean isCity = area.equals(AreaScope.CITY_CODE);
            List<CockpitView.TargetRow> targets = now.items().stream()
                    .sorted(Comparator.comparing(
                                    (IndicatorFigure item) -> item.indicator().weight())
                            .reversed())
                    .map(item -> target(item, chosen))
                    .sorted(WORST_FIRST)
                    .toList();
            FundBooks books = FundBooks.of(catalogue, reading, text, now.year(), isCity ? null : area, null);
            FlagCounts flags = FlagCounts.of(catalogue, reading, text, now.year(), isCity ? null : area);
            return new CockpitView(
                    area,
                    areaName,
                    now.year(),
                    Filters.years(now.years(), now.year()),
                    Filters.areas(reading, text, area),
                    indicatorChoices(chosen),
                    headlines(books.total(), flags),
                    tally(targets),
                    targets,
                    chosen(chosen),
                    counties(chosen),
                    trend(chosen),
                    new CockpitView.Flow(
                            books.flow(PROGRAMMES_NAMED),
                            books.total().ordered(),
                            books.total().confirmed(),
                            books.total().published(),
                            Address.of("/funds")
                                    .with("year", now.year())
                                    .with("area", area)
                                    .toString()),
                    flags.bySeverity(),
                    flags.byRule(),
                    flags.bySide());
        }

        /** The indicator with most weight that has a figure; that of the list's beginning where none has. */
        private String weightiest() {
            return now.items().stream()
                    .filter(item -> item.figure().value() != null)
                    .max(Comparator.comparing(item -> item.indicator().weight()))
                    .or(() -> now.items().stream().findFirst())
                    .map(item -> item.indicator().id())
                    .orElseGet(() -> catalogue.indicators().keySet().iterator().next());
        }

        private List<CockpitView.Headline> headlines(FundsView.Line money, FlagCounts flags) {
            boolean isCity = now.areaCode().equals(AreaScope.CITY_CODE);
            Overview overview = overviews.overview(reading, isCity ? null : now.areaCode(), now.year());
            return List.of(
                    new CockpitView.Headline(
                            text.say("households"),
                            words.count(overview.households(), text.say("unit_households")),
                            text.say(
                                    "households_note",
                                    words.count(overview.members(), "").text())),
                    new CockpitView.Headline(
                            text.say("paid"),
                            money.ordered(),
                            text.say("paid_note", money.confirmed().line())),
                    new CockpitView.Headline(
                            text.say("flagged"), flags.total(), text.say("flagged_note", flags.moneyByKind())));
        }

        private CockpitView.Tally tally(List<CockpitView.TargetRow> targets) {
            return new CockpitView.Tally(
                    count(targets, State.MET), count(targets, State.UNMET), count(targets, State.EMPTY));
        }

        private int count(List<CockpitView.TargetRow> targets, State state) {
            return Math.toIntExact(
                    targets.stream().filter(row -> row.state() == state).count());
        }

        private CockpitView.TargetRow target(IndicatorFigure item, String chosen) {
            Meaning meaning = item.indicator();
            Figure figure = item.figure();
            IndicatorFigure last = before.get(meaning.id());
            String reason = figure.value() == null ? reason(figure) : "";
            Standing standing = Standing.of(
                    history.getOrDefault(meaning.id(), List.of()),
                    now.year(),
                    below.getOrDefault(meaning.id(), List.of()),
                    meaning.better());
            IndicatorWords said = IndicatorWords.of(text);
            return new CockpitView.TargetRow(
                    meaning.id(),
                    title(meaning),
                    meaning.clause(),
                    meaning.owner(),
                    words.indicator(figure.value(), meaning.unit(), reason),
                    words.indicator(figure.target(), meaning.unit(), text.say("state_untargeted")),
                    words.change(
                            figure.value(), last == null ? null : last.figure().value(), meaning.unit()),
                    state(figure),
                    Bars.length(figure.value(), figure.target(), meaning.unit()),
                    Bars.mark(figure.value(), figure.target(), meaning.unit()),
                    plain(figure.numerator()) + " / " + plain(figure.denominator()),
                    reason,
                    said.since(standing, state(figure)),
                    said.why(standing, state(figure), meaning.unit(), new Places(reading, text)),
                    address(now.areaCode(), meaning.id()),
                    IndicatorBookPage.address(meaning.id(), now.areaCode(), now.year()),
                    meaning.id().equals(chosen));
        }

        private List<Choice> indicatorChoices(String chosen) {
            return now.items().stream()
                    .map(item -> new Choice(
                            item.indicator().id(),
                            title(item.indicator()),
                            "",
                            item.indicator().id().equals(chosen)))
                    .toList();
        }

        private CockpitView.Chosen chosen(String id) {
            Meaning meaning = indicators.series(reading, id, now.areaCode()).indicator();
            IndicatorWords said = IndicatorWords.of(text);
            return new CockpitView.Chosen(
                    id,
                    title(meaning),
                    words.unitName(meaning.unit()),
                    meaning.clause(),
                    meaning.owner(),
                    said.numerator(meaning),
                    said.denominator(meaning),
                    meaning.unit().equals("ratio"),
                    meaning.better());
        }

        private List<CockpitView.AreaFigure> counties(String id) {
            var series = indicators.series(reading, id, AreaScope.CITY_CODE);
            String unit = series.indicator().unit();
            return series.series().stream()
                    .filter(figure -> figure.areaLevel().equals("county") && figure.year() == now.year())
                    .map(figure -> new CockpitView.AreaFigure(
                            figure.areaCode(),
                            text.named("area", figure.areaCode()),
                            figure.areaName(),
                            words.indicator(figure.value(), unit, figure.value() == null ? reason(figure) : ""),
                            words.indicator(figure.target(), unit, text.say("state_untargeted")),
                            state(figure),
                            address(figure.areaCode(), id)))
                    .toList();
        }

        private List<CockpitView.YearFigure> trend(String id) {
            var series = indicators.series(reading, id, now.areaCode());
            String unit = series.indicator().unit();
            return series.series().stream()
                    .filter(figure -> figure.areaCode().equals(now.areaCode()))
                    .map(figure -> new CockpitView.YearFigure(
                            figure.year(),
                            words.indicator(figure.value(), unit, figure.value() == null ? reason(figure) : ""),
                            words.indicator(figure.target(), unit, text.say("state_untargeted"))))
                    .toList();
        }

        private String address(String area, String indicator) {
            return Address.of("/cockpit")
                    .with("year", now.year())
                    .with("area", area)
                    .with("indicator", indicator)
                    .toString();
        }

        private String reason(Figure figure) {
            String reason = figure.emptyReason();
            return reason == null ? text.say("state_empty") : Words.why(text, reason);
        }

        private String title(Meaning meaning) {
            return text.language() == Language.EN ? meaning.titleEn() : meaning.titleZh();
        }
    }

    static State state(Figure figure) {
        if (figure.target() == null) {
            return State.UNTARGETED;
        }
        if (figure.isMet() == null) {
            return State.EMPTY;
        }
        return figure.isMet() ? State.MET : State.UNMET;
    }

    private static String plain(@Nullable BigDecimal number) {
        return number == null ? "—" : number.toPlainString();
    }
}
