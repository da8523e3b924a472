package cn.xiaokang.dashboards.view;

import cn.xiaokang.dashboards.figure.Figure;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The leader's cockpit: one area, one year, one indicator looked at more closely. Counts and sums, never persons. */
public record CockpitView(
        String areaCode,
        String areaName,
        int year,
        List<Choice> years,
        List<Choice> areas,
        List<Choice> indicators,
        List<Headline> headlines,
        Tally tally,
        List<TargetRow> targets,
        Chosen chosen,
        List<AreaFigure> counties,
        List<YearFigure> trend,
        Flow flow,
        List<SeverityCount> severities,
        List<RuleCount> rules,
        List<Side> sides) {

    /** A figure at the head of the page. */
    public record Headline(String label, Figure figure, String note) {}

    /** How many targets are met, not met, without a figure; their sum is the number of indicators with a target. */
    public record Tally(int met, int unmet, int empty) {}

    /** Whether a figure reaches its target. */
    public enum State {
        MET,
        UNMET,
        EMPTY,
        UNTARGETED;

        public String css() {
            return name().toLowerCase(java.util.Locale.ROOT);
        }
    }

    /**
     * One indicator against its target.
     *
     * @param bar the figure's length in a bar of 100
     * @param mark where the target stands in it, or -1 where there is none
     * @param basis numerator and denominator in full
     * @param reason why there is no figure, or empty
     * @param since since when it is met or missed without a break, or empty
     * @param why how far a missed figure is from its target and where it stands worst, or empty
     * @param address this page with this indicator chosen
     * @param opens the indicator's own page
     */
    public record TargetRow(
            String indicator,
            String title,
            String clause,
            String owner,
            Figure value,
            Figure target,
            Figure change,
            State state,
            int bar,
            int mark,
            String basis,
            String reason,
            String since,
            String why,
            String address,
            String opens,
            boolean isChosen) {}

    /** The indicator that map and trend show. */
    public record Chosen(
            String indicator,
            String title,
            String unit,
            String clause,
            String owner,
            String numerator,
            String denominator,
            boolean isShare,
            @Nullable String better) {}

    /** The chosen indicator in one county. */
    public record AreaFigure(
            String code, String name, String mapName, Figure value, Figure target, State state, String address) {}

    /** The chosen indicator in one year, beside its target where that year has one. */
    public record YearFigure(int year, Figure value, Figure target) {}

    /** Money from its source through the counties to programmes. */
    public record Flow(List<FlowRow> rows, Figure ordered, Figure confirmed, Figure published, String address) {}

    /** One step of the money, from a source to a county or from there to a programme; what is small is summed as others. */
    public record FlowRow(String stage, String from, String to, Figure ordered) {}

    public record SeverityCount(String severity, String label, Figure flags, Figure atStake) {}

    /**
     * The flags of one rule.
     *
     * @param address the list of these flags, or null where the viewer may not see persons
     */
    public record RuleCount(
            String rule,
            String title,
            String severity,
            String severityLabel,
            Figure flags,
            Figure atStake,
            @Nullable String address) {}

    /** One of the two sides: paid wrongly, or wrongly not paid. */
    public record Side(String label, String note, Figure flags, Figure households, Figure atStake) {}
}
