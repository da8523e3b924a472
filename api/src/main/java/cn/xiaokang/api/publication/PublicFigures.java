package cn.xiaokang.api.publication;

import cn.xiaokang.api.access.AreaScope;
import cn.xiaokang.api.assessment.Figure;
import cn.xiaokang.api.assessment.IndicatorFigures;
import cn.xiaokang.api.assessment.IndicatorTables;
import cn.xiaokang.api.assessment.Indicators;
import cn.xiaokang.api.assessment.Meaning;
import cn.xiaokang.api.opendata.ReleasedFunds;
import cn.xiaokang.api.opendata.ReleasedFunds.Part;
import cn.xiaokang.api.opendata.ReleasedFunds.Place;
import cn.xiaokang.api.opendata.ReleasedHouseholds;
import cn.xiaokang.api.opendata.ReleasedIndicators;
import cn.xiaokang.api.queries.Reading;
import cn.xiaokang.api.reference.Labels;
import cn.xiaokang.warehouse.catalogue.Catalogue;
import java.math.BigDecimal;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The figures that anyone may see, with small cells left out. */
public final class PublicFigures {
    private static final String FEW = "不足 5 户，或可由合计推出，不予公开。";

    private final Indicators indicators;
    private final IndicatorTables tables;
    private final IndicatorMask mask;
    private final Labels labels;
    private final ReleasedFunds funds;
    private final ReleasedHouseholds households;

    /** Public figures of those indicators and releases, in those words. */
    public PublicFigures(
            Catalogue catalogue,
            Indicators indicators,
            Labels labels,
            ReleasedFunds funds,
            ReleasedHouseholds households,
            ReleasedIndicators released) {
        this.indicators = indicators;
        this.tables = new IndicatorTables(catalogue);
        this.mask = new IndicatorMask(catalogue, released);
        this.labels = labels;
        this.funds = funds;
        this.households = households;
    }

    /** The overview of a year (the newest where null). */
    public PublicOverview overview(Reading reading, @Nullable Integer year) {
        var figures = indicators.figures(reading, AreaScope.CITY_CODE, year);
        String snapshot = reading.snapshotId();
        return new PublicOverview(
                figures.year(),
                figures.years(),
                households.ofCity(snapshot).stream()
                        .filter(row -> row.year() == figures.year())
                        .map(PublicFigures::count)
                        .findFirst()
                        .orElse(new PublicOverview.Count(null, null, FEW)),
                households.ofCounties(snapshot).stream()
                        .filter(row -> row.year() == figures.year())
                        .map(row ->
                                new PublicOverview.County(row.area(), labels.division(reading, row.area()), count(row)))
                        .toList(),
                paid(reading.snapshotId(), figures.year()),
                count(reading, figures, true),
                count(reading, figures, false));
    }

    /** How many targets the city meets or misses, of those that everyone may know of. */
    private long count(Reading reading, IndicatorFigures figures, boolean isMet) {
        return figures.items().stream()
                .filter(item -> Boolean.valueOf(isMet).equals(item.figure().isMet()))
                .filter(item -> mask.leftOut(
                                reading.snapshotId(), item.indicator().id(), List.of(item.figure()))
                        .isEmpty())
                .count();
    }

    private static PublicOverview.Count count(ReleasedHouseholds.Told row) {
        return row.households() == null
                ? new PublicOverview.Count(null, null, FEW)
                : new PublicOverview.Count(row.households(), row.members(), null);
    }

    /** What was paid in a year (the newest where null). */
    public PublicFunds funds(Reading reading, @Nullable Integer year) {
        String snapshot = reading.snapshotId();
        List<Integer> years = funds.years(snapshot);
        int asked = year != null
                ? year
                : years.stream()
                        .findFirst()
                        .orElse(reading.manifest().dataEndsOn().getYear());
        return new PublicFunds(
                asked,
                years,
                paid(snapshot, asked),
                parts(
                        funds.by(snapshot, asked, Part.SOURCE),
                        Place::source,
                        code -> labels.zh("fund_source", code),
                        code -> labels.en("fund_source", code)),
                parts(
                        funds.by(snapshot, asked, Part.COUNTY),
                        Place::county,
                        code -> labels.division(reading, code),
                        code -> code),
                parts(
                        funds.by(snapshot, asked, Part.PROGRAMME),
                        Place::programme,
                        code -> labels.zh("programme", code),
                        code -> labels.en("programme", code)));
    }

    private PublicFunds.Cell paid(String snapshot, int year) {
        return funds.at(snapshot, Place.of(year))
                .map(PublicFunds.Cell::of)
                .orElse(new PublicFunds.Cell(new BigDecimal("0.00"), 0L, 0L, null));
    }

    private static List<PublicFunds.Part> parts(
            List<ReleasedFunds.Row> rows,
            Function<Place, @Nullable String> code,
            UnaryOperator<String> zh,
            UnaryOperator<String> en) {
        return rows.stream()
                .map(row -> {
                    String of = Objects.requireNonNullElse(code.apply(row.place()), "");
                    return new PublicFunds.Part(of, zh.apply(of), en.apply(of), PublicFunds.Cell.of(row.told()));
                })
                .toList();
    }

    /** The indicators of the city and its counties in a year (the newest where null). */
    public PublicIndicators indicators(Reading reading, @Nullable Integer year) {
        var city = indicators.figures(reading, AreaScope.CITY_CODE, year);
        var counties = tables.children(reading, AreaScope.CITY_CODE, city.year());
        List<PublicIndicators.Item> items = city.items().stream()
                .map(item -> {
                    String id = item.indicator().id();
                    List<Figure> figures = Stream.concat(
                                    Stream.of(item.figure()), counties.getOrDefault(id, List.of()).stream())
                            .toList();
                    return item(item.indicator(), figures, mask.leftOut(reading.snapshotId(), id, figures));
                })
                .toList();
        return new PublicIndicators(city.year(), city.years(), items);
    }

    private PublicIndicators.Item item(Meaning meaning, List<Figure> figures, Set<Figure> leftOut) {
        return new PublicIndicators.Item(
                meaning.id(),
                meaning.titleZh(),
                meaning.titleEn(),
                meaning.clause(),
                meaning.unit(),
                meaning.better(),
                figures.stream()
                        .map(figure -> leftOut.contains(figure)
                                ? new PublicIndicators.Value(
                                        figure.areaCode(), figure.areaName(), null, figure.target(), null, FEW)
                                : new PublicIndicators.Value(
                                        figure.areaCode(),
                                        figure.areaName(),
                                        figure.value(),
                                        figure.target(),
                                        figure.isMet(),
                                        figure.emptyReason()))
                        .toList());
    }
}
