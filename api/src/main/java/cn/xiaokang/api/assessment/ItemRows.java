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
 * @param items one page of them; where they name persons and the viewer may not see them, de-identified
 * @param withheldReason why they are de-identified, or null where they are whole
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
        List<Item> items,
        @Nullable String withheldReason,
        @Nullable String next) {
    /**
     * One row.
     *
     * @param itemNo its number, or null where it is de-identified
     * @param nth its running number among the de-identified rows, or null
     * @param areaCode the area it lies in; the town where it is de-identified
     */
    public record Item(
            @Nullable String itemNo,
            @Nullable Long nth,
            String areaCode,
            String areaName,
            @Nullable BigDecimal numerator,
            @Nullable BigDecimal denominator) {}
}
