package cn.xiaokang.warehouse.assessment;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * What one county earned by one indicator.
 *
 * @param weight the full points
 * @param share the share of them that is earned, or null where the indicator isn't scored
 * @param earned weight by share, or null where it isn't scored
 * @param unscored why it isn't, or null where it is
 */
public record Points(
        Attained attained,
        BigDecimal weight,
        @Nullable BigDecimal share,
        @Nullable BigDecimal earned,
        @Nullable Unscored unscored) {
    /** Why an indicator is not scored for a county and year; its weight is then taken out of what is available. */
    public enum Unscored {
        /** There is no figure. */
        NO_FIGURE,
        /** There is no target for this year or this level. */
        NO_TARGET
    }

    static Points of(Scheme scheme, Attained attained) {
        BigDecimal weight = scheme.weight(attained.indicator());
        return scheme.curveOf(attained.indicator())
                .share(attained)
                .map(share -> new Points(attained, weight, share, weight.multiply(share), null))
                .orElseGet(() -> new Points(
                        attained,
                        weight,
                        null,
                        null,
                        attained.value() == null ? Unscored.NO_FIGURE : Unscored.NO_TARGET));
    }
}
