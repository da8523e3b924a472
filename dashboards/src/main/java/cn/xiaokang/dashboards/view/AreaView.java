package cn.xiaokang.dashboards.view;

import cn.xiaokang.dashboards.figure.Figure;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One area in one year: who lives there, what reached them, how its figures stand. Counts and sums, never persons. */
public record AreaView(
        String areaCode,
        String areaName,
        String level,
        int year,
        List<Choice> years,
        List<Choice> areas,
        List<IndicatorView.Link> trail,
        List<CockpitView.Headline> headlines,
        CockpitView.Tally tally,
        List<Standing> standings,
        List<Year> trend,
        List<Programme> programmes,
        List<Child> children,
        @Nullable String childLevel) {
    /** One indicator and how it stands to its target. */
    public record Standing(
            String indicator,
            String title,
            Figure value,
            Figure target,
            Figure change,
            CockpitView.State state,
            String since,
            String address) {}

    /** One year of the area. */
    public record Year(
            int year,
            Figure households,
            Figure members,
            Figure income,
            Figure incomeTarget,
            Figure ordered,
            Figure recurring,
            Figure operating) {}

    /** What was paid by one programme. */
    public record Programme(String name, Figure ordered, Figure confirmed, Figure published, Figure payments) {}

    /** An area below. */
    public record Child(
            String name, String address, Figure households, Figure members, Figure income, Figure ordered) {}
}
