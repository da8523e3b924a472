package cn.xiaokang.warehouse.catalogue;

import java.util.List;
import java.util.Map;

/**
 * One thing that the policy document asks for, in its own words, and what the house has for it: data, indicators, rules and
 * publication, or for each of them the name of the reason why there is none.
 *
 * @param id the clause and the obligation's place in it, such as 三（三）-2
 * @param clause the clause that it stands in
 * @param kind how much it binds
 * @param words its words as they stand in the document
 * @param startsAt where its words begin in the document (characters)
 * @param endsAt where its words have ended
 * @param owners the departments that answer for it, as the document names them
 * @param sources the contracts of the deliveries that show it
 * @param programmes the codes of the programmes that pay for it
 * @param indicators the ids of the indicators that measure it
 * @param rules the ids of the rules that look for its breach
 * @param publication where the public sees it
 * @param numbers the numbers in its words, each with the parameters that hold it; none where it is a date
 * @param without for each aspect that is missing, the name of the reason
 */
public record Obligation(
        String id,
        String clause,
        ObligationKind kind,
        String words,
        int startsAt,
        int endsAt,
        List<String> owners,
        List<String> sources,
        List<String> programmes,
        List<String> indicators,
        List<String> rules,
        List<String> publication,
        Map<String, List<String>> numbers,
        Map<Aspect, String> without) {
    /** How far the house covers it. */
    public Cover cover() {
        if (kind == ObligationKind.STATEMENT) {
            return Cover.NOTHING_ASKED;
        }
        if (sources.isEmpty() && programmes.isEmpty()) {
            return Cover.NONE;
        }
        return indicators.isEmpty() && rules.isEmpty() ? Cover.DATA_ALONE : Cover.HELD;
    }
}
