package cn.xiaokang.api.laboratory;

import java.math.BigDecimal;

/**
 * A parameter that the laboratory moves.
 *
 * @param value what it is at the end of the year
 * @param tried what it is in the experiment; the same where it isn't moved
 * @param from the least that may be tried
 * @param to the most
 * @param step by which it moves
 */
public record MovableParameter(
        String name,
        String titleZh,
        String unit,
        String clause,
        BigDecimal value,
        BigDecimal tried,
        BigDecimal from,
        BigDecimal to,
        BigDecimal step) {
    /** Whether the experiment moves it. */
    boolean isMoved() {
        return value.compareTo(tried) != 0;
    }
}
