package cn.xiaokang.api.publication;

import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The indicators of the city and its counties in one year, for everyone: values and targets, no numerators of few. */
public record PublicIndicators(int year, List<Integer> years, List<Item> items) {
    /** One indicator. */
    public record Item(
            String id,
            String titleZh,
            String titleEn,
            String clause,
            String unit,
            @Nullable String better,
            List<Value> values) {}

    /**
     * Its value in one area.
     *
     * @param value the value, or null where there is none or it is left out
     * @param emptyReason why there is none
     */
    public record Value(
            String areaCode,
            String areaName,
            @Nullable BigDecimal value,
            @Nullable BigDecimal target,
            @Nullable Boolean isMet,
            @Nullable String emptyReason) {}
}
