package cn.xiaokang.api.flags;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * One flag in a list: a question, never a verdict.
 *
 * @param subject the grain: payment, household, person ...
 * @param subjectNo what is flagged; persons and accounts by token; null where the viewer may not see persons
 * @param atStake the money at stake in yuan, or null where none is
 * @param moneyKind paid_wrongly, avoidable, missed, or none where the rule names no amount
 * @param caseState how it stands to the cases; null where the viewer may not see persons
 * @param caseNo the newest case that holds it, or null
 */
public record FlagLine(
        String flagId,
        String rule,
        String ruleTitle,
        String severity,
        String subject,
        @Nullable String subjectNo,
        @Nullable String period,
        @Nullable String countyCode,
        @Nullable String countyName,
        @Nullable String villageCode,
        @Nullable String villageName,
        @Nullable String householdId,
        @Nullable BigDecimal atStake,
        String moneyKind,
        @Nullable String caseState,
        @Nullable String caseNo) {
    /** The same without what could lead to a person. */
    FlagLine withoutPersons() {
        return new FlagLine(
                flagId,
                rule,
                ruleTitle,
                severity,
                subject,
                null,
                period,
                countyCode,
                countyName,
                null,
                null,
                null,
                atStake,
                moneyKind,
                null,
                null);
    }
}
