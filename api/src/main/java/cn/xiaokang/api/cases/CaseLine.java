package cn.xiaokang.api.cases;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One case in a list; names no person.
 *
 * @param flags how many flags it holds
 * @param daysOverdue how late it is; 0 where it is not
 * @param seen how many steps it has; a step says how many its author has seen
 */
public record CaseLine(
        String caseNo,
        String status,
        String countyCode,
        List<String> rules,
        int flags,
        @Nullable BigDecimal atStake,
        @Nullable String assignee,
        @Nullable LocalDate dueOn,
        long daysOverdue,
        @Nullable String outcome,
        BigDecimal found,
        BigDecimal stopped,
        BigDecimal recovered,
        String openedBy,
        Instant openedAt,
        int seen) {
    static CaseLine of(CaseFile file, LocalDate today) {
        CaseEvent opened = file.events().get(0);
        Change.OutcomeSet outcome = file.outcome();
        return new CaseLine(
                file.caseNo(),
                file.status().code(),
                file.countyCode(),
                List.copyOf(file.rules()),
                file.flags().size(),
                file.atStake(),
                file.assignee(),
                file.dueOn(),
                file.daysOverdue(today),
                outcome == null ? null : outcome.outcome().code(),
                file.found(),
                file.stopped(),
                file.recovered(),
                opened.user(),
                opened.at(),
                file.seen());
    }
}
