package cn.xiaokang.etl.digits;

import org.apache.commons.math3.stat.descriptive.rank.Median;
import org.apache.commons.math3.stat.descriptive.rank.Percentile;

/**
 * What is usual in a group of like members. Quartiles interpolate (type 7, as R and spreadsheets do). A member stands apart where it lies
 * beyond Tukey's inner fence (1.5 quartile ranges past a quartile) and its modified z score (Iglewicz and Hoaglin 1993: 0.6745 times the
 * distance from the median, by the median absolute deviation) is beyond 3.5; far apart beyond the outer fence (3 ranges).
 *
 * @param n members
 * @param deviation the median absolute deviation
 */
public record PeerGroup(int n, double median, double lowerQuartile, double upperQuartile, double deviation) {
    /** Fewer members are no group to stand apart from. */
    public static final int LEAST_MEMBERS = 8;

    private static final double INNER = 1.5;
    private static final double OUTER = 3;
    private static final double CUT = 3.5;
    private static final double NORMAL = 0.6745;

    /** How a member stands to its group. */
    public enum Standing {
        USUAL,
        APART,
        FAR_APART,
        /** The group is too small to say. */
        UNKNOWN
    }

    /** Measures a group. */
    public static PeerGroup of(double[] values) {
        Percentile percentile = new Percentile().withEstimationType(Percentile.EstimationType.R_7);
        double median = new Median().evaluate(values);
        double[] distances = new double[values.length];
        for (int i = 0; i < values.length; i++) {
            distances[i] = Math.abs(values[i] - median);
        }
        return new PeerGroup(
                values.length,
                median,
                percentile.evaluate(values, 25),
                percentile.evaluate(values, 75),
                new Median().evaluate(distances));
    }

    /** The fence so many quartile ranges below the lower quartile. */
    public double lowerFence() {
        return lowerQuartile - INNER * (upperQuartile - lowerQuartile);
    }

    public double upperFence() {
        return upperQuartile + INNER * (upperQuartile - lowerQuartile);
    }

    /** The modified z score; infinite where the group doesn't differ at all and the member does. */
    public double modifiedZ(double value) {
        double off = value - median;
        return off == 0 ? 0 : deviation == 0 ? Math.copySign(Double.POSITIVE_INFINITY, off) : NORMAL * off / deviation;
    }

    /** How a member stands. */
    public Standing standing(double value) {
        if (n < LEAST_MEMBERS) {
            return Standing.UNKNOWN;
        }
        double range = upperQuartile - lowerQuartile;
        boolean isApart = (value < lowerFence() || value > upperFence()) && Math.abs(modifiedZ(value)) > CUT;
        if (!isApart) {
            return Standing.USUAL;
        }
        boolean isFar = value < lowerQuartile - OUTER * range || value > upperQuartile + OUTER * range;
        return isFar ? Standing.FAR_APART : Standing.APART;
    }
}
