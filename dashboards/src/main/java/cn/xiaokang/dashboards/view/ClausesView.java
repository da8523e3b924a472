package cn.xiaokang.dashboards.view;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The policy document with what covers each of its obligations.
 *
 * @param gaps those that nothing covers, before the document itself
 */
public record ClausesView(
        List<Tally> tallies, List<Choice> covers, List<Choice> owners, List<Obligation> gaps, List<Clause> clauses) {

    /** How many obligations are covered so far. */
    public record Tally(String cover, String label, String note, String count) {}

    /**
     * A clause with the obligations that are shown of it.
     *
     * @param besides indicators and rules of the clause that no obligation names
     */
    public record Clause(String clause, String title, List<Obligation> obligations, List<Link> besides) {}

    /**
     * One obligation: its words, and beside them what covers it.
     *
     * @param reason why there are no data, or an empty text
     */
    public record Obligation(
            String id,
            String clause,
            String kind,
            String cover,
            String coverLabel,
            String words,
            List<Part> parts,
            String reason) {}

    /** One aspect of the cover: what there is, or why there is nothing. */
    public record Part(String label, List<Link> links, String reason) {}

    /** A name, with the way to it where the reader may go there. */
    public record Link(String label, @Nullable String address) {}
}
