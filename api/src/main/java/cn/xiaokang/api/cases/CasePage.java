package cn.xiaokang.api.cases;

import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One page of cases, with the sums of all that fit.
 *
 * @param total how many fit
 * @param overdue how many of them are late
 * @param broken what is wrong with the history, or null where it is whole
 */
public record CasePage(
        long total,
        long overdue,
        BigDecimal found,
        BigDecimal stopped,
        BigDecimal recovered,
        List<StatusCount> byStatus,
        List<CaseLine> items,
        @Nullable String broken,
        @Nullable String next) {
    /** How many cases of the other filters have that status. */
    public record StatusCount(String status, String title, long cases) {}
}
