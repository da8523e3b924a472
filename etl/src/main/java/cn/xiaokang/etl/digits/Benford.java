package cn.xiaokang.etl.digits;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.apache.commons.math3.distribution.ChiSquaredDistribution;

/**
 * Holds leading digits to Benford's law: the digits d lead with a chance of log10(1 + 1/d).
 *
 * @param digits how many leading digits are looked at: 1 or 2
 * @param n amounts tested; of two digits only amounts from 10 on count (Nigrini)
 * @param lines one for each value of the leading digits
 * @param meanAbsoluteDeviation between found and expected shares
 * @param chiSquare with as many degrees of freedom as there are lines but one
 * @param p the chance of a chi-square at least so large under the law
 */
public record Benford(int digits, int n, List<Line> lines, double meanAbsoluteDeviation, double chiSquare, double p) {
    private static final BigDecimal TEN = BigDecimal.TEN;

    /**
     * One value of the leading digits.
     *
     * @param z how far the share lies off, in standard errors, with continuity correction (Nigrini 2012); 1.96 is the usual cut
     */
    public record Line(int leading, int count, double share, double expected, double z) {}

    /** Nigrini's judgement of the mean absolute deviation (Benford's Law, 2012, table 7.1). */
    public enum Conformity {
        CLOSE("高度符合"),
        ACCEPTABLE("可接受"),
        MARGINAL("勉强"),
        NONE("不符合");

        private final String zh;

        Conformity(String zh) {
            this.zh = zh;
        }

        public String zh() {
            return zh;
        }
    }

    /** The first digit of each amount. */
    public static Benford firstDigit(List<BigDecimal> positive) {
        return of(1, positive);
    }

    /** The first two digits of each amount from 10 on. */
    public static Benford firstTwoDigits(List<BigDecimal> positive) {
        return of(
                2,
                positive.stream().filter(amount -> amount.compareTo(TEN) >= 0).toList());
    }

    private static Benford of(int digits, List<BigDecimal> amounts) {
        int first = digits == 1 ? 1 : 10;
        int[] counts = new int[first * 9];
        for (BigDecimal amount : amounts) {
            counts[leading(amount, digits) - first]++;
        }
        int n = amounts.size();
        List<Line> lines = new ArrayList<>();
        double deviations = 0;
        double chiSquare = 0;
        for (int i = 0; i < counts.length; i++) {
            double expected = Math.log10(1 + 1.0 / (first + i));
            double share = n == 0 ? 0 : counts[i] / (double) n;
            double off = Math.abs(share - expected);
            double correction = 1 / (2.0 * n);
            double z = (off > correction ? off - correction : off) / Math.sqrt(expected * (1 - expected) / n);
            lines.add(new Line(first + i, counts[i], share, expected, z));
            deviations += off;
            chiSquare += n * off * off / expected;
        }
        double p = 1 - new ChiSquaredDistribution(counts.length - 1.0).cumulativeProbability(chiSquare);
        return new Benford(digits, n, List.copyOf(lines), deviations / counts.length, chiSquare, p);
    }

    /** The leading digits of an amount above zero, zeros before them left out. */
    static int leading(BigDecimal amount, int digits) {
        String all = amount.stripTrailingZeros().unscaledValue().toString();
        return Integer.parseInt((all + "0").substring(0, digits));
    }

    public int degreesOfFreedom() {
        return lines.size() - 1;
    }

    /** By Nigrini's cut-offs: 0.006, 0.012, 0.015 for one digit; 0.0012, 0.0018, 0.0022 for two. */
    public Conformity conformity() {
        double[] cuts = digits == 1 ? new double[] {0.006, 0.012, 0.015} : new double[] {0.0012, 0.0018, 0.0022};
        for (int i = 0; i < cuts.length; i++) {
            if (meanAbsoluteDeviation <= cuts[i]) {
                return Conformity.values()[i];
            }
        }
        return Conformity.NONE;
    }
}
