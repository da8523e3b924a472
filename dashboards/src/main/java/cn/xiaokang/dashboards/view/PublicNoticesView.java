package cn.xiaokang.dashboards.view;

import cn.xiaokang.dashboards.figure.Figure;
import java.util.List;

/**
 * The posted notices, for everyone: a search and one page of what it found.
 *
 * @param subject the number that is searched for, or empty
 * @param villageAddress the page of the chosen village, or empty
 */
public record PublicNoticesView(
        List<Choice> counties,
        List<Choice> villages,
        List<Choice> kinds,
        List<Choice> programmes,
        List<Choice> years,
        String subject,
        String villageAddress,
        List<Line> notices,
        Paging paging) {
    /**
     * One notice.
     *
     * @param state where it stands, in words
     * @param isStanding whether it can be read now
     */
    public record Line(
            String number,
            String title,
            String place,
            String subject,
            String programmes,
            String postedOn,
            String standsUntil,
            String state,
            boolean isStanding,
            Figure items,
            Figure amount,
            String address) {}
}
