package cn.xiaokang.dashboards.view;

import java.util.List;

/** What people told, for inspectors; never who. */
public record TipsView(List<Choice> states, List<Line> tips, Paging paging) {
    /** One line. */
    public record Line(
            String number,
            String address,
            String about,
            String place,
            String beginning,
            String toldOn,
            String dueOn,
            String state,
            String badge,
            String caseNo) {}
}
