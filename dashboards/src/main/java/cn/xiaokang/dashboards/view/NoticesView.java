package cn.xiaokang.dashboards.view;

import cn.xiaokang.dashboards.figure.Figure;
import java.util.List;

/**
 * The publisher's desk: what waits for whom, what must be posted by when, how the three books differ, how the counties do.
 *
 * @param dueNote on which day the states are measured, in words
 * @param mayPrepare whether the viewer may prepare notices
 */
public record NoticesView(
        List<Choice> years,
        List<Choice> areas,
        List<Choice> kinds,
        List<Choice> states,
        List<CockpitView.Headline> headlines,
        List<Waiting> waiting,
        String kind,
        String dueNote,
        List<Due> due,
        Paging duePaging,
        boolean mayPrepare,
        Book total,
        List<Book> books,
        List<Choice> sorts,
        List<Difference> differences,
        Paging differencesPaging,
        List<Skim> skims,
        List<Attacked> attacks,
        List<Standing> league) {
    /** A notice in its life here; late says by how many days, or is empty; attack is what the attack on it came to. */
    public record Waiting(
            String number,
            String title,
            String place,
            String state,
            String badge,
            String preparedBy,
            String dueOn,
            String late,
            String attack,
            String attackBadge,
            String address) {}

    /** The newest release of a data set, with what the attack on it found in cells and of persons. */
    public record Attacked(
            String title, String snapshot, String madeAt, String state, String badge, String cells, String persons) {}

    /** One thing that must be noticed; number and address are those of the notice here, or empty. */
    public record Due(
            String area,
            String place,
            String subjectNo,
            String since,
            String dueOn,
            Figure items,
            Figure amount,
            String posted,
            String state,
            String badge,
            String number,
            String address) {}

    /** Three books beside each other: items and yuan. */
    public record Book(
            String label,
            Figure orderedItems,
            Figure ordered,
            Figure bankItems,
            Figure bank,
            Figure publishedItems,
            Figure published,
            boolean agrees) {}

    /** A row that makes the books differ; flag and flagAddress are empty where no flag stands or may be opened. */
    public record Difference(
            String what,
            String subjectNo,
            String place,
            String month,
            Figure ordered,
            Figure other,
            Figure difference,
            String flag,
            String flagAddress) {}

    /** What the bank paid below what was ordered. */
    public record Skim(String by, String key, Figure payments, Figure ordered, Figure bank, Figure missing) {}

    /** One county of the league. */
    public record Standing(
            int place,
            String county,
            Figure share,
            Figure due,
            Figure inTime,
            Figure late,
            Figure unposted,
            Figure early) {}
}
