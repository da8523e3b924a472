package cn.xiaokang.api.assessment;

import cn.xiaokang.api.queries.Row;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * One indicator's figure of one area and year. A value that isn't there is null, with its reason; never zero.
 *
 * @param value numerator by denominator, in the indicator's unit
 * @param target what it should reach, or null where nothing is set for the year
 * @param isMet whether it does; null without a target or a value
 */
public record Figure(
        String areaCode,
        String areaName,
        String areaLevel,
        int year,
        @Nullable BigDecimal numerator,
        @Nullable BigDecimal denominator,
        @Nullable BigDecimal value,
        @Nullable BigDecimal target,
        @Nullable Boolean isMet,
        @Nullable String emptyReason) {
    static Figure of(Row row) {
        return new Figure(
                row.text("area_code"),
                row.text("area_name"),
                row.text("area_level"),
                row.year("year"),
                row.figureOrNull("numerator"),
                row.figureOrNull("denominator"),
                row.figureOrNull("value"),
                row.figureOrNull("target"),
                row.truthOrNull("is_met"),
                row.textOrNull("empty_reason"));
    }
}
