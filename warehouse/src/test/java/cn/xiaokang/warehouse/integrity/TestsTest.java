package cn.xiaokang.warehouse.integrity;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** The tests against values from textbooks. */
class TestsTest {
    private static final double EXACT = 1e-9;

    /** Fifteen heads of twenty: (15504 + 4845 + 1140 + 190 + 20 + 1) / 2^20. */
    @Test
    void bunchingIsTheBinomialTestWhereTheDensityIsLevel() {
        Statistic statistic = Tests.bunching(
                        bins("just_below", 5, "just_above", 15, "far_below", 9, "far_above", 9), 10)
                .orElseThrow();
        assertEquals(21700.0 / 1048576, statistic.p(), EXACT);
        assertEquals(20, statistic.items());
        assertEquals(0.25, statistic.effect(), EXACT);
    }

    /** One in eight to one at the far bins is one to two at the near ones: two thirds are to be expected above. */
    @Test
    void aRisingDensityIsNoCrowd() {
        Statistic statistic = Tests.bunching(
                        bins("just_below", 10, "just_above", 20, "far_below", 7, "far_above", 63), 10)
                .orElseThrow();
        assertEquals(2.0 / 3, statistic.expected(), EXACT);
        assertEquals(0, statistic.effect(), EXACT);
        assertTrue(statistic.p() > 0.5);
    }

    @Test
    void aFallingDensityExpectsHalfAndNoLess() {
        assertEquals(
                0.5,
                Tests.bunching(bins("just_below", 10, "just_above", 10, "far_below", 63, "far_above", 7), 10)
                        .orElseThrow()
                        .expected(),
                EXACT);
    }

    /** The statistic is 16.8; tables give 16.919 for five in a hundred at nine degrees of freedom. */
    @Test
    void lastDigitsAreHeldToAnEvenSpreadByChiSquare() {
        Statistic statistic = Tests.uniform(
                        bins("0", 22, "1", 9, "2", 9, "3", 9, "4", 9, "5", 9, "6", 9, "7", 9, "8", 9, "9", 6), 50)
                .orElseThrow();
        assertEquals(0.0519416397955, statistic.p(), EXACT);
        assertEquals(Math.sqrt(0.168), statistic.effect(), EXACT);
        assertEquals(0.22, statistic.observed(), EXACT);
    }

    @Test
    void anEvenSpreadIsNothing() {
        Statistic statistic = Tests.uniform(
                        bins("0", 9, "1", 9, "2", 9, "3", 9, "4", 9, "5", 9, "6", 9, "7", 9, "8", 9, "9", 9), 50)
                .orElseThrow();
        assertEquals(1, statistic.p(), EXACT);
        assertEquals(0, statistic.effect(), EXACT);
    }

    /** Fisher's lady who tastes tea: three of four cups right has the probability 17/70. */
    @Test
    void aMarkIsHeldAgainstTheOtherGroupByFishersTest() {
        Statistic statistic = Tests.association(bins("marked_yes", 3, "marked_no", 1, "other_yes", 1, "other_no", 3), 4)
                .orElseThrow();
        assertEquals(17.0 / 70, statistic.p(), EXACT);
        assertEquals(0.5, statistic.effect(), EXACT);
    }

    @Test
    void tooFewItemsAreNotTested() {
        assertEquals(Optional.empty(), Tests.bunching(bins("just_above", 9), 10));
        assertEquals(Optional.empty(), Tests.uniform(bins("0", 49), 50));
        assertEquals(Optional.empty(), Tests.association(bins("marked_yes", 20, "other_no", 3), 4));
        assertEquals(
                Optional.empty(),
                Tests.association(bins("marked_no", 20, "other_no", 30), 4),
                "a mark that nobody bears can't be commoner anywhere");
    }

    /** R's p.adjust(c(0.01, 0.04, 0.03, 0.005), "holm"). */
    @Test
    void manyTestsAreAdjustedByHolm() {
        assertArrayEquals(new double[] {0.03, 0.06, 0.06, 0.02}, Findings.holm(0.01, 0.04, 0.03, 0.005), EXACT);
        assertArrayEquals(new double[] {1, 1}, Findings.holm(0.7, 0.6), EXACT);
    }

    private static Bins bins(Object... binsAndItems) {
        Map<String, Long> counts = new TreeMap<>();
        for (int i = 0; i < binsAndItems.length; i += 2) {
            counts.put(String.valueOf(binsAndItems[i]), Long.valueOf(String.valueOf(binsAndItems[i + 1])));
        }
        return new Bins(counts);
    }
}
