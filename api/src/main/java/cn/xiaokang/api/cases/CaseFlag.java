package cn.xiaokang.api.cases;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.math.BigDecimal;
import java.util.Map;
import java.util.TreeMap;
import org.apache.commons.codec.digest.DigestUtils;
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
    private static final String QUERY = "query";
    private static final int DIGITS = 16;

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

    /** What an inspector's own query found of a household, in the place of a flag; its identity is made of query and household. */
    static CaseFlag ofFinding(Cases.Finding finding, String snapshotId) {
        Map<String, Object> told = new TreeMap<>();
        told.put("query", finding.queryNo());
        told.put("name", finding.name());
        told.put("version", finding.version());
        told.put("rows", finding.rows());
        String evidence = CaseJson.canonical(told);
        String identity = finding.queryNo() + "|" + finding.householdId();
        return new CaseFlag(
                "q" + DigestUtils.sha256Hex(identity).substring(0, DIGITS),
                QUERY,
                "medium",
                QUERY,
                finding.queryNo(),
                null,
                finding.countyCode(),
                finding.villageCode(),
                finding.householdId(),
                null,
                evidence,
                snapshotId,
                CaseJson.factsDigest(QUERY, finding.householdId(), null, "", evidence));
    }

    /** Whether a rule raised it; otherwise someone told it, or a query found it. */
    @JsonIgnore
    public boolean isOfRule() {
        return !rule.equals(TIP) && !rule.equals(QUERY);
    }
}
