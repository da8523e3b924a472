package cn.xiaokang.dashboards.view;

import cn.xiaokang.dashboards.figure.Figure;
import java.util.List;

/** All indicators of one year: an area and those below it, side by side. */
public record IndicatorBookView(
        String areaCode,
        String areaName,
        int year,
        List<Choice> years,
        List<Choice> areas,
        List<Column> columns,
        List<Row> rows) {
    /** An area with its own page. */
    public record Column(String code, String name, String address) {}

    /** One indicator; its cells in the order of the columns. */
    public record Row(String indicator, String title, String clause, Figure target, String address, List<Cell> cells) {}

    /** The indicator in one area. */
    public record Cell(Figure value, CockpitView.State state, String address) {}
}
