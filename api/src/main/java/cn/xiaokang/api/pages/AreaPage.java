package cn.xiaokang.api.pages;

import cn.xiaokang.api.access.AreaScope;
import cn.xiaokang.api.access.Guard;
import cn.xiaokang.api.access.Permission;
import cn.xiaokang.api.assessment.Figure;
import cn.xiaokang.api.assessment.IndicatorFigure;
import cn.xiaokang.api.assessment.IndicatorFigures;
import cn.xiaokang.api.assessment.IndicatorTables;
import cn.xiaokang.api.assessment.Indicators;
import cn.xiaokang.api.assessment.Standing;
import cn.xiaokang.api.funds.FundScope;
import cn.xiaokang.api.queries.Bindings;
import cn.xiaokang.api.queries.FundBook;
import cn.xiaokang.api.queries.MoneyByKind;
import cn.xiaokang.api.queries.Query;
import cn.xiaokang.api.queries.Reading;
import cn.xiaokang.api.queries.Row;
import cn.xiaokang.api.request.Parameters;
import cn.xiaokang.api.request.Readings;
import cn.xiaokang.api.request.Resource;
import cn.xiaokang.dashboards.text.Text;
import cn.xiaokang.dashboards.view.AreaView;
import cn.xiaokang.dashboards.view.CockpitView;
import cn.xiaokang.dashboards.view.CockpitView.State;
import cn.xiaokang.dashboards.view.IndicatorView;
import cn.xiaokang.warehouse.catalogue.Catalogue;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The profile of a city, county, town or village: its people, its money, how its figures stand. */
final class AreaPage implements Resource {
    private static final Query YEARS = Query.named("pages/area_years").around(FundBook.BOOKS);
    private static final Query PROGRAMMES = Query.named("pages/area_programmes").around(FundBook.BOOKS);
    private static final Query CHILDREN = Query.named("pages/area_children").around(FundBook.BOOKS);
    private static final Query FLAGS = Query.named("pages/area_flags");
    private static final String INCOME = "income_per_capita";

    private final Shell shell;
    private final Readings readings;
    private final Catalogue catalogue;
    private final Indicators indicators;
    private final IndicatorTables tables;

    AreaPage(Shell shell, Readings readings, Catalogue catalogue, Indicators indicators, IndicatorTables tables) {
        this.shell = shell;
        this.readings = readings;
        this.catalogue = catalogue;
        this.indicators = indicators;
        this.tables = tables;
    }

    @Override
    public void addTo(RoutesConfig routes) {
        routes.get("/areas", this::lead, Permission.SEE_FIGURES);
        routes.get("/areas/{area}", this::show, Permission.SEE_FIGURES);
    }

    /** To the profile of the area that is chosen, or of the viewer's own. */
    private void lead(Context context) {
        Parameters parameters = Parameters.of(context, Shell.parameters("year", "area"));
        Integer year = parameters.year("year");
        String area = parameters.area("area");
        String own = Guard.viewer(context).area().rootCode();
        context.redirect(
                Address.of("/areas/" + (area == null ? own : area))
                        .with("year", year)
                        .toString(),
                HttpStatus.SEE_OTHER);
    }

    private void show(Context context) {
        Parameters parameters = Parameters.of(context, Shell.parameters("year"));
        String area = parameters.areaOfPath("area");
        Integer year = parameters.year("year");
        Reading reading = readings.of(context);
        shell.showKept(
                context,
                "area",
                reading,
                new Shell.Asked(area, year, null),
                AreaView.class,
                text -> new Draft(reading, text, indicators.figures(reading, area, year)).view());
    }

    /** One drawing of the page. */
    private final class Draft {
        private final Reading reading;
        private final Text text;
        private final IndicatorWords words;
        private final Places places;
        private final IndicatorFigures figures;
        private final Map<String, List<Figure>> history;
        private final Bindings asked;
        private final String area;
        private final int year;

        Draft(Reading reading, Text text, IndicatorFigures figures) {
            this.reading = reading;
            this.text = text;
            this.words = IndicatorWords.of(text);
            this.places = new Places(reading, text);
            this.figures = figures;
            this.area = figures.areaCode();
            this.year = figures.year();
            this.history = tables.history(reading, area);
            this.asked = FundScope.of(year, null, null).bindings().and("area", area);
        }

        AreaView view() {
            List<AreaView.Standing> standings =
                    figures.items().stream().map(this::standing).toList();
            List<Row> years = reading.rows(YEARS, FundBook.everywhere().and("area", area));
            List<AreaView.Child> children = children();
            return new AreaView(
                    area,
                    places.name(area),
                    text.say("level_" + level(area)),
                    year,
                    Filters.years(figures.years(), year),
                    places.choices(area),
                    places.trail(area).stream()
                            .filter(code -> !code.equals(area))
                            .map(code -> new IndicatorView.Link(places.name(code), address(code)))
                            .toList(),
                    headlines(years),
                    new CockpitView.Tally(
                            count(standings, State.MET), count(standings, State.UNMET), count(standings, State.EMPTY)),
                    standings,
                    years.stream().map(this::ofYear).toList(),
                    programmes(),
                    children,
                    children.isEmpty() ? null : text.say("children_" + level(area)));
        }

        private List<CockpitView.Headline> headlines(List<Row> years) {
            Row now = years.stream()
                    .filter(row -> row.year("year") == year)
                    .findFirst()
                    .orElse(null);
            Figure income = history.getOrDefault(INCOME, List.of()).stream()
                    .filter(figure -> figure.year() == year)
                    .findFirst()
                    .orElse(null);
            List<CockpitView.Headline> headlines = new ArrayList<>();
            headlines.add(new CockpitView.Headline(
                    text.say("households"),
                    words.figures().count(now == null ? 0 : now.whole("households"), text.say("unit_households")),
                    text.say(
                            "households_note",
                            now == null ? 0 : now.whole("members"),
                            now == null ? 0 : now.whole("dibao_households"))));
            headlines.add(new CockpitView.Headline(
                    text.say("income"),
                    income == null ? words.figures().missing(text.say("why_no_rows")) : words.value(income, "yuan"),
                    text.say(
                            "income_note",
                            income == null ? "—" : words.target(income, "yuan").line())));
            headlines.add(new CockpitView.Headline(
                    text.say("paid"),
                    words.figures().money(now == null ? BigDecimal.ZERO : now.money("ordered")),
                    text.say(
                            "paid_note",
                            words.figures()
                                    .money(now == null ? BigDecimal.ZERO : now.money("confirmed"))
                                    .line())));
            // Below the county a count of flags may point at one household.
            if (area.length() == 6 || reading.viewer().may(Permission.SEE_FLAGS)) {
                List<Row> flags = reading.rows(FLAGS, asked);
                headlines.add(new CockpitView.Headline(
                        text.say("flagged"),
                        words.figures()
                                .count(
                                        flags.stream()
                                                .mapToLong(row -> row.whole("flags"))
                                                .sum(),
                                        text.say("unit_flags")),
                        MoneyWords.line(text, words.figures(), MoneyByKind.of(catalogue, flags))));
            }
            return headlines;
        }

        private AreaView.Standing standing(IndicatorFigure item) {
            String id = item.indicator().id();
            String unit = item.indicator().unit();
            List<Figure> years = history.getOrDefault(id, List.of());
            Figure before = years.stream()
                    .filter(figure -> figure.year() == year - 1)
                    .findFirst()
                    .orElse(null);
            State state = IndicatorWords.state(item.figure());
            return new AreaView.Standing(
                    id,
                    words.title(item.indicator()),
                    words.value(item.figure(), unit),
                    words.target(item.figure(), unit),
                    words.figures().change(item.figure().value(), before == null ? null : before.value(), unit),
                    state,
                    words.since(
                            Standing.of(years, year, List.of(), item.indicator().better()), state),
                    IndicatorBookPage.address(id, area, year));
        }

        private AreaView.Year ofYear(Row row) {
            int ofYear = row.year("year");
            Figure income = history.getOrDefault(INCOME, List.of()).stream()
                    .filter(figure -> figure.year() == ofYear)
                    .findFirst()
                    .orElse(null);
            return new AreaView.Year(
                    ofYear,
                    words.figures().count(row.whole("households"), ""),
                    words.figures().count(row.whole("members"), ""),
                    income == null ? words.figures().missing(text.say("why_no_rows")) : words.value(income, "yuan"),
                    income == null ? words.figures().missing("") : words.target(income, "yuan"),
                    words.figures().money(row.money("ordered")),
                    words.figures().money(row.moneyOrNull("recurring_income")),
                    words.figures().money(row.moneyOrNull("operating_income")));
        }

        private List<AreaView.Programme> programmes() {
            Words names = new Words(catalogue, text);
            return reading.rows(PROGRAMMES, asked).stream()
                    .map(row -> new AreaView.Programme(
                            row.text("programme_code").isEmpty()
                                    ? text.say("unassigned")
                                    : names.code("programme", row.text("programme_code")),
                            words.figures().money(row.money("ordered")),
                            words.figures().money(row.money("confirmed")),
                            words.figures().money(row.money("published")),
                            words.figures().count(row.whole("payments"), "")))
                    .toList();
        }

        private List<AreaView.Child> children() {
            List<Figure> incomes = tables.children(reading, area, year).getOrDefault(INCOME, List.of());
            return reading.rows(CHILDREN, asked).stream()
                    .map(row -> {
                        String code = row.text("division_code");
                        Figure income = incomes.stream()
                                .filter(figure -> figure.areaCode().equals(code))
                                .findFirst()
                                .orElse(null);
                        return new AreaView.Child(
                                places.name(code),
                                address(code),
                                words.figures().count(row.whole("households"), ""),
                                words.figures().count(row.whole("members"), ""),
                                income == null
                                        ? words.figures().missing(text.say("why_no_rows"))
                                        : words.value(income, "yuan"),
                                words.figures().money(row.money("ordered")));
                    })
                    .toList();
        }

        private String address(String code) {
            return Address.of("/areas/" + code).with("year", year).toString();
        }

        private static int count(List<AreaView.Standing> standings, State state) {
            return Math.toIntExact(
                    standings.stream().filter(row -> row.state() == state).count());
        }
    }

    private static String level(String area) {
        if (area.equals(AreaScope.CITY_CODE)) {
            return "city";
        }
        return switch (area.length()) {
            case 6 -> "county";
            case 9 -> "town";
            default -> "village";
        };
    }
}
