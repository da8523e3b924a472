package cn.xiaokang.api.pages;

import java.math.BigDecimal;
import java.math.RoundingMode;
import org.jspecify.annotations.Nullable;

/** How long the bar of a figure is, of 100, and where its target stands in it. A share's bar is its percent. */
final class Bars {
    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);
    private static final BigDecimal ROOM = new BigDecimal("1.15");

    private Bars() {}

    static int length(@Nullable BigDecimal value, @Nullable BigDecimal target, String unit) {
        return value == null ? 0 : place(value, whole(value, target, unit));
    }

    /** Where the target stands, or -1 where there is none. */
    static int mark(@Nullable BigDecimal value, @Nullable BigDecimal target, String unit) {
        return target == null ? -1 : Math.min(99, place(target, whole(value, target, unit)));
    }

    private static int place(BigDecimal number, BigDecimal whole) {
        if (whole.signum() <= 0) {
            return 0;
        }
        int place =
                number.multiply(HUNDRED).divide(whole, 0, RoundingMode.HALF_UP).intValueExact();
        return Math.max(0, Math.min(100, place));
    }

    private static BigDecimal whole(@Nullable BigDecimal value, @Nullable BigDecimal target, String unit) {
        BigDecimal larger = larger(value, target);
        boolean isShare = unit.equals("ratio");
        if (isShare && larger.compareTo(BigDecimal.ONE) <= 0) {
            return BigDecimal.ONE;
        }
        return larger.multiply(ROOM);
    }

    private static BigDecimal larger(@Nullable BigDecimal value, @Nullable BigDecimal target) {
        BigDecimal one = value == null ? BigDecimal.ZERO : value;
        return target == null ? one : one.max(target);
    }
}
