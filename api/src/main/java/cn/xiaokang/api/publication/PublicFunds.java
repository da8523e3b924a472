package cn.xiaokang.api.publication;

import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What money was paid in one year, for everyone. A part that tells of fewer than five households is left out, and so is the next
 * smallest where the total would give it away.
 */
public record PublicFunds(
        int year, List<Integer> years, Cell total, List<Part> sources, List<Part> counties, List<Part> programmes) {
    /**
     * Money in yuan, payments and households; all null where they are left out.
     *
     * @param suppressedReason why they are left out, or null
     */
    public record Cell(
            @Nullable BigDecimal amount,
            @Nullable Long payments,
            @Nullable Long households,
            @Nullable String suppressedReason) {}

    /** One source, county or programme. */
    public record Part(String code, String nameZh, String nameEn, Cell cell) {}
}
