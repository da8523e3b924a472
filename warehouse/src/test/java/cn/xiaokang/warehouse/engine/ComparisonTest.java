package cn.xiaokang.warehouse.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** That a case which doesn't hold is told. */
class ComparisonTest {
    private static Map<String, @Nullable Object> row(String subject, Object atStake) {
        return Map.of("subject_no", subject, "at_stake", atStake);
    }

    private static Map<String, @Nullable Object> named(String column, Object value) {
        return Map.of(column, value);
    }

    @Test
    void equalAmountsAreEqualHoweverWritten() {
        assertEquals(
                List.of(),
                Comparison.ofAll(
                        List.of(row("A1", new BigDecimal("600"))), List.of(row("A1", new BigDecimal("600.00")))));
    }

    @Test
    void aMissingAFurtherAndADoubledRowAreTold() {
        assertEquals(1, Comparison.ofAll(List.of(row("A1", 1)), List.of()).size());
        assertEquals(1, Comparison.ofAll(List.of(), List.of(row("A1", 1))).size());
        assertEquals(
                1,
                Comparison.ofAll(List.of(row("A1", 1)), List.of(row("A1", 1), row("A1", 1)))
                        .size());
        assertEquals(
                2,
                Comparison.ofAll(List.of(row("A1", 1)), List.of(row("A1", 2))).size());
    }

    @Test
    void theRowThatSaysMostChoosesFirst() {
        assertEquals(
                List.of(),
                Comparison.ofAll(List.of(named("at_stake", 1), row("A1", 1)), List.of(row("A1", 1), row("A2", 1))));
    }

    @Test
    void aColumnThatIsNotThereIsTold() {
        assertEquals(
                2,
                Comparison.ofAll(List.of(named("none", 1)), List.of(row("A1", 1)))
                        .size());
    }

    @Test
    void aFigureThatDiffersOrIsMissingIsTold() {
        Map<String, @Nullable Object> figure = Map.of("area_code", "330402", "year", 2021, "numerator", 1);
        Map<String, @Nullable Object> other = Map.of("area_code", "330402", "year", 2021, "numerator", 2);
        assertEquals(List.of(), Comparison.ofNamed(List.of(figure), List.of(figure)));
        assertEquals(1, Comparison.ofNamed(List.of(figure), List.of(other)).size());
        assertEquals(1, Comparison.ofNamed(List.of(figure), List.of()).size());
    }
}
