package cn.xiaokang.api.publication;

import cn.xiaokang.api.opendata.ReleasedFunds.Told;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What money was paid in one year, for everyone, as the posted release of funds by level tells it. */
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
            @Nullable String suppressedReason) {
        /** A cell of which nothing is told. */
        static final Cell LEFT_OUT = new Cell(null, null, null, "不足 5 户，或可由其他数推出，不予公开。");

        /** What a release tells of a place. */
        static Cell of(Told told) {
            return told.isLeftOut() ? LEFT_OUT : new Cell(told.ordered(), told.payments(), told.households(), null);
        }
    }

    /** One source, county or programme. */
    public record Part(String code, String nameZh, String nameEn, Cell cell) {}
}
