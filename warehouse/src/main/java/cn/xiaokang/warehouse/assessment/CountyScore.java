package cn.xiaokang.warehouse.assessment;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The score of one county.
 *
 * @param points by indicator, in the order of the scheme; those of weight zero are left out
 * @param available the weights of all scored indicators
 * @param earned the points earned of them
 * @param taken what each deduction takes off, those that take nothing left out
 * @param score 100 times earned by available, less the deductions, never below zero, four decimals; null where nothing is available
 * @param rank 1 for the highest score; equal scores share a rank and the next one is passed over; null without a score
 */
public record CountyScore(
        String county,
        List<Points> points,
        BigDecimal available,
        BigDecimal earned,
        List<Taken> taken,
        @Nullable BigDecimal score,
        @Nullable Integer rank) {
    /** Points that a deduction takes off. */
    public record Taken(Deduction deduction, BigDecimal points) {}

    static CountyScore of(Scheme scheme, String county, List<Attained> figures) {
        List<Points> points = figures.stream()
                .filter(attained -> scheme.weight(attained.indicator()).signum() > 0)
                .map(attained -> Points.of(scheme, attained))
                .toList();
        BigDecimal available = BigDecimal.ZERO;
        BigDecimal earned = BigDecimal.ZERO;
        for (Points each : points) {
            if (each.earned() != null) {
                available = available.add(each.weight());
                earned = earned.add(each.earned());
            }
        }
        List<Taken> taken = taken(scheme, figures);
        BigDecimal deducted = taken.stream().map(Taken::points).reduce(BigDecimal.ZERO, BigDecimal::add);
        BigDecimal score = available.signum() == 0
                ? null
                : earned.multiply(Scheme.FULL)
                        .divide(available, 4, RoundingMode.HALF_UP)
                        .subtract(deducted)
                        .max(BigDecimal.ZERO)
                        .setScale(4, RoundingMode.HALF_UP);
        return new CountyScore(county, points, available, earned, taken, score, null);
    }

    private static List<Taken> taken(Scheme scheme, List<Attained> figures) {
        List<Taken> taken = new ArrayList<>();
        for (Deduction deduction : scheme.deductions()) {
            figures.stream()
                    .filter(attained -> attained.indicator().equals(deduction.indicator()))
                    .map(deduction::of)
                    .filter(points -> points.signum() > 0)
                    .forEach(points -> taken.add(new Taken(deduction, points)));
        }
        return List.copyOf(taken);
    }

    /** All that is taken off. */
    public BigDecimal deducted() {
        return taken.stream().map(Taken::points).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    CountyScore ranked(@Nullable Integer place) {
        return new CountyScore(county, points, available, earned, taken, score, place);
    }
}
