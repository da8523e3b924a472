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
import cn.xiaokang.warehouse.evidence.Opening;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The indicators of a snapshot, from the figure down to its rows. */
public final class Indicators {
    private static final Query YEARS = Query.named("assessment/years");
    private static final Query FIGURES = Query.named("assessment/figures");
    private static final Query SERIES = Query.named("assessment/series");
    private static final Query ITEMS = Query.named("assessment/items");
    private static final Query DEIDENTIFIED = Query.named("assessment/deidentified_items");

    private final Catalogue catalogue;
    private final Opening opening;

    /** The indicators of that catalogue. */
    public Indicators(Catalogue catalogue) {
        this.catalogue = catalogue;
        this.opening = new Opening(catalogue);
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

    /** The rows behind one figure; de-identified for viewers who may not see persons, where they name some. */
    public ItemRows rows(
            Reading reading,
            String id,
            @Nullable String area,
            @Nullable Integer year,
            int limit,
            @Nullable PageKey after) {
        Asked asked = new Asked(reading, indicator(id), area, year);
        boolean isOpen = reading.viewer().may(Permission.SEE_PERSONS) || !namesPersons(id);
        List<Row> rows = asked.rows(isOpen ? ITEMS : DEIDENTIFIED, limit + 1, after, null);
        return asked.page(rows, limit, isOpen);
    }

    /** One row behind a figure, by its number: a page of one or none. Only for who may see it. */
    ItemRows row(Reading reading, String id, @Nullable String area, @Nullable Integer year, String itemNo) {
        Asked asked = new Asked(reading, indicator(id), area, year);
        return asked.page(asked.rows(ITEMS, 1, null, itemNo), 1, true);
    }

    /** Whether the rows of an indicator name persons or households. */
    public boolean namesPersons(String id) {
        return opening.kind(indicator(id)).isPersonal();
    }

    /** The indicator of that id; a 404 problem where there is none. */
    Indicator indicator(String id) {
        Indicator indicator = catalogue.indicators().get(id);
        if (indicator == null) {
            throw RequestFault.UNKNOWN_THING.with(id);
        }
        return indicator;
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

    /** The question for the rows of one figure. */
    private final class Asked {
        private final Reading reading;
        private final Indicator indicator;
        private final String area;
        private final int year;

        Asked(Reading reading, Indicator indicator, @Nullable String area, @Nullable Integer year) {
            this.reading = reading;
            this.indicator = indicator;
            this.area = areaOf(reading, area);
            this.year = yearOf(reading, years(reading), year);
        }

        List<Row> rows(Query query, int most, @Nullable PageKey after, @Nullable String itemNo) {
            return reading.rows(
                    query.around(indicator),
                    Bindings.of("area", area)
                            .and("year", year)
                            .and("is_of_each_area", indicator.builtRollup() == Rollup.NONE ? 1 : 0)
                            .and("item", itemNo)
                            .and("limit", most)
                            .and("after_key", after == null ? null : after.sortKey())
                            .and("after_id", after == null ? null : after.id()));
        }

        ItemRows page(List<Row> rows, int limit, boolean isOpen) {
            List<ItemRows.Item> page = rows.stream()
                    .limit(limit)
                    .map(row -> isOpen ? item(row) : deidentified(row))
                    .toList();
            ItemRows.Item last = rows.size() > limit ? page.get(page.size() - 1) : null;
            Row first = rows.isEmpty() ? null : rows.get(0);
            return new ItemRows(
                    Meaning.of(indicator),
                    area,
                    year,
                    indicator.item(),
                    first == null ? 0 : first.whole("rows_in_all"),
                    first == null ? null : first.figureOrNull("numerator_in_all"),
                    first == null ? null : first.figureOrNull("denominator_in_all"),
                    page,
                    isOpen ? null : "明细涉及个人和农户：您的角色看到的是去标识的行，编号为顺序号，地区到镇（街道）。",
                    last == null ? null : key(last).written());
        }

        private static PageKey key(ItemRows.Item last) {
            String no = last.itemNo();
            return new PageKey("area", last.areaCode(), no == null ? String.valueOf(last.nth()) : no);
        }

        private static ItemRows.Item item(Row row) {
            return new ItemRows.Item(
                    row.text("item_no"),
                    null,
                    row.text("area_code"),
                    row.text("area_name"),
                    row.figureOrNull("numerator"),
                    row.figureOrNull("denominator"));
        }

        private static ItemRows.Item deidentified(Row row) {
            return new ItemRows.Item(
                    null,
                    row.whole("nth"),
                    row.text("area_code"),
                    row.text("area_name"),
                    row.figureOrNull("numerator"),
                    row.figureOrNull("denominator"));
        }
    }
}
