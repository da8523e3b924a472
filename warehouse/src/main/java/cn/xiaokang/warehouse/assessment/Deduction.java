package cn.xiaokang.warehouse.assessment;

import java.math.BigDecimal;
import java.math.RoundingMode;
import org.jspecify.annotations.Nullable;

/**
 * Points taken off the score of a county that misses the target of an indicator.
 *
 * @param each once for each whole such distance from the target, in the indicator's unit; null for once in all
 * @param points what is taken off each time
 * @param most what is taken off at most
 */
public record Deduction(
        String id,
        String titleZh,
        String titleEn,
        String indicator,
        @Nullable BigDecimal each,
        BigDecimal points,
        BigDecimal most) {
    /** The points that this figure costs. */
    BigDecimal of(Attained attained) {
        if (!attained.isMissed()) {
            return BigDecimal.ZERO;
        }
        BigDecimal times = each == null ? BigDecimal.ONE : attained.shortfall().divide(each, 0, RoundingMode.DOWN);
        return points.multiply(times).min(most);
    }
}
