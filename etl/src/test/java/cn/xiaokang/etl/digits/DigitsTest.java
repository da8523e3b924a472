package cn.xiaokang.etl.digits;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Published tables and cut-offs, worked examples, and what must be refused. */
class DigitsTest {
    private static List<BigDecimal> amounts(int n, IntFunction<BigDecimal> of) {
        return IntStream.range(0, n).mapToObj(of).toList();
    }

    /** Powers of two follow the law: the first thousand have 301 that begin with 1, as Benford's table says (0.30103). */
    @Test
    void powersOfTwoFollowTheLaw() {
        List<BigDecimal> powers = amounts(1000, i -> new BigDecimal(BigInteger.TWO.pow(i)));
        Benford first = Benford.firstDigit(powers);
        Benford two = Benford.firstTwoDigits(powers);

        assertEquals(301, first.lines().get(0).count());
        assertEquals(0.30103, first.lines().get(0).expected(), 1e-5);
        assertEquals(0.04576, first.lines().get(8).expected(), 1e-5);
        assertEquals(0.04139, two.lines().get(0).expected(), 1e-5);
        assertEquals(0.00436, two.lines().get(89).expected(), 1e-5);
        assertEquals(996, two.n(), "1, 2, 4 and 8 are under ten");
        assertEquals(Benford.Conformity.CLOSE, first.conformity());
        assertEquals(89, two.degreesOfFreedom());
        assertTrue(first.p() > 0.99);
    }

    /** By hand: 100 amounts of each first digit. */
    @Test
    void evenDigitsDoNot() {
        Benford even = Benford.firstDigit(amounts(900, i -> BigDecimal.valueOf(100 * (1 + i % 9) + i / 9 % 90)));
        double chiSquare = 0;
        double deviation = 0;
        for (int digit = 1; digit < 10; digit++) {
            double expected = Math.log10(1 + 1.0 / digit);
            chiSquare += 900 * Math.pow(1 / 9.0 - expected, 2) / expected;
            deviation += Math.abs(1 / 9.0 - expected) / 9;
        }

        assertEquals(chiSquare, even.chiSquare(), 1e-9);
        assertEquals(deviation, even.meanAbsoluteDeviation(), 1e-12);
        assertEquals(Benford.Conformity.NONE, even.conformity());
        assertTrue(even.p() < 1e-10);
        double z = (Math.abs(1 / 9.0 - 0.30103) - 1 / 1800.0) / Math.sqrt(0.30103 * 0.69897 / 900);
        assertEquals(z, even.lines().get(0).z(), 0.001);
    }

    @Test
    void nigrinisCutOffsDivide() {
        assertEquals(Benford.Conformity.CLOSE, judged(2, 0.0012));
        assertEquals(Benford.Conformity.ACCEPTABLE, judged(2, 0.0013));
        assertEquals(Benford.Conformity.MARGINAL, judged(2, 0.0022));
        assertEquals(Benford.Conformity.NONE, judged(2, 0.0023));
        assertEquals(Benford.Conformity.CLOSE, judged(1, 0.006));
        assertEquals(Benford.Conformity.NONE, judged(1, 0.0151));
    }

    private static Benford.Conformity judged(int digits, double deviation) {
        return new Benford(digits, 1000, List.of(), deviation, 0, 1).conformity();
    }

    @Test
    void leadingDigitsLeaveZerosOut() {
        assertEquals(5, Benford.leading(new BigDecimal("0.0052"), 1));
        assertEquals(50, Benford.leading(new BigDecimal("5"), 2));
        assertEquals(12, Benford.leading(new BigDecimal("1234.50"), 2));
    }

    @Test
    void fixedRatesAreRefused() {
        assertEquals(
                DigitsFault.FIXED_RATES,
                FreelySet.of(amounts(1000, i -> BigDecimal.valueOf(100L * (1 + i % 6))))
                        .refusal()
                        .orElseThrow()
                        .code());
        assertEquals(
                DigitsFault.NARROW,
                FreelySet.of(amounts(1000, i -> BigDecimal.valueOf(5000 + i)))
                        .refusal()
                        .orElseThrow()
                        .code());
        assertEquals(
                DigitsFault.TOO_FEW,
                FreelySet.of(amounts(299, i -> new BigDecimal(BigInteger.TWO.pow(i))))
                        .refusal()
                        .orElseThrow()
                        .code());
        assertTrue(FreelySet.of(amounts(300, i -> new BigDecimal(BigInteger.TWO.pow(i))))
                .refusal()
                .isEmpty());
    }

    @Test
    void repeatsAreCountedWhateverTheirScale() {
        List<Habits.Repeat> repeats = Habits.repeats(
                List.of(new BigDecimal("5"), new BigDecimal("5.00"), new BigDecimal("7"), new BigDecimal("5.0")));

        assertEquals(1, repeats.size());
        assertEquals(3, repeats.get(0).count());
        assertEquals(0.75, repeats.get(0).share());
    }

    @Test
    void roundAmountsStandOut() {
        List<BigDecimal> amounts = new ArrayList<>();
        SplittableRandom chance = new SplittableRandom(1);
        for (int i = 0; i < 500; i++) {
            amounts.add(BigDecimal.valueOf(1000 + chance.nextInt(9000)));
        }
        assertTrue(Habits.rounds(amounts).get(1).p() > 0.001);
        for (int i = 0; i < 60; i++) {
            amounts.add(BigDecimal.valueOf(100L * (10 + i)));
        }
        Habits.Round hundreds = Habits.rounds(amounts).get(1);

        assertTrue(hundreds.count() >= 60);
        assertTrue(hundreds.p() < 1e-10);
    }

    /** The limit itself is above; the edge of the band is below. */
    @Test
    void amountsJustBelowALimitAreCounted() {
        List<BigDecimal> amounts = new ArrayList<>(List.of(
                new BigDecimal("950"), new BigDecimal("949.99"), new BigDecimal("1000"), new BigDecimal("1050")));
        for (int i = 0; i < 40; i++) {
            amounts.add(new BigDecimal("999.00"));
        }
        Habits.Below below = Habits.below(amounts, new BigDecimal("1000"), 0.05);

        assertEquals(41, below.below());
        assertEquals(1, below.above());
        assertEquals(0.5125, below.expected(), 0.0001);
        assertTrue(below.p() < 1e-9);
    }

    /** By hand: of 1..9 and 100 the quartiles (type 7) are 3.25 and 7.75, the fences -3.5 and 14.5, the median absolute deviation 2.5. */
    @Test
    void fencesAreTukeys() {
        PeerGroup group = PeerGroup.of(new double[] {1, 2, 3, 4, 5, 6, 7, 8, 9, 100});

        assertEquals(3.25, group.lowerQuartile());
        assertEquals(7.75, group.upperQuartile());
        assertEquals(14.5, group.upperFence());
        assertEquals(-3.5, group.lowerFence());
        assertEquals(2.5, group.deviation());
        assertEquals(0.6745 * 94.5 / 2.5, group.modifiedZ(100), 1e-12);
        assertEquals(PeerGroup.Standing.FAR_APART, group.standing(100));
        assertEquals(PeerGroup.Standing.USUAL, group.standing(9));
        assertEquals(
                PeerGroup.Standing.UNKNOWN,
                PeerGroup.of(new double[] {1, 1, 1, 50}).standing(50));
    }
}
