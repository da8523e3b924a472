package cn.xiaokang.api.cases;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One case, whole.
 *
 * @param nextSteps what the viewer may do now
 * @param strikeOffs the lines of the strike-off ledger
 * @param replyEndsOn the last day of the window to reply, or null where no notice was given
 * @param broken what is wrong with the history, or null where it is whole
 */
public record CaseDetail(
        CaseLine line,
        List<Flag> flags,
        @Nullable String outcomeBy,
        List<StrikeOffLine> strikeOffs,
        @Nullable LocalDate notifiedOn,
        @Nullable LocalDate replyEndsOn,
        boolean isReferred,
        List<Event> events,
        List<String> nextSteps,
        @Nullable String broken) {
    /**
     * A flag of the case.
     *
     * @param outcome what came of it: its own, or the case's; null where that is open
     * @param today the flag as the current snapshot has it: same, changed, or gone
     */
    public record Flag(
            String flagId,
            String rule,
            String severity,
            String subject,
            String subjectNo,
            @Nullable String period,
            @Nullable String countyCode,
            @Nullable String villageCode,
            @Nullable String householdId,
            @Nullable BigDecimal atStake,
            String evidence,
            String snapshotId,
            String factsDigest,
            @Nullable String outcome,
            String today) {}

    /** A line of the strike-off ledger. */
    public record StrikeOffLine(
            String strikeOff, LocalDate struckOffOn, BigDecimal amount, String documentNo, String words, String user) {}

    /** A step, with its place in the history. */
    public record Event(long entryNo, int eventNo, Instant at, String user, String step, Change change, String hash) {}
}
