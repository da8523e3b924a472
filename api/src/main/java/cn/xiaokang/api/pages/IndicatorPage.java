package cn.xiaokang.api.pages;

import cn.xiaokang.api.access.AccessLog;
import cn.xiaokang.api.access.AreaScope;
import cn.xiaokang.api.access.Permission;
import cn.xiaokang.api.assessment.Figure;
import cn.xiaokang.api.assessment.IndicatorFigures;
import cn.xiaokang.api.assessment.IndicatorSeries;
import cn.xiaokang.api.assessment.Indicators;
import cn.xiaokang.api.assessment.ItemRows;
import cn.xiaokang.api.assessment.Standing;
import cn.xiaokang.api.queries.Reading;
import cn.xiaokang.api.request.PageKey;
import cn.xiaokang.api.request.Parameters;
import cn.xiaokang.api.request.Readings;
import cn.xiaokang.api.request.RequestId;
import cn.xiaokang.api.request.Resource;
import cn.xiaokang.dashboards.text.Text;
import cn.xiaokang.dashboards.view.Choice;
import cn.xiaokang.dashboards.view.CockpitView;
import cn.xiaokang.dashboards.view.IndicatorView;
import cn.xiaokang.dashboards.view.Paging;
import cn.xiaokang.warehouse.catalogue.Catalogue;
import cn.xiaokang.warehouse.catalogue.ItemKind;
import cn.xiaokang.warehouse.catalogue.Title;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.math.BigDecimal;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** One indicator of one area and year, opened: the areas below, the years, the rows behind. */
final class IndicatorPage implements Resource {
    private static final int ROWS = 25;

    private final Shell shell;
    private final Readings readings;
    private final Catalogue catalogue;
    private final Indicators indicators;
    private final AccessLog log;

    IndicatorPage(Shell shell, Readings readings, Catalogue catalogue, Indicators indicators, AccessLog log) {
        this.shell = shell;
        this.readings = readings;
        this.catalogue = catalogue;
        this.indicators = indicators;
        this.log = log;
    }

    @Override
    public void addTo(RoutesConfig routes) {
        routes.get("/indicators/{indicator}", this::show, Permission.SEE_FIGURES);
    }

    private void show(Context context) {
        Parameters parameters = Parameters.of(context, Shell.parameters("year", "area", "after", "indicator"));
        String chosen = parameters.id("indicator");
        String id = parameters.path("indicator");
        Integer year = parameters.year("year");
        String area = parameters.area("area");
        if (chosen != null) {
            context.redirect(
                    Address.of("/indicators/" + chosen)
                            .with("area", area)
                            .with("year", year)
                            .toString(),
                    HttpStatus.SEE_OTHER);
            return;
        }
        PageKey after = parameters.after();
        Reading reading = readings.of(context);
        IndicatorFigures figures = indicators.figures(reading, area, year);
        IndicatorSeries series = indicators.series(reading, id, figures.areaCode());
        ItemRows rows = indicators.rows(reading, id, figures.areaCode(), figures.year(), ROWS, after);
        if (rows.withheldReason() == null && indicators.namesPersons(id)) {
            log.add(
                    reading.viewer(),
                    new AccessLog.Look("indicator rows", id, null, reading.snapshotId(), RequestId.of(context)));
        }
        shell.show(
                context,
                "indicator",
                reading,
                text -> new Draft(reading, text, figures, series, rows).view(after != null));
        if (rows.withheldReason() == null) {
            context.header("Cache-Control", "no-store");
        }
    }

    /** One drawing of the page. */
    private final class Draft {
        private final Text text;
        private final IndicatorWords words;
        private final Places places;
        private final IndicatorFigures figures;
        private final IndicatorSeries series;
        private final ItemRows rows;
        private final String id;
        private final String unit;
        private final String area;
        private final int year;

        Draft(Reading reading, Text text, IndicatorFigures figures, IndicatorSeries series, ItemRows rows) {
            this.text = text;
            this.words = IndicatorWords.of(text);
            this.places = new Places(reading, text);
            this.figures = figures;
            this.series = series;
            this.rows = rows;
            this.id = series.indicator().id();
            this.unit = series.indicator().unit();
            this.area = figures.areaCode();
            this.year = figures.year();
        }

        IndicatorView view(boolean isFurther) {
            List<Figure> own = own();
            List<Figure> below = below(year);
            List<Integer> years = series.series().stream()
                    .map(Figure::year)
                    .distinct()
                    .sorted()
                    .toList();
            return new IndicatorView(
                    meaning(),
                    places.name(area),
                    year,
                    figures.items().stream()
                            .map(item -> new Choice(
                                    item.indicator().id(),
                                    words.title(item.indicator()),
                                    "",
                                    item.indicator().id().equals(id)))
                            .toList(),
                    places.choices(area),
                    Filters.years(figures.years(), year),
                    places.trail(area).stream()
                            .filter(code -> !code.equals(area))
                            .map(code -> new IndicatorView.Link(places.name(code), address(code)))
                            .toList(),
                    here(own, below),
                    area.equals(AreaScope.CITY_CODE) && !below.isEmpty(),
                    ranked(below),
                    own.stream()
                            .map(figure -> new CockpitView.YearFigure(
                                    figure.year(), words.value(figure, unit), words.target(figure, unit)))
                            .toList(),
                    years,
                    series.series().stream()
                            .map(Figure::areaCode)
                            .distinct()
                            .map(code -> matrixRow(code, years))
                            .toList(),
                    rows(isFurther));
        }

        private IndicatorView.Meaning meaning() {
            IndicatorSeries.ClauseWords clause = series.clause();
            Title note = Objects.requireNonNull(catalogue.indicators().get(id)).note();
            return new IndicatorView.Meaning(
                    id,
                    words.title(series.indicator()),
                    words.figures().unitName(unit),
                    series.indicator().owner(),
                    words.numerator(series.indicator()),
                    words.denominator(series.indicator()),
                    note == null ? null : DictionaryPage.said(text, note),
                    series.indicator().clause(),
                    clause == null ? "" : clause.text());
        }

        private List<Figure> own() {
            return series.series().stream()
                    .filter(figure -> figure.areaCode().equals(area))
                    .sorted(Comparator.comparingInt(Figure::year))
                    .toList();
        }

        private List<Figure> below(int ofYear) {
            return series.series().stream()
                    .filter(figure -> !figure.areaCode().equals(area) && figure.year() == ofYear)
                    .toList();
        }

        private IndicatorView.Here here(List<Figure> own, List<Figure> below) {
            Figure now = ofYear(own, year);
            Figure before = ofYear(own, year - 1);
            CockpitView.State state = IndicatorWords.state(now);
            Standing standing = Standing.of(own, year, below, series.indicator().better());
            return new IndicatorView.Here(
                    now == null ? words.figures().missing(text.say("why_no_rows")) : words.value(now, unit),
                    now == null ? words.figures().missing("") : words.target(now, unit),
                    words.figures()
                            .change(now == null ? null : now.value(), before == null ? null : before.value(), unit),
                    state,
                    words.since(standing, state),
                    words.why(standing, state, unit, places),
                    words.figures().number(now == null ? null : now.numerator()),
                    words.figures().number(now == null ? null : now.denominator()),
                    Address.of("/areas/" + area).with("year", year).toString());
        }

        private static @Nullable Figure ofYear(List<Figure> figures, int year) {
            return figures.stream()
                    .filter(figure -> figure.year() == year)
                    .findFirst()
                    .orElse(null);
        }

        /** Best first; areas with one value share a rank, those without a value come last. */
        private List<IndicatorView.Place> ranked(List<Figure> below) {
            boolean isDown = "down".equals(series.indicator().better());
            Comparator<BigDecimal> order = isDown ? Comparator.naturalOrder() : Comparator.reverseOrder();
            Comparator<Figure> byValue = Comparator.comparing(Figure::value, Comparator.nullsLast(order));
            List<Figure> sorted = below.stream()
                    .sorted(byValue.thenComparing(Figure::areaCode))
                    .toList();
            return sorted.stream().map(figure -> place(figure, sorted)).toList();
        }

        private IndicatorView.Place place(Figure figure, List<Figure> sorted) {
            BigDecimal value = figure.value();
            long better = value == null
                    ? 0
                    : sorted.stream()
                            .map(Figure::value)
                            .takeWhile(other -> other != null && other.compareTo(value) != 0)
                            .count();
            return new IndicatorView.Place(
                    figure.areaCode(),
                    places.name(figure.areaCode()),
                    figure.areaName(),
                    value == null ? "" : String.valueOf(better + 1),
                    words.value(figure, unit),
                    words.target(figure, unit),
                    IndicatorWords.state(figure),
                    address(figure.areaCode()),
                    Address.of("/areas/" + figure.areaCode()).with("year", year).toString());
        }

        private IndicatorView.MatrixRow matrixRow(String code, List<Integer> years) {
            return new IndicatorView.MatrixRow(
                    places.name(code),
                    address(code),
                    years.stream()
                            .map(each -> series.series().stream()
                                    .filter(figure -> figure.areaCode().equals(code) && figure.year() == each)
                                    .findFirst()
                                    .map(figure -> new IndicatorView.Cell(
                                            words.value(figure, unit), IndicatorWords.state(figure)))
                                    .orElseGet(() -> new IndicatorView.Cell(
                                            words.figures().missing(text.say("why_no_rows")), CockpitView.State.EMPTY)))
                            .toList());
        }

        private IndicatorView.Rows rows(boolean isFurther) {
            ItemKind kind = catalogue.items().get(String.valueOf(rows.item()));
            return new IndicatorView.Rows(
                    kind == null ? "" : DictionaryPage.said(text, kind.title()),
                    rows.items().stream().map(this::row).toList(),
                    words.figures().number(rows.numerator()),
                    words.figures().number(rows.denominator()),
                    new Paging(
                            words.figures().count(rows.count(), "").text(),
                            rows.items().size(),
                            isFurther ? address(area) + "#rows" : null,
                            rows.next() == null
                                    ? null
                                    : Address.of("/indicators/" + id)
                                                    .with("area", area)
                                                    .with("year", year)
                                                    .with("after", rows.next())
                                            + "#rows"),
                    rows.withheldReason() == null ? null : text.say("deidentified"));
        }

        private IndicatorView.Row row(ItemRows.Item item) {
            String no = item.itemNo();
            return new IndicatorView.Row(
                    no == null ? String.valueOf(item.nth()) : itemNo(no),
                    item.areaName(),
                    words.figures().number(item.numerator()),
                    words.figures().number(item.denominator()),
                    no == null
                            ? null
                            : Address.of("/indicators/" + id + "/origin")
                                    .with("item", no)
                                    .with("area", area)
                                    .with("year", year)
                                    .toString());
        }

        private String itemNo(String no) {
            return OriginPage.readable(catalogue, indicators, text, places, id, no);
        }

        private String address(String code) {
            return IndicatorBookPage.address(id, code, year);
        }
    }
}
