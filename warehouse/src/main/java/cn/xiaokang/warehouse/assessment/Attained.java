package cn.xiaokang.warehouse.assessment;

import java.math.BigDecimal;
import java.math.MathContext;
import org.jspecify.annotations.Nullable;

/**
 * What one county attained in one indicator and year.
 *
 * @param indicator the indicator's id
 * @param value the figure in the indicator's unit, or null where there is none
 * @param target what it should reach, or null where none is set for the year
 * @param isMet whether it does, the bound included or not as the indicator says; null without value or target
 * @param better which way the figure improves
 */
public record Attained(
        String indicator,
        @Nullable BigDecimal value,
        @Nullable BigDecimal target,
        @Nullable Boolean isMet,
        Direction better) {
    /** Which way a figure improves. */
    public enum Direction {
        UP,
        DOWN
    }

    /**
     * How much of the target is reached, from 0 to 1; 1 where it is met. Up: figure by target; down: target by figure. A target of
     * zero or less has no proportion: it is met, or nothing of it is reached.
     */
    BigDecimal completion() {
        if (value == null || target == null) {
            throw new IllegalStateException(indicator + " has no figure or no target to be measured by");
        }
        if (Boolean.TRUE.equals(isMet)) {
            return BigDecimal.ONE;
        }
        if (value.signum() <= 0 || target.signum() <= 0) {
            return BigDecimal.ZERO;
        }
        BigDecimal reached = better == Direction.UP
                ? value.divide(target, MathContext.DECIMAL64)
                : target.divide(value, MathContext.DECIMAL64);
        return reached.min(BigDecimal.ONE);
    }

    /** By how much the figure misses its target, in the indicator's unit; zero where it is met or nothing is known. */
    BigDecimal shortfall() {
        if (value == null || target == null || !Boolean.FALSE.equals(isMet)) {
            return BigDecimal.ZERO;
        }
        BigDecimal gap = better == Direction.UP ? target.subtract(value) : value.subtract(target);
        return gap.max(BigDecimal.ZERO);
    }

    /** Whether the target is set, measured and missed. */
    boolean isMissed() {
        return value != null && target != null && Boolean.FALSE.equals(isMet);
    }
}
