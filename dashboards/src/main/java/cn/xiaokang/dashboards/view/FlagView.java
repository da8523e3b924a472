package cn.xiaokang.dashboards.view;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One flag with all that it rests on.
 *
 * @param facts what the flag is about
 * @param evidence the rows compared
 * @param findings values that the rule worked out from them
 * @param parameters dated figures of the policy that the rule used
 * @param exemptions what would make it lawful, and was looked for
 * @param clears what would clear this rule's flags, or empty
 * @param sql the rule as it ran
 */
public record FlagView(
        String flag,
        String rule,
        String title,
        String severity,
        String severityLabel,
        String definition,
        List<Field> facts,
        List<EvidenceRow> evidence,
        List<Field> findings,
        List<Parameter> parameters,
        List<String> exemptions,
        String clears,
        String clause,
        String clauseTitle,
        String clauseText,
        String sql,
        String household,
        @Nullable String householdAddress,
        String listAddress,
        InCase inCase) {

    /**
     * How the flag stands to the cases.
     *
     * @param isFree whether a case can be opened from it
     * @param open a new case, and those that still take flags
     */
    public record InCase(
            String state,
            String label,
            @Nullable String caseNo,
            @Nullable String address,
            boolean isFree,
            List<Choice> open) {}

    /** One row of a table with the place in a delivery that it came from. */
    public record EvidenceRow(String table, String no, String file, String line, List<Field> fields) {}

    /** A dated figure. */
    public record Parameter(String name, String title, String value, String validFrom, String clause) {}
}
