package cn.xiaokang.api.assessment;

import cn.xiaokang.api.assessment.Overview.Money;
import cn.xiaokang.api.queries.Bindings;
import cn.xiaokang.api.queries.DivisionNames;
import cn.xiaokang.api.queries.FundBook;
import cn.xiaokang.api.queries.MoneyByKind;
import cn.xiaokang.api.queries.Query;
import cn.xiaokang.api.queries.Reading;
import cn.xiaokang.api.queries.Row;
import cn.xiaokang.warehouse.catalogue.Catalogue;
import cn.xiaokang.warehouse.catalogue.Rule;
import java.math.BigDecimal;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Draws up the overview of a snapshot for the city or for one county. */
public final class Overviews {
    private static final Query MET = Query.named("assessment/met_by_county");
    private static final Query HOUSEHOLDS = Query.named("assessment/households");
    private static final Query MONEY = Query.named("assessment/money").around(FundBook.BOOKS);
    private static final Query FLAGS = Query.named("assessment/flags");
    private static final Query TREND = Query.named("assessment/trend");
    private static final String INCOME = "income_per_capita";
    private static final List<String> SEVERITIES = List.of("high", "medium", "low");
    private static final BigDecimal NO_MONEY = new BigDecimal("0.00");

    private final Catalogue catalogue;
    private final Indicators indicators;

    /** Overviews in the words of that catalogue. */
    public Overviews(Catalogue catalogue, Indicators indicators) {
        this.catalogue = catalogue;
        this.indicators = indicators;
    }

    /** The overview of a county (or the viewer's whole area where null) in a year (the newest where null). */
    public Overview overview(Reading reading, @Nullable String county, @Nullable Integer year) {
        IndicatorFigures figures = indicators.figures(reading, county, year);
        Bindings area = Bindings.of("county", county);
        List<Row> households = reading.rows(HOUSEHOLDS, area);
        List<Row> money = reading.rows(MONEY, FundBook.everywhere().and("county", county));
        List<Row> flags = reading.rows(FLAGS, area);
        Predicate<Row> ofYear = row -> row.year("year") == figures.year();
        List<IndicatorFigure> targets = figures.items().stream()
                .filter(item -> item.figure().target() != null)
                .toList();
        return new Overview(
                figures.areaCode(),
                DivisionNames.of(reading, figures.areaCode()).orElse(figures.areaCode()),
                figures.year(),
                figures.years(),
                sum(households, ofYear, "households"),
                sum(households, ofYear, "members"),
                money(money, ofYear),
                targets.stream()
                        .filter(item -> Boolean.TRUE.equals(item.figure().isMet()))
                        .count(),
                targets.stream()
                        .filter(item -> Boolean.FALSE.equals(item.figure().isMet()))
                        .count(),
                targets,
                trend(reading, figures, households, money),
                counties(reading, figures.year(), county, households, money, flags),
                severities(flags),
                rules(flags),
                MoneyByKind.of(catalogue, flags));
    }

    private List<Overview.YearOfTrend> trend(
            Reading reading, IndicatorFigures figures, List<Row> households, List<Row> money) {
        Map<Integer, Row> income =
                reading.rows(TREND, Bindings.of("indicator", INCOME).and("area", figures.areaCode())).stream()
                        .collect(Collectors.toMap(
                                row -> row.year("year"), Function.identity(), (a, b) -> a, TreeMap::new));
        return figures.years().stream()
                .sorted()
                .map(year -> {
                    Predicate<Row> ofYear = row -> row.year("year") == year;
                    Row ofIncome = income.get(year);
                    return new Overview.YearOfTrend(
                            year,
                            sum(households, ofYear, "households"),
                            sum(households, ofYear, "members"),
                            ofIncome == null ? null : ofIncome.figureOrNull("value"),
                            ofIncome == null ? null : ofIncome.figureOrNull("target"),
                            money(money, ofYear));
                })
                .toList();
    }

    private List<Overview.County> counties(
            Reading reading,
            int year,
            @Nullable String county,
            List<Row> households,
            List<Row> money,
            List<Row> flags) {
        return reading.rows(MET, Bindings.of("year", year)).stream()
                .filter(row -> county == null || county.equals(row.text("county_code")))
                .map(row -> {
                    String code = row.text("county_code");
                    Predicate<Row> here = other -> code.equals(other.textOrNull("county_code"));
                    Predicate<Row> hereThen = here.and(other -> other.year("year") == year);
                    return new Overview.County(
                            code,
                            row.text("name"),
                            sum(households, hereThen, "households"),
                            sum(households, hereThen, "members"),
                            row.whole("met"),
                            row.whole("missed"),
                            row.whole("empty"),
                            money(money, hereThen),
                            sum(flags, here, "flags"),
                            atStake(flags, here),
                            MoneyByKind.of(
                                    catalogue, flags.stream().filter(here).toList()));
                })
                .toList();
    }

    private static List<Overview.FlagsOfSeverity> severities(List<Row> flags) {
        return SEVERITIES.stream()
                .map(severity -> {
                    Predicate<Row> ofSeverity = row -> severity.equals(row.text("severity"));
                    return new Overview.FlagsOfSeverity(
                            severity, sum(flags, ofSeverity, "flags"), atStake(flags, ofSeverity));
                })
                .toList();
    }

    private List<Overview.FlagsOfRule> rules(List<Row> flags) {
        return flags.stream()
                .collect(Collectors.groupingBy(row -> row.text("rule"), TreeMap::new, Collectors.toList()))
                .entrySet()
                .stream()
                .map(entry -> ofRule(entry.getKey(), entry.getValue()))
                .sorted(Comparator.comparing(Overview.FlagsOfRule::atStake)
                        .reversed()
                        .thenComparing(Overview.FlagsOfRule::rule))
                .toList();
    }

    private Overview.FlagsOfRule ofRule(String id, List<Row> flags) {
        Rule rule = catalogue.rules().get(id);
        return new Overview.FlagsOfRule(
                id,
                rule == null ? id : rule.title().zh(),
                rule == null ? id : rule.title().enOrZh(),
                flags.get(0).text("severity"),
                sum(flags, row -> true, "flags"),
                atStake(flags, row -> true));
    }

    private static long sum(List<Row> rows, Predicate<Row> which, String column) {
        return rows.stream().filter(which).mapToLong(row -> row.whole(column)).sum();
    }

    private static BigDecimal atStake(List<Row> rows, Predicate<Row> which) {
        return rows.stream().filter(which).map(row -> row.money("at_stake")).reduce(NO_MONEY, BigDecimal::add);
    }

    private static Money money(List<Row> rows, Predicate<Row> which) {
        return rows.stream()
                .filter(which)
                .map(row -> new Money(
                        row.money("allocated"), row.money("ordered"), row.money("confirmed"), row.money("published")))
                .reduce(Money.NONE, Money::plus);
    }
}
