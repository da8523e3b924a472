package cn.xiaokang.dashboards.view;

import cn.xiaokang.dashboards.figure.Figure;
import java.util.List;

/** Funds of one year: what was allocated, ordered, confirmed by the bank and published. */
public record FundsView(
        int year,
        String areaName,
        List<Choice> years,
        List<Choice> areas,
        List<Choice> programmes,
        Line total,
        List<Line> sources,
        List<Line> counties,
        List<Line> programmeLines,
        List<Line> months,
        List<CockpitView.FlowRow> flow,
        String downloadAddress) {

    /**
     * One line of the books.
     *
     * @param gap ordered less confirmed
     * @param unpublished confirmed less published
     */
    public record Line(
            String code,
            String label,
            String address,
            Figure allocated,
            Figure ordered,
            Figure confirmed,
            Figure published,
            Figure gap,
            Figure unpublished,
            Figure payments,
            Figure progress) {}
}
