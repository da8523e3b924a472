package cn.xiaokang.etl.digits;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.commons.math3.distribution.BinomialDistribution;

/** What people do who set amounts: repeat them, round them, stay just below a limit. */
public final class Habits {
    private static final List<Integer> UNITS = List.of(10, 100, 1000, 10_000);
    private static final int REPEATS_SHOWN = 100;

    private Habits() {}

    /** An amount that came again. Grain: amount. */
    public record Repeat(BigDecimal amount, long count, double share) {}

    /**
     * Amounts that are whole multiples of a unit.
     *
     * @param n amounts of at least ten units: a smaller one could hardly be else
     * @param expected the share by chance: one in as many as the unit has, of whole yuan
     * @param p the chance of at least so many
     */
    public record Round(int unit, int n, int count, double share, double expected, double p) {}

    /**
     * Amounts just below a limit beside those just above.
     *
     * @param below from the limit less the band up to the limit, the limit itself left out
     * @param above from the limit up to the limit and the band
     * @param expected share of those below where amounts lie evenly on a logarithmic scale
     * @param p the chance of at least so many below
     */
    public record Below(BigDecimal limit, double band, int below, int above, double expected, double p) {}

    /** The amounts that came again, the commonest first, a hundred at most. */
    public static List<Repeat> repeats(List<BigDecimal> amounts) {
        Map<BigDecimal, Long> counts = amounts.stream()
                .collect(Collectors.groupingBy(
                        amount -> amount.setScale(
                                Math.max(2, amount.stripTrailingZeros().scale()), RoundingMode.UNNECESSARY),
                        Collectors.counting()));
        return counts.entrySet().stream()
                .filter(entry -> entry.getValue() > 1)
                .sorted(Map.Entry.<BigDecimal, Long>comparingByValue(Comparator.reverseOrder())
                        .thenComparing(Map.Entry.comparingByKey()))
                .limit(REPEATS_SHOWN)
                .map(entry -> new Repeat(entry.getKey(), entry.getValue(), entry.getValue() / (double) amounts.size()))
                .toList();
    }

    /** Multiples of 10, 100, 1000 and 10000. */
    public static List<Round> rounds(List<BigDecimal> amounts) {
        List<Round> rounds = new ArrayList<>();
        for (int unit : UNITS) {
            BigDecimal size = BigDecimal.valueOf(unit);
            BigDecimal least = size.multiply(BigDecimal.TEN);
            List<BigDecimal> large = amounts.stream()
                    .filter(amount -> amount.compareTo(least) >= 0)
                    .toList();
            int count = (int) large.stream()
                    .filter(amount -> amount.remainder(size).signum() == 0)
                    .count();
            rounds.add(new Round(
                    unit,
                    large.size(),
                    count,
                    large.isEmpty() ? 0 : count / (double) large.size(),
                    1.0 / unit,
                    atLeast(large.size(), count, 1.0 / unit)));
        }
        return rounds;
    }

    /**
     * Amounts near a limit.
     *
     * @param band how near, as a share of the limit, between 0 and 1
     */
    public static Below below(List<BigDecimal> amounts, BigDecimal limit, double band) {
        double at = limit.doubleValue();
        int below = 0;
        int above = 0;
        for (BigDecimal amount : amounts) {
            double value = amount.doubleValue();
            if (amount.compareTo(limit) >= 0) {
                above += value < at * (1 + band) ? 1 : 0;
            } else {
                below += value >= at * (1 - band) ? 1 : 0;
            }
        }
        double expected = -Math.log(1 - band) / (Math.log(1 + band) - Math.log(1 - band));
        return new Below(limit, band, below, above, expected, atLeast(below + above, below, expected));
    }

    private static double atLeast(int n, int count, double share) {
        return n == 0 ? 1 : 1 - new BinomialDistribution(null, n, share).cumulativeProbability(count - 1);
    }
}
