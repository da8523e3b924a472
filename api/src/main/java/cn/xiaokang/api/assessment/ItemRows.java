package cn.xiaokang.api.assessment;

import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The rows behind a figure, as the indicator's own SQL gives them now.
 *
 * @param item what one row is
 * @param count how many rows there are in all
 * @param numerator the sum of all their numerators
 * @param denominator the sum of all their denominators
 * @param items one page of them, or null where they are withheld or the figure is derived
 * @param withheldReason why there are no rows to see
 * @param next where the next page begins, or null at the end
 */
public record ItemRows(
        Meaning indicator,
        String areaCode,
        int year,
        @Nullable String item,
        long count,
        @Nullable BigDecimal numerator,
        @Nullable BigDecimal denominator,
        @Nullable List<Item> items,
        @Nullable String withheldReason,
        @Nullable String next) {
    /** One row. */
    public record Item(
            String itemNo,
            String areaCode,
            String areaName,
            @Nullable BigDecimal numerator,
            @Nullable BigDecimal denominator) {}
}
