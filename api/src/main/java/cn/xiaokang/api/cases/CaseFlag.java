package cn.xiaokang.api.cases;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * A flag as it stood when it came into a case; it outlives the snapshot.
 *
 * @param flagId its identity over all snapshots: made of rule, subject and period
 * @param subjectNo persons and accounts by token
 * @param atStake money at stake in yuan
 * @param evidence what the rule compared, as JSON
 * @param snapshotId where it was read
 * @param factsDigest SHA-256 over what it names; another digest means that the facts have changed
 */
public record CaseFlag(
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
        String factsDigest) {
    private static final String TIP = "tip";

    /** What someone told, in the place of a flag. */
    static CaseFlag ofTip(String tipNo, String countyCode, @Nullable String villageCode, String snapshotId) {
        return new CaseFlag(
                tipNo,
                TIP,
                "medium",
                TIP,
                tipNo,
                null,
                countyCode,
                villageCode,
                null,
                null,
                "{}",
                snapshotId,
                CaseJson.factsDigest(TIP, tipNo, null, "", "{}"));
    }

    /** Whether it is no flag of a rule, but what someone told. */
    @JsonIgnore
    public boolean isTip() {
        return rule.equals(TIP);
    }
}
