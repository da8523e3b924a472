package cn.xiaokang.api.cases;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Which cases, in which order; null lets all pass.
 *
 * @param overdue late by at least so many days
 * @param sort due, opened, at_stake or found
 */
public record CaseFilter(
        @Nullable Status status,
        @Nullable String county,
        @Nullable String assignee,
        @Nullable String rule,
        @Nullable Integer overdue,
        String sort) {
    /** The orders that can be asked for; the first is the usual one. */
    public static final List<String> SORTS = List.of("due", "opened", "at_stake", "found");

    /** Whether a case fits, the status apart. */
    boolean fitsButForStatus(CaseFile file, LocalDate today) {
        return (county == null || county.equals(file.countyCode()))
                && (assignee == null || assignee.equals(file.assignee()))
                && (rule == null || file.rules().contains(rule))
                && (overdue == null || file.daysOverdue(today) >= overdue);
    }

    /** The same cases of one status. */
    public CaseFilter of(Status only) {
        return new CaseFilter(only, county, assignee, rule, overdue, sort);
    }
}
