package cn.xiaokang.api.flags;

import cn.xiaokang.api.queries.MoneyByKind;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One page of flags, and counts of all that fit.
 *
 * @param total how many flags fit the whole filter
 * @param atStake the money at stake of all that fit, in yuan
 * @param money the same in its three kinds
 * @param items the page
 * @param withheldReason why subject, household and village are empty, or null where they are shown
 * @param byRule counts by rule, of the other filters
 * @param bySeverity counts by severity, of the other filters
 * @param byCounty counts by county, of rule and severity and the other filters
 * @param next where the next page begins, or null at the end
 */
public record FlagPage(
        long total,
        BigDecimal atStake,
        MoneyByKind money,
        List<FlagLine> items,
        @Nullable String withheldReason,
        List<Count> byRule,
        List<Count> bySeverity,
        List<Count> byCounty,
        @Nullable String next) {
    /**
     * How many flags share a value.
     *
     * @param key the rule, severity or county
     * @param title its Chinese name
     */
    public record Count(String key, String title, long flags, BigDecimal atStake) {}
}
