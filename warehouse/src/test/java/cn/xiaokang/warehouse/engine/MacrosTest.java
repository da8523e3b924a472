package cn.xiaokang.warehouse.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;

import cn.xiaokang.warehouse.catalogue.Catalogue;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.Period;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;

/** The macros on DuckDB against the same reckoning in Java. */
class MacrosTest {
    private static final int TRIES = 300;

    @SuppressWarnings("NullAway.Init") // set before all properties
    static DuckCases duck;

    @BeforeContainer
    static void opened() throws SQLException {
        duck = new DuckCases(Catalogue.load());
    }

    @AfterContainer
    static void closed() throws SQLException {
        duck.close();
    }

    private static String answer(String expression) throws SQLException {
        List<Map<String, Object>> rows = List.copyOf(duck.answer(List.of(), "select " + expression + " as answer"));
        return CaseBench.text(rows.get(0).get("answer"));
    }

    private static String date(LocalDate day) {
        return "date '" + day + "'";
    }

    @Provide
    Arbitrary<LocalDate> days() {
        return Arbitraries.oneOf(
                Arbitraries.integers().between(-20_000, 20_000).map(LocalDate.EPOCH::plusDays),
                Arbitraries.of(
                        LocalDate.of(2020, 2, 28),
                        LocalDate.of(2020, 2, 29),
                        LocalDate.of(2021, 2, 28),
                        LocalDate.of(2021, 1, 31),
                        LocalDate.of(2021, 3, 31),
                        LocalDate.of(2021, 12, 31)));
    }

    @Property(tries = TRIES)
    void daysBetweenCountsFromTheFirstToTheSecond(@ForAll("days") LocalDate a, @ForAll("days") LocalDate b)
            throws SQLException {
        assertEquals(
                Long.toString(ChronoUnit.DAYS.between(a, b)), answer("days_between(" + date(a) + ", " + date(b) + ")"));
    }

    @Property(tries = TRIES)
    void addMonthsKeepsTheDayOrTakesTheLast(@ForAll("days") LocalDate a, @ForAll @IntRange(min = -60, max = 60) int n)
            throws SQLException {
        assertEquals(a.plusMonths(n).toString(), answer("add_months(" + date(a) + ", " + n + ")"));
    }

    @Property(tries = TRIES)
    void wholeMonthsBetweenIsTheMostThatFit(@ForAll("days") LocalDate a, @ForAll("days") LocalDate b)
            throws SQLException {
        long months = Long.parseLong(answer("whole_months_between(" + date(a) + ", " + date(b) + ")"));
        assertEquals(true, !a.plusMonths(months).isAfter(b), "so many fit");
        assertEquals(true, a.plusMonths(months + 1).isAfter(b), "one more doesn't");
    }

    @Property(tries = TRIES)
    void ageOnIsTheFullYears(@ForAll("days") LocalDate born, @ForAll @IntRange(min = 0, max = 40_000) int days)
            throws SQLException {
        LocalDate on = born.plusDays(days);
        assertEquals(
                Integer.toString(Period.between(born, on).getYears()),
                answer("age_on(" + date(born) + ", " + date(on) + ")"));
    }

    @Property(tries = TRIES)
    void ratioIsExactToTenDecimals(
            @ForAll @LongRange(min = -999_999_999_999_999_999L, max = 999_999_999_999_999_999L) long n,
            @ForAll @LongRange(min = 1, max = 999_999_999_999_999_999L) long d)
            throws SQLException {
        BigDecimal numerator = BigDecimal.valueOf(n, 6);
        BigDecimal denominator = BigDecimal.valueOf(d, 6);
        BigDecimal expected = numerator.divide(denominator, 10, RoundingMode.HALF_UP);
        // Beyond fourteen digits before the point the column itself can't hold it.
        if (expected.precision() - expected.scale() <= 14) {
            assertEquals(
                    CaseBench.text(expected),
                    answer("ratio(" + decimal(numerator) + ", " + decimal(denominator) + ")"));
        }
    }

    private static String decimal(BigDecimal number) {
        return "cast('" + number.toPlainString() + "' as decimal(24,6))";
    }

    @Property(tries = 1)
    void aRatioWithoutDenominatorIsEmpty() throws SQLException {
        assertEquals("(empty)", answer("ratio(cast(1 as decimal(24,6)), cast(0 as decimal(24,6)))"));
        assertEquals("(empty)", answer("ratio(cast(1 as decimal(24,6)), cast(null as decimal(24,6)))"));
        assertEquals("(empty)", answer("ratio(cast(null as decimal(24,6)), cast(1 as decimal(24,6)))"));
        assertEquals("0", answer("ratio(cast(0 as decimal(24,6)), cast(7 as decimal(24,6)))"));
    }

    @Property(tries = 1)
    void sortedTextIsInOrderWithoutGaps() throws SQLException {
        assertEquals(
                "a,b,c",
                answer(
                        "(select sorted_text(array_agg(distinct x)) from (values ('c'), (null), ('a'), ('b'), ('a')) as t(x))"));
    }

    @Property(tries = 1)
    void aHashOfAKeyIsOneForEqualTextsAndMindsTheirPlaces() throws SQLException {
        assertEquals("true", answer("key_hash('P01', 'a', '2021-03') = key_hash('P01', 'a', '2021-03')"));
        assertEquals("false", answer("key_hash('P01', 'a', '2021-03') = key_hash('P01', 'a', '2021-04')"));
        assertEquals("false", answer("key_hash('a', 'b', 'c') = key_hash('b', 'a', 'c')"));
        assertEquals("false", answer("key_hash('ab', 'c', 'd') = key_hash('a', 'bc', 'd')"));
    }

    @Property(tries = TRIES)
    void aJsonPairCanBeReadBack(@ForAll String value) throws Exception {
        String given = value.replace("\0", "");
        String pair = answer("json_pair('evidence', '" + given.replace("'", "''") + "')");
        assertEquals(
                given,
                Objects.requireNonNull(
                                new ObjectMapper().readTree("{" + pair + "}").get("evidence"))
                        .asText());
    }

    @Property(tries = 1)
    void aJsonPairWithoutValueIsEmpty() throws SQLException {
        assertEquals("(empty)", answer("json_pair('evidence', null)"));
    }

    @Property(tries = 1)
    void shaAndRemainderAreAsOnSpark() throws SQLException {
        assertEquals("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad", answer("sha2('abc', 256)"));
        assertEquals("2", answer("pmod(-1, 3)"));
    }
}
