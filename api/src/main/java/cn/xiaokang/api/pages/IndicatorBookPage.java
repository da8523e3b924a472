package cn.xiaokang.api.pages;

import cn.xiaokang.api.access.Permission;
import cn.xiaokang.api.assessment.Figure;
import cn.xiaokang.api.assessment.IndicatorFigure;
import cn.xiaokang.api.assessment.IndicatorFigures;
import cn.xiaokang.api.assessment.IndicatorTables;
import cn.xiaokang.api.assessment.Indicators;
import cn.xiaokang.api.queries.Reading;
import cn.xiaokang.api.request.Parameters;
import cn.xiaokang.api.request.Readings;
import cn.xiaokang.api.request.Resource;
import cn.xiaokang.dashboards.text.Text;
import cn.xiaokang.dashboards.view.IndicatorBookView;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** All indicators of a year side by side: an area and those below it. */
final class IndicatorBookPage implements Resource {
    private final Shell shell;
    private final Readings readings;
    private final Indicators indicators;
    private final IndicatorTables tables;

    IndicatorBookPage(Shell shell, Readings readings, Indicators indicators, IndicatorTables tables) {
        this.shell = shell;
        this.readings = readings;
        this.indicators = indicators;
        this.tables = tables;
    }

    @Override
    public void addTo(RoutesConfig routes) {
        routes.get("/indicators", this::show, Permission.SEE_FIGURES);
    }

    private void show(Context context) {
        Parameters parameters = Parameters.of(context, Shell.parameters("year", "area"));
        Integer year = parameters.year("year");
        String area = parameters.area("area");
        Reading reading = readings.of(context);
        shell.showKept(
                context,
                "indicators",
                reading,
                new Shell.Asked(area, year, null),
                IndicatorBookView.class,
                text -> view(reading, text, indicators.figures(reading, area, year)));
    }

    private IndicatorBookView view(Reading reading, Text text, IndicatorFigures figures) {
        Map<String, List<Figure>> below = tables.children(reading, figures.areaCode(), figures.year());
        Places places = new Places(reading, text);
        List<String> areas = new ArrayList<>(List.of(figures.areaCode()));
        below.values().stream()
                .flatMap(List::stream)
                .map(Figure::areaCode)
                .distinct()
                .sorted()
                .forEach(areas::add);
        return new IndicatorBookView(
                figures.areaCode(),
                places.name(figures.areaCode()),
                figures.year(),
                Filters.years(figures.years(), figures.year()),
                places.choices(figures.areaCode()),
                areas.stream()
                        .map(code -> new IndicatorBookView.Column(
                                code,
                                places.name(code),
                                Address.of("/areas/" + code)
                                        .with("year", figures.year())
                                        .toString()))
                        .toList(),
                figures.items().stream()
                        .map(item -> row(
                                IndicatorWords.of(text),
                                item,
                                areas,
                                below.getOrDefault(item.indicator().id(), List.of())))
                        .toList());
    }

    private static IndicatorBookView.Row row(
            IndicatorWords words, IndicatorFigure item, List<String> areas, List<Figure> below) {
        String id = item.indicator().id();
        String unit = item.indicator().unit();
        List<Figure> all =
                Stream.concat(Stream.of(item.figure()), below.stream()).toList();
        return new IndicatorBookView.Row(
                id,
                words.title(item.indicator()),
                item.indicator().clause(),
                words.target(item.figure(), unit),
                address(id, item.figure().areaCode(), item.figure().year()),
                areas.stream()
                        .map(area -> all.stream()
                                .filter(figure -> figure.areaCode().equals(area))
                                .findFirst()
                                .map(figure -> new IndicatorBookView.Cell(
                                        words.value(figure, unit),
                                        IndicatorWords.state(figure),
                                        address(id, area, figure.year())))
                                .orElseGet(() -> new IndicatorBookView.Cell(
                                        words.figures().missing(words.text().say("why_no_rows")),
                                        IndicatorWords.state(null),
                                        address(id, area, item.figure().year()))))
                        .toList());
    }

    static String address(String indicator, String area, int year) {
        return Address.of("/indicators/" + indicator)
                .with("area", area)
                .with("year", year)
                .toString();
    }
}
