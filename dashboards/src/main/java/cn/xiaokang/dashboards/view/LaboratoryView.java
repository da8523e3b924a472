package cn.xiaokang.dashboards.view;

import cn.xiaokang.dashboards.figure.Figure;
import java.util.List;

/** The policy laboratory: parameters to move, and what would change. Counts and sums, never persons. */
public record LaboratoryView(
        String areaName,
        int year,
        List<Choice> years,
        List<Slider> sliders,
        boolean isMoved,
        String reset,
        List<CockpitView.Headline> headlines,
        List<Households> households,
        List<County> counties,
        List<Money> money,
        List<IndicatorChange> indicators,
        List<FlagChange> flags) {
    /**
     * A parameter to move.
     *
     * @param form how its value is read: percent, yuan or plain
     * @param shown the tried value as people read it
     * @param given the value that the policy sets, as people read it
     */
    public record Slider(
            String name,
            String title,
            String clause,
            String form,
            String from,
            String to,
            String step,
            String value,
            String tried,
            String shown,
            String given,
            boolean isMoved) {}

    /** Households of a county below the line. */
    public record Households(String county, Figure judged, Figure before, Figure after, Figure in, Figure out) {}

    /** What the moved parameters decide in a county, all programmes together. */
    public record County(String county, Figure before, Figure after, Figure change) {}

    /** The same of one programme in a county. */
    public record Money(String county, String programme, Figure ordered, Figure before, Figure after, Figure change) {}

    /** An indicator of an area whose value, target or state changes. */
    public record IndicatorChange(
            String title,
            String area,
            String address,
            Figure before,
            Figure after,
            Figure targetBefore,
            Figure targetAfter,
            CockpitView.State stateBefore,
            CockpitView.State stateAfter) {}

    /** The flags of a rule whose flags change. */
    public record FlagChange(
            String rule,
            String title,
            Figure before,
            Figure after,
            Figure raised,
            Figure dropped,
            Figure atStakeBefore,
            Figure atStakeAfter) {}
}
