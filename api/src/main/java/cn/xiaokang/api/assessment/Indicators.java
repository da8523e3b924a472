package cn.xiaokang.api.assessment;

import cn.xiaokang.api.access.Permission;
import cn.xiaokang.api.problem.RequestFault;
import cn.xiaokang.api.queries.Bindings;
import cn.xiaokang.api.queries.Query;
import cn.xiaokang.api.queries.Reading;
import cn.xiaokang.api.queries.Row;
import cn.xiaokang.api.request.PageKey;
import cn.xiaokang.warehouse.catalogue.Catalogue;
import cn.xiaokang.warehouse.catalogue.Indicator;
import cn.xiaokang.warehouse.catalogue.Rollup;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The indicators of a snapshot, from the figure down to its rows. */
public final class Indicators {
    private static final Query YEARS = Query.named("assessment/years");
    private static final Query FIGURES = Query.named("assessment/figures");
    private static final Query SERIES = Query.named("assessment/series");
    private static final Map<Rollup, Query> ITEMS = Map.of(
            Rollup.VILLAGE, Query.named("assessment/village_items"),
            Rollup.COUNTY, Query.named("assessment/county_items"));

    /** Items whose number names no person and no household. */
    private static final Set<String> OPEN_ITEMS =
            Set.of("village", "project", "batch_village", "fund_source_programme");

    private final Catalogue catalogue;

    /** The indicators of that catalogue. */
    public Indicators(Catalogue catalogue) {
        this.catalogue = catalogue;
    }

    /** The years that have figures, newest first. */
    public List<Integer> years(Reading reading) {
        return reading.rows(YEARS, Bindings.none()).stream()
                .map(row -> row.year("year"))
                .toList();
    }

    /** All indicators of an area (the viewer's own where null) and year (the newest where null), in the catalogue's order. */
    public IndicatorFigures figures(Reading reading, @Nullable String area, @Nullable Integer year) {
        List<Integer> years = years(reading);
        int asked = yearOf(reading, years, year);
        String areaCode = areaOf(reading, area);
        Map<String, Row> rows = reading
                .rows(FIGURES, Bindings.of("area", areaCode).and("year", asked))
                .stream()
                .collect(Collectors.toMap(row -> row.text("indicator"), row -> row));
        List<IndicatorFigure> items = catalogue.indicators().values().stream()
                .filter(indicator -> rows.containsKey(indicator.id()))
                .map(indicator -> new IndicatorFigure(Meaning.of(indicator), Figure.of(there(rows, indicator.id()))))
                .toList();
        return new IndicatorFigures(areaCode, asked, years, items);
    }

    /** One indicator of an area and its children, in every year. */
    public IndicatorSeries series(Reading reading, String id, @Nullable String area) {
        Indicator indicator = indicator(id);
        List<Figure> series =
                reading.rows(SERIES, Bindings.of("indicator", id).and("area", areaOf(reading, area))).stream()
                        .map(Figure::of)
                        .toList();
        return new IndicatorSeries(
                Meaning.of(indicator),
                IndicatorSeries.ClauseWords.of(catalogue.clauses().get(indicator.clause())),
                series);
    }

    /** The rows behind one figure; their numbers only for viewers who may see persons. */
    public ItemRows rows(
            Reading reading,
            String id,
            @Nullable String area,
            @Nullable Integer year,
            int limit,
            @Nullable PageKey after) {
        Indicator indicator = indicator(id);
        int asked = yearOf(reading, years(reading), year);
        String areaCode = areaOf(reading, area);
        Meaning meaning = Meaning.of(indicator);
        Query query = indicator.isBuilt() ? ITEMS.get(indicator.builtRollup()) : null;
        if (query == null) {
            return new ItemRows(
                    meaning, areaCode, asked, null, 0, null, null, null, "该指标由其他数字推算，或按地区直接给出，没有逐条明细。", null);
        }
        List<Row> rows = reading.rows(
                query.around(id, indicator.builtSql()),
                Bindings.of("area", areaCode)
                        .and("year", asked)
                        .and("limit", limit + 1)
                        .and("after_key", after == null ? null : after.sortKey())
                        .and("after_id", after == null ? null : after.id()));
        boolean isOpen = reading.viewer().may(Permission.SEE_PERSONS) || isOpen(indicator);
        List<ItemRows.Item> page =
                rows.stream().limit(limit).map(Indicators::item).toList();
        PageKey next = isOpen && rows.size() > limit
                ? new PageKey(
                        "area",
                        page.get(page.size() - 1).areaCode(),
                        page.get(page.size() - 1).itemNo())
                : null;
        return new ItemRows(
                meaning,
                areaCode,
                asked,
                indicator.item(),
                rows.isEmpty() ? 0 : rows.get(0).whole("rows_in_all"),
                rows.isEmpty() ? null : rows.get(0).figureOrNull("numerator_in_all"),
                rows.isEmpty() ? null : rows.get(0).figureOrNull("denominator_in_all"),
                isOpen ? page : null,
                isOpen ? null : "明细涉及个人和农户，您的角色只能看到数量。",
                next == null ? null : next.written());
    }

    /** Whether the rows of an indicator name persons or households. */
    public boolean namesPersons(String id) {
        return !isOpen(indicator(id));
    }

    private Indicator indicator(String id) {
        Indicator indicator = catalogue.indicators().get(id);
        if (indicator == null) {
            throw RequestFault.UNKNOWN_THING.with(id);
        }
        return indicator;
    }

    private static boolean isOpen(Indicator indicator) {
        String item = indicator.item();
        return item != null && OPEN_ITEMS.contains(item);
    }

    private static ItemRows.Item item(Row row) {
        return new ItemRows.Item(
                row.text("item_no"),
                row.text("area_code"),
                row.text("area_name"),
                row.figureOrNull("numerator"),
                row.figureOrNull("denominator"));
    }

    private static Row there(Map<String, Row> rows, String id) {
        return Objects.requireNonNull(rows.get(id), id);
    }

    private static String areaOf(Reading reading, @Nullable String area) {
        return area == null ? reading.viewer().area().rootCode() : area;
    }

    private static int yearOf(Reading reading, List<Integer> years, @Nullable Integer year) {
        if (year != null) {
            return year;
        }
        return years.isEmpty() ? reading.manifest().dataEndsOn().getYear() : years.get(0);
    }
}
