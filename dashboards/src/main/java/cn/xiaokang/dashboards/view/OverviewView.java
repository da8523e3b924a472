package cn.xiaokang.dashboards.view;

import cn.xiaokang.dashboards.figure.Figure;
import java.util.List;

/** What anyone may see: the money of a year and how the targets stand, for the whole city. */
public record OverviewView(
        int year,
        List<Choice> years,
        List<CockpitView.Headline> headlines,
        List<Part> programmes,
        List<Part> counties,
        String fundsAddress,
        List<IndicatorRow> indicators) {

    /** What was paid to one programme or county, and where it is told level by level; a dash where few stand behind it. */
    public record Part(String label, String address, Figure amount, Figure payments) {}

    public record IndicatorRow(
            String title, String clause, Figure value, Figure target, CockpitView.State state, String reason) {}
}
