package cn.xiaokang.warehouse.scorecard;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import cn.xiaokang.warehouse.catalogue.Catalogue;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Shares with their intervals, and what they make of a rule. */
class ScoresTest {
    private static final Catalogue CATALOGUE = Catalogue.load();
    private static final BigDecimal HIGH = new BigDecimal("0.6");

    private static Scores scores(long confirmed, long judged) {
        return Scores.of(CATALOGUE, LocalDate.of(2022, 12, 31), Map.of("a_rule", Share.of(confirmed, judged)));
    }

    /** Figures of the formula, worked out by hand: 8 of 10 is 0.4902 to 0.9433. */
    @Test
    void theIntervalIsWilsons() {
        assertEquals(
                new Share(8, 10, new BigDecimal("0.8000"), new BigDecimal("0.4902"), new BigDecimal("0.9433")),
                Share.of(8, 10));
        assertEquals(new BigDecimal("0.0000"), Share.of(0, 10).lower());
        assertEquals(new BigDecimal("0.2775"), Share.of(0, 10).upper());
        assertEquals(new BigDecimal("1.0000"), Share.of(10, 10).upper());
        assertNull(Share.of(0, 0).value());
        assertThrows(IllegalArgumentException.class, () -> Share.of(2, 1));
    }

    @Test
    void aRuleIsWatchedOnlyWhenEnoughWereJudgedAndTheWholeIntervalIsBelowTheFloor() {
        assertTrue(scores(0, 10).isWatched("a_rule"));
        assertFalse(scores(0, 9).isWatched("a_rule"), "too few");
        assertFalse(scores(1, 10).isWatched("a_rule"), "up to 0.40 is possible");
        assertFalse(scores(0, 10).isWatched("another_rule"));
    }

    @Test
    void whatIsExpectedMovesFromTheSeveritysShareToTheMeasuredOne() {
        assertEquals(HIGH, scores(0, 0).expected("a_rule", HIGH));
        assertEquals(new BigDecimal("0.7000"), scores(8, 10).expected("a_rule", HIGH), "(6 + 8) of (10 + 10)");
        assertEquals(
                new BigDecimal("0.1500"), scores(0, 10).expected("a_rule", HIGH), "half of 6 of 20, being watched");
        assertEquals(HIGH, scores(8, 10).expected("another_rule", HIGH));
    }
}
