package cn.xiaokang.warehouse.catalogue;

import java.math.BigDecimal;

/** Between which bounds, both included, and by which steps the policy laboratory moves a parameter. */
public record Moves(BigDecimal from, BigDecimal to, BigDecimal step) {
    /** Whether a value lies within the bounds. */
    public boolean allow(BigDecimal value) {
        return value.compareTo(from) >= 0 && value.compareTo(to) <= 0;
    }
}
