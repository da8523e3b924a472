package cn.xiaokang.dashboards.view;

import cn.xiaokang.dashboards.figure.Figure;
import java.util.List;

/** What anyone may see: the money of a year and how the targets stand, for the whole city. */
public record OverviewView(
        int year,
        List<Choice> years,
        List<CockpitView.Headline> headlines,
        List<FundsView.Line> programmes,
        List<FundsView.Line> counties,
        List<IndicatorRow> indicators) {

    public record IndicatorRow(
            String title, String clause, Figure value, Figure target, CockpitView.State state, String reason) {}
}
