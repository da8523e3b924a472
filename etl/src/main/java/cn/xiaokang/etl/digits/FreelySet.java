package cn.xiaokang.etl.digits;

import cn.xiaokang.warehouse.fault.FaultException;
import java.math.BigDecimal;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Whether amounts may be held to Benford's law at all. Rates set by rule and sums allocated within bounds don't follow it, and nothing
 * would follow from that. The tests, all of which must be passed: at least 300 amounts; at least 100 different ones; the ten commonest
 * make up no more than half; the largest twentieth begins at ten times where the smallest twentieth ends, or more.
 *
 * @param n amounts
 * @param distinct different ones
 * @param commonest share of the ten commonest
 * @param magnitudes orders of magnitude between the 5th and the 95th hundredth
 */
public record FreelySet(int n, int distinct, double commonest, double magnitudes) {
    private static final int LEAST_AMOUNTS = 300;
    private static final int LEAST_DISTINCT = 100;
    private static final int COMMONEST = 10;
    private static final double MOST_COMMON = 0.5;
    private static final double LEAST_MAGNITUDES = 1;
    private static final double TAIL = 0.05;

    /** Measures amounts above zero. */
    public static FreelySet of(List<BigDecimal> positive) {
        Map<BigDecimal, Long> counts =
                positive.stream().collect(Collectors.groupingBy(BigDecimal::stripTrailingZeros, Collectors.counting()));
        long common = counts.values().stream()
                .sorted(Comparator.reverseOrder())
                .limit(COMMONEST)
                .mapToLong(Long::longValue)
                .sum();
        double[] sorted =
                positive.stream().mapToDouble(BigDecimal::doubleValue).sorted().toArray();
        int n = sorted.length;
        double magnitudes = n == 0
                ? 0
                : Math.log10(sorted[(int) Math.min(n - 1, n * (1 - TAIL))]) - Math.log10(sorted[(int) (n * TAIL)]);
        return new FreelySet(n, counts.size(), n == 0 ? 0 : common / (double) n, magnitudes);
    }

    /** Why the amounts may not be held to the law; empty where they may. */
    public Optional<FaultException> refusal() {
        if (n < LEAST_AMOUNTS) {
            return Optional.of(new FaultException(
                    DigitsFault.TOO_FEW,
                    "大于零的金额只有 %d 笔，首位数字检验至少需要 %d 笔。".formatted(n, LEAST_AMOUNTS),
                    "There are %d amounts above zero; a digit test needs at least %d.".formatted(n, LEAST_AMOUNTS)));
        }
        if (distinct < LEAST_DISTINCT || commonest > MOST_COMMON) {
            return Optional.of(new FaultException(
                    DigitsFault.FIXED_RATES,
                    String.format(
                            Locale.ROOT,
                            "这些金额是固定标准：不同金额 %d 个（应不少于 %d），最常见的十个占 %.0f%%（应不超过 50%%）。固定标准不适用首位数字检验。",
                            distinct,
                            LEAST_DISTINCT,
                            commonest * 100),
                    String.format(
                            Locale.ROOT,
                            "These are fixed rates: %d different amounts (at least %d are needed), the ten commonest make up %.0f%% (at most"
                                    + " 50%%). Digit tests say nothing of fixed rates.",
                            distinct,
                            LEAST_DISTINCT,
                            commonest * 100)));
        }
        if (magnitudes < LEAST_MAGNITUDES) {
            return Optional.of(new FaultException(
                    DigitsFault.NARROW,
                    String.format(
                            Locale.ROOT, "金额的跨度只有 %.2f 个数量级（第 5 至第 95 百分位，应不小于 1），属于分配或限额金额，不适用首位数字检验。", magnitudes),
                    String.format(
                            Locale.ROOT,
                            "The amounts span %.2f orders of magnitude (5th to 95th hundredth; 1 is needed): they are allocated or bounded,"
                                    + " and digit tests say nothing of them.",
                            magnitudes)));
        }
        return Optional.empty();
    }
}
