package cn.xiaokang.api.funds;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Money of one year that lies idle or moves slowly, in yuan.
 *
 * @param asAt the last day of the data, on which days are counted
 * @param sums what there is of each sort
 * @param sort the sort whose rows follow
 * @param rows one page of them, the largest sum first
 * @param next where the next page begins, or null at the end
 */
public record IdleMoney(
        int year,
        LocalDate asAt,
        List<Sum> sums,
        String sort,
        List<Item> rows,
        @Nullable String next) {
    /**
     * What there is of one sort: unordered, unconfirmed, returned, unpublished, published_late.
     *
     * @param days from which day on it counts, by the parameter
     * @param parameter the parameter's name
     * @param mostDays the longest that any of it has lain, or null where there is none
     */
    public record Sum(
            String sort,
            int days,
            String parameter,
            long items,
            BigDecimal amount,
            @Nullable Long mostDays,
            List<OfCounty> counties) {}

    /** What a county has of a sort. */
    public record OfCounty(String countyCode, long items, BigDecimal amount, long mostDays) {}

    /**
     * One row.
     *
     * @param subjectNo an allocation's first document, a payment or a batch
     * @param since the day from which days are counted: allocated, ordered, last ordered of the batch
     */
    public record Item(
            String subjectNo,
            String countyCode,
            @Nullable String villageCode,
            @Nullable String villageName,
            @Nullable String programmeCode,
            @Nullable String fundSourceCode,
            LocalDate since,
            long days,
            BigDecimal amount) {}
}
