package cn.xiaokang.warehouse.integrity;

import cn.xiaokang.warehouse.catalogue.IntegrityMethod;
import java.util.Optional;
import java.util.stream.IntStream;
import org.apache.commons.statistics.inference.AlternativeHypothesis;
import org.apache.commons.statistics.inference.BinomialTest;
import org.apache.commons.statistics.inference.ChiSquareTest;
import org.apache.commons.statistics.inference.FisherExactTest;

/** The named tests of the integrity notes. Each is a known one; what is ours is what it is held against. */
public final class Tests {
    private static final double EVEN = 0.5;

    private Tests() {}

    /** What a method finds in the bins; none where they hold fewer items than it needs. */
    public static Optional<Statistic> of(IntegrityMethod method, Bins bins, int leastItems) {
        return switch (method) {
            case BUNCHING -> bunching(bins, leastItems);
            case UNIFORM -> uniform(bins, leastItems);
            case ASSOCIATION -> association(bins, leastItems);
        };
    }

    /**
     * Items just above a threshold against items just below, one-sided. Where the density rises towards the threshold more than half
     * lie above it in an honest city too: the expected share follows the slope of the bins a step further off, and is never below
     * one half, so that a falling density can't make a crowd of it.
     */
    static Optional<Statistic> bunching(Bins bins, int leastItems) {
        long below = bins.of("just_below");
        long above = bins.of("just_above");
        long near = below + above;
        if (near < leastItems) {
            return Optional.empty();
        }
        // The density is taken as log-linear: the far bins lie three widths apart, the near ones one.
        double rise = Math.cbrt((bins.of("far_above") + 1.0) / (bins.of("far_below") + 1.0));
        double expected = Math.max(EVEN, rise / (1 + rise));
        double observed = (double) above / near;
        double p = BinomialTest.withDefaults()
                .with(AlternativeHypothesis.GREATER_THAN)
                .test(Math.toIntExact(near), Math.toIntExact(above), expected)
                .getPValue();
        return Optional.of(new Statistic("exact binomial", near, observed, expected, observed - expected, p));
    }

    /** Ten last digits against an even spread. The effect is Cohen's w. */
    static Optional<Statistic> uniform(Bins bins, int leastItems) {
        long[] counts = IntStream.range(0, 10)
                .mapToLong(digit -> bins.of(String.valueOf(digit)))
                .toArray();
        long items = IntStream.range(0, 10).mapToLong(digit -> counts[digit]).sum();
        if (items < leastItems) {
            return Optional.empty();
        }
        var result = ChiSquareTest.withDefaults().test(counts);
        long most =
                IntStream.range(0, 10).mapToLong(digit -> counts[digit]).max().orElse(0);
        return Optional.of(new Statistic(
                "chi-square goodness of fit",
                items,
                (double) most / items,
                0.1,
                Math.sqrt(result.getStatistic() / items),
                result.getPValue()));
    }

    /** A mark's share in one group against its share in the other, one-sided. */
    static Optional<Statistic> association(Bins bins, int leastItems) {
        int markedYes = Math.toIntExact(bins.of("marked_yes"));
        int markedNo = Math.toIntExact(bins.of("marked_no"));
        int otherYes = Math.toIntExact(bins.of("other_yes"));
        int otherNo = Math.toIntExact(bins.of("other_no"));
        int marked = markedYes + markedNo;
        int other = otherYes + otherNo;
        if (marked < leastItems || other < leastItems || markedYes + otherYes == 0) {
            return Optional.empty();
        }
        double observed = (double) markedYes / marked;
        double expected = (double) otherYes / other;
        double p = FisherExactTest.withDefaults()
                .with(AlternativeHypothesis.GREATER_THAN)
                .test(new int[][] {{markedYes, markedNo}, {otherYes, otherNo}})
                .getPValue();
        return Optional.of(
                new Statistic("Fisher exact", (long) marked + other, observed, expected, observed - expected, p));
    }
}
