package cn.xiaokang.api.rules;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One rule in one county, with and without its exemptions; counts are flags.
 *
 * @param countyCode null where the rule's rows can't be placed in a county
 * @param without how many there would be without any exemption
 * @param cleared what each exemption clears by itself: with the others still at work, so many more would be flagged without it
 * @param clearedBySeveral what no exemption clears alone: two or more of them hold
 * @param remain how many there are
 */
public record ExemptionLine(
        String rule,
        String ruleTitle,
        @Nullable String countyCode,
        long without,
        List<Cleared> cleared,
        long clearedBySeveral,
        long remain) {
    /**
     * What one exemption clears.
     *
     * @param clause the clause that makes it lawful
     */
    public record Cleared(
            String exemption,
            @Nullable String zh,
            String en,
            @Nullable String clause,
            long flags) {}
}
