package cn.xiaokang.dashboards.view;

import cn.xiaokang.dashboards.figure.Figure;
import java.util.List;

/** The villages of a county and the look-up codes that were issued for their households. */
public record LookupCodesView(List<Choice> counties, List<Village> villages) {
    /** One village; the last four are empty where no codes were issued. */
    public record Village(
            String code,
            String name,
            Figure households,
            Figure codes,
            String issuedAt,
            String issuedBy,
            String goodUntil) {}
}
