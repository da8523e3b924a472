package cn.xiaokang.api.publication;

import cn.xiaokang.api.access.AreaScope;
import cn.xiaokang.api.assessment.Figure;
import cn.xiaokang.api.assessment.Indicators;
import cn.xiaokang.api.assessment.Meaning;
import cn.xiaokang.api.opendata.ReleasedFunds;
import cn.xiaokang.api.opendata.ReleasedFunds.Part;
import cn.xiaokang.api.opendata.ReleasedFunds.Place;
import cn.xiaokang.api.opendata.ReleasedHouseholds;
import cn.xiaokang.api.queries.Reading;
import cn.xiaokang.api.reference.Labels;
import cn.xiaokang.warehouse.catalogue.Catalogue;
import cn.xiaokang.warehouse.catalogue.Indicator;
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
    private static final BigDecimal FEWEST = BigDecimal.valueOf(SmallCells.FEWEST);

    private final Catalogue catalogue;
    private final Indicators indicators;
    private final Labels labels;
    private final ReleasedFunds funds;
    private final ReleasedHouseholds households;

    /** Public figures of those indicators and releases, in those words. */
    public PublicFigures(
            Catalogue catalogue,
            Indicators indicators,
            Labels labels,
            ReleasedFunds funds,
            ReleasedHouseholds households) {
        this.catalogue = catalogue;
        this.indicators = indicators;
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
                figures.items().stream()
                        .filter(item -> Boolean.TRUE.equals(item.figure().isMet()))
                        .count(),
                figures.items().stream()
                        .filter(item -> Boolean.FALSE.equals(item.figure().isMet()))
                        .count());
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
        List<PublicIndicators.Item> items = city.items().stream()
                .map(item -> {
                    List<Figure> figures =
                            indicators.series(reading, item.indicator().id(), AreaScope.CITY_CODE).series().stream()
                                    .filter(figure -> figure.year() == city.year())
                                    .toList();
                    return item(item.indicator(), figures);
                })
                .toList();
        return new PublicIndicators(city.year(), city.years(), items);
    }

    private PublicIndicators.Item item(Meaning meaning, List<Figure> figures) {
        List<Figure> counties = figures.stream()
                .filter(figure -> figure.areaLevel().equals("county"))
                .toList();
        Indicator indicator = catalogue.indicators().get(meaning.id());
        boolean isCount = indicator != null && indicator.denominatorIsOne();
        Set<Figure> leftOut =
                SmallCells.leftOut(counties, figure -> size(figure, isCount), figure -> isSmall(figure, isCount));
        Stream<Figure> others =
                figures.stream().filter(figure -> !figure.areaLevel().equals("county"));
        others.filter(figure -> isSmall(figure, isCount)).forEach(leftOut::add);
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

    /** Few stand behind the figure, or few are the ones who have it, or few are the ones who lack it. */
    private static boolean isSmall(Figure figure, boolean isCount) {
        BigDecimal numerator = figure.numerator();
        BigDecimal denominator = figure.denominator();
        if (figure.value() == null || numerator == null || denominator == null) {
            return false;
        }
        return isFew(numerator) || (!isCount && (isFew(denominator) || isFew(denominator.subtract(numerator))));
    }

    private static boolean isFew(BigDecimal number) {
        return number.signum() > 0 && number.compareTo(FEWEST) < 0;
    }

    private static long size(Figure figure, boolean isCount) {
        BigDecimal denominator = figure.denominator();
        BigDecimal numerator = figure.numerator();
        if (denominator == null || numerator == null) {
            return 0;
        }
        return isCount ? numerator.longValue() : denominator.longValue();
    }
}
