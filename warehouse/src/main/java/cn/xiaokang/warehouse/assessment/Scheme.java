package cn.xiaokang.warehouse.assessment;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * An assessment scheme: who changes a number in it makes another version.
 *
 * @param version counts the scheme's versions from 1
 * @param from the first year that it holds for
 * @param to the last one
 * @param curve from figure to points, where an indicator has no curve of its own
 * @param curves the indicators' own curves
 * @param weights the full points of each scored indicator, 100 in all; an indicator without one is watched, not scored
 * @param deductions what is taken off the score
 */
public record Scheme(
        String id,
        String titleZh,
        String titleEn,
        int version,
        int from,
        int to,
        Curve curve,
        Map<String, Curve> curves,
        Map<String, BigDecimal> weights,
        List<Deduction> deductions) {
    /** What all weights add up to. */
    public static final BigDecimal FULL = BigDecimal.valueOf(100);

    private static final BigDecimal HUNDREDTH = new BigDecimal("0.01");

    public Scheme {
        curves = Collections.unmodifiableMap(new LinkedHashMap<>(curves));
        weights = Collections.unmodifiableMap(new LinkedHashMap<>(weights));
        deductions = List.copyOf(deductions);
    }

    /** How this version is named: {@code default-1}. */
    public String reference() {
        return id + "-" + version;
    }

    /** Whether it holds for a year. */
    public boolean isFor(int year) {
        return from <= year && year <= to;
    }

    /** The weight of an indicator; zero where it is watched alone. */
    public BigDecimal weight(String indicator) {
        return weights.getOrDefault(indicator, BigDecimal.ZERO);
    }

    /** The curve of an indicator. */
    public Curve curveOf(String indicator) {
        return curves.getOrDefault(indicator, curve);
    }

    /** The same scheme with other weights for a trial; they need not add up to 100, since a score is a share of what is available. */
    public Scheme with(Map<String, BigDecimal> others) {
        Map<String, BigDecimal> mixed = new LinkedHashMap<>(weights);
        mixed.putAll(others);
        return new Scheme(id, titleZh, titleEn, version, from, to, curve, curves, mixed, deductions);
    }

    /**
     * The weights in the same proportions, to two decimals, 100 in all: rounded down, and the hundredths that are left over go to those
     * that lost most by it.
     */
    public Map<String, BigDecimal> scaled() {
        BigDecimal sum = weights.values().stream().reduce(BigDecimal.ZERO, BigDecimal::add);
        if (sum.signum() == 0) {
            throw new IllegalStateException("no weight is above zero");
        }
        Map<String, BigDecimal> scaled = new LinkedHashMap<>();
        Map<String, BigDecimal> lost = new LinkedHashMap<>();
        weights.forEach((indicator, weight) -> {
            BigDecimal exact = weight.multiply(FULL).divide(sum, MathContext.DECIMAL64);
            BigDecimal cut = exact.setScale(2, RoundingMode.DOWN);
            scaled.put(indicator, cut);
            lost.put(indicator, exact.subtract(cut));
        });
        BigDecimal left = FULL.subtract(scaled.values().stream().reduce(BigDecimal.ZERO, BigDecimal::add));
        lost.entrySet().stream()
                .sorted(Map.Entry.<String, BigDecimal>comparingByValue()
                        .reversed()
                        .thenComparing(Map.Entry.comparingByKey()))
                .limit(left.movePointRight(2).intValueExact())
                .forEach(entry -> scaled.merge(entry.getKey(), HUNDREDTH, BigDecimal::add));
        return scaled;
    }
}
