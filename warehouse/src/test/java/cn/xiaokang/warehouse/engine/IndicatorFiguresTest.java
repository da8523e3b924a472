package cn.xiaokang.warehouse.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import cn.xiaokang.warehouse.catalogue.AreaLevel;
import cn.xiaokang.warehouse.catalogue.Better;
import cn.xiaokang.warehouse.catalogue.Bound;
import cn.xiaokang.warehouse.catalogue.Catalogue;
import cn.xiaokang.warehouse.catalogue.Indicator;
import cn.xiaokang.warehouse.catalogue.Rollup;
import cn.xiaokang.warehouse.catalogue.Target;
import cn.xiaokang.warehouse.catalogue.Title;
import java.math.BigDecimal;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** How item rows become the figures of areas. */
class IndicatorFiguresTest {
    private static final Catalogue CATALOGUE = Catalogue.load();
    private static final String VILLAGE_ITEMS = """
            select * from (values
              (2021, '330402100201', 'H1', 1, 1), (2021, '330402100201', 'H2', 0, 1), (2021, '330402101202', 'H3', 1, 1),
              (2021, '330481100203', 'H4', 0, 1), (2020, '330402100201', 'H1', 0, 0)
            ) as t(year, village_code, item_no, numerator, denominator)
            """;

    @SuppressWarnings("NullAway.Init") // set before all tests
    static DuckCases duck;

    @BeforeAll
    static void opened() throws SQLException {
        duck = new DuckCases(CATALOGUE);
    }

    @AfterAll
    static void closed() throws SQLException {
        duck.close();
    }

    private static Indicator indicator(
            Rollup rollup,
            String sql,
            boolean denominatorIsOne,
            @Nullable Better better,
            Bound bound,
            @Nullable AreaLevel targetOf,
            Target... targets) {
        return new Indicator(
                "example",
                new Title("例", "Example"),
                "三",
                "ratio",
                better,
                List.of(targets),
                targetOf,
                bound,
                BigDecimal.ONE,
                "市民政局",
                new Title("其中的", "those"),
                new Title("全部", "all"),
                null,
                rollup,
                "household",
                denominatorIsOne,
                List.of(),
                List.of(),
                sql);
    }

    private static Indicator villages(Target... targets) {
        return indicator(Rollup.VILLAGE, VILLAGE_ITEMS, false, Better.UP, Bound.INCLUSIVE, null, targets);
    }

    private static Target always(String number) {
        return new Target(null, new Target.Fixed(new BigDecimal(number)));
    }

    /** The columns asked for, as text, by area and year. */
    private static Map<String, String> figures(Indicator indicator, String... columns) throws SQLException {
        List<CaseTable> tables = List.of(
                table(
                        "dim_division",
                        List.of("330400", "嘉兴市", "city"),
                        List.of("330402", "南湖区", "county"),
                        List.of("330481", "海宁市", "county"),
                        List.of("330402100", "凤桥镇", "town")),
                table("dim_horizon", List.of(LocalDate.of(2020, 1, 1), LocalDate.of(2021, 12, 31))),
                table(
                        "dim_parameter",
                        List.of(
                                "medical_aid_share_dibao",
                                LocalDate.of(2018, 1, 1),
                                LocalDate.of(2021, 6, 30),
                                new BigDecimal("0.7")),
                        List.of(
                                "medical_aid_share_dibao",
                                LocalDate.of(2021, 7, 1),
                                LocalDate.of(9999, 12, 31),
                                new BigDecimal("0.8"))));
        return duck.answer(tables, IndicatorFigures.sql(CATALOGUE, indicator)).stream()
                .collect(Collectors.toMap(
                        row -> row.get("area_code") + " " + row.get("year"),
                        row -> List.of(columns).stream()
                                .map(column -> CaseBench.text(row.get(column)))
                                .collect(Collectors.joining(" "))));
    }

    @SafeVarargs
    private static CaseTable table(String name, List<? extends Object>... starts) {
        int width = CATALOGUE.table(name).columns().size();
        List<List<@Nullable Object>> rows = new java.util.ArrayList<>();
        for (List<? extends Object> start : starts) {
            List<@Nullable Object> row = new java.util.ArrayList<>(start);
            while (row.size() < width) {
                row.add(null);
            }
            rows.add(row);
        }
        return new CaseTable(CATALOGUE.table(name), rows);
    }

    @Test
    void itemsOfVillagesAddUpToTownCountyAndCity() throws SQLException {
        assertEquals(
                Map.of(
                        "330402100201 2021", "village 1 2 0.5",
                        "330402101202 2021", "village 1 1 1",
                        "330481100203 2021", "village 0 1 0",
                        "330402100 2021", "town 1 2 0.5",
                        "330402101 2021", "town 1 1 1",
                        "330481100 2021", "town 0 1 0",
                        "330402 2021", "county 2 3 0.6666666667",
                        "330481 2021", "county 0 1 0",
                        "330400 2021", "city 2 4 0.5"),
                figures(villages(), "area_level", "numerator", "denominator", "value").entrySet().stream()
                        .filter(figure -> figure.getKey().endsWith(" 2021"))
                        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue)));
    }

    @Test
    void aFigureThatCanNotBeGivenSaysWhy() throws SQLException {
        Map<String, String> figures = figures(villages(always("0.5")), "value", "is_met", "empty_reason");
        assertEquals("(empty) (empty) no denominator", figures.get("330402 2020"));
        assertEquals("(empty) (empty) no rows", figures.get("330481 2020"));
        assertNull(figures.get("330402100 2019"));
        assertEquals("0.5 true (empty)", figures.get("330400 2021"));
    }

    @Test
    void aTargetIsMetAtItsEdgeUnlessItIsStrict() throws SQLException {
        assertEquals("true", figures(villages(always("0.5")), "is_met").get("330400 2021"));
        assertEquals("false", figures(villages(always("0.5001")), "is_met").get("330400 2021"));
        assertEquals("(empty)", figures(villages(), "is_met").get("330400 2021"));
        Indicator strict =
                indicator(Rollup.VILLAGE, VILLAGE_ITEMS, false, Better.UP, Bound.STRICT, null, always("0.5"));
        assertEquals("false", figures(strict, "is_met").get("330400 2021"));
        Indicator down =
                indicator(Rollup.VILLAGE, VILLAGE_ITEMS, false, Better.DOWN, Bound.INCLUSIVE, null, always("0.5"));
        assertEquals("true", figures(down, "is_met").get("330400 2021"));
        assertEquals("false", figures(down, "is_met").get("330402 2021"));
    }

    @Test
    void aTargetOfAYearOrOfALevelIsOfThatAlone() throws SQLException {
        Target of2020 = new Target(2020, new Target.Fixed(BigDecimal.ONE));
        Map<String, String> yearly = figures(villages(of2020), "target");
        assertEquals("1", yearly.get("330402 2020"));
        assertEquals("(empty)", yearly.get("330402 2021"));
        Indicator ofCity = indicator(
                Rollup.VILLAGE, VILLAGE_ITEMS, false, Better.UP, Bound.INCLUSIVE, AreaLevel.CITY, always("0.5"));
        Map<String, String> city = figures(ofCity, "target");
        assertEquals("0.5", city.get("330400 2021"));
        assertEquals("(empty)", city.get("330402 2021"));
    }

    @Test
    void aParameterCountsAtItsValueOnTheLastDayOfTheYear() throws SQLException {
        Map<String, String> figures =
                figures(villages(new Target(null, new Target.OfParameter("medical_aid_share_dibao"))), "target");
        assertEquals("0.7", figures.get("330402 2020"));
        assertEquals("0.8", figures.get("330402 2021"));
    }

    @Test
    void aCountHasTheDenominatorOne() throws SQLException {
        Indicator count = indicator(Rollup.VILLAGE, VILLAGE_ITEMS, true, null, Bound.INCLUSIVE, null);
        Map<String, String> figures = figures(count, "numerator", "denominator", "value");
        assertEquals("2 1 2", figures.get("330400 2021"));
        assertEquals("0 1 0", figures.get("330481 2021"));
        assertEquals("(empty) (empty) (empty)", figures.get("330481 2020"));
    }

    @Test
    void itemsOfCountiesAddUpToTheCity() throws SQLException {
        String items = """
                select * from (values (2021, '330402', 'A1', 90.50, 100), (2021, '330481', 'A2', 9.50, 0))
                  as t(year, county_code, item_no, numerator, denominator)
                """;
        Map<String, String> figures = figures(
                indicator(Rollup.COUNTY, items, false, null, Bound.INCLUSIVE, null),
                "numerator",
                "denominator",
                "value");
        assertEquals("90.5 100 0.905", figures.get("330402 2021"));
        assertEquals("9.5 0 (empty)", figures.get("330481 2021"));
        assertEquals("100 100 1", figures.get("330400 2021"));
    }

    @Test
    void figuresThatDoNotAddUpStandAsTheyAre() throws SQLException {
        String rows =
                "select * from (values ('330402', 2021, 7, 2), ('330400', 2021, 8, 2)) as t(area_code, year, numerator, denominator)";
        Map<String, String> figures =
                figures(indicator(Rollup.NONE, rows, false, null, Bound.INCLUSIVE, null), "area_level", "value");
        assertEquals("county 3.5", figures.get("330402 2021"));
        assertEquals("city 4", figures.get("330400 2021"));
    }
}
