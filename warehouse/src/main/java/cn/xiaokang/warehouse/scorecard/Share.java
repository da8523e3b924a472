package cn.xiaokang.warehouse.scorecard;

import java.math.BigDecimal;
import java.math.RoundingMode;
import org.jspecify.annotations.Nullable;

/**
 * So many of so many, with the interval in which the true share lies with 95 % confidence: the score interval of Wilson (Probable
 * Inference, the Law of Succession, and Statistical Inference, JASA 22, 1927), which Brown, Cai and DasGupta (Statistical Science 16,
 * 2001) advise for small numbers. Without a trial there is no share.
 *
 * @param value to four decimals, or null without a trial
 */
public record Share(
        long hits,
        long trials,
        @Nullable BigDecimal value,
        @Nullable BigDecimal lower,
        @Nullable BigDecimal upper) {
    /** The quantile of the normal distribution that leaves 2.5 % above it. */
    private static final double Z = 1.959963984540054;

    private static final int DECIMALS = 4;

    /** The share with its interval. */
    public static Share of(long hits, long trials) {
        if (hits < 0 || hits > trials) {
            throw new IllegalArgumentException(hits + " of " + trials);
        }
        if (trials == 0) {
            return new Share(0, 0, null, null, null);
        }
        double share = (double) hits / trials;
        double weight = 1 + Z * Z / trials;
        double middle = (share + Z * Z / (2 * trials)) / weight;
        double half = Z * Math.sqrt(share * (1 - share) / trials + Z * Z / (4.0 * trials * trials)) / weight;
        return new Share(
                hits,
                trials,
                BigDecimal.valueOf(hits).divide(BigDecimal.valueOf(trials), DECIMALS, RoundingMode.HALF_UP),
                bounded(middle - half),
                bounded(middle + half));
    }

    private static BigDecimal bounded(double bound) {
        return BigDecimal.valueOf(Math.min(1, Math.max(0, bound))).setScale(DECIMALS, RoundingMode.HALF_UP);
    }

    /** Whether even the upper end of the interval lies below a floor. */
    public boolean isBelow(BigDecimal floor) {
        return upper != null && upper.compareTo(floor) < 0;
    }
}
