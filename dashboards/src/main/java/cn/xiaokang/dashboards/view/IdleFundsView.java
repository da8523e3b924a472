package cn.xiaokang.dashboards.view;

import cn.xiaokang.dashboards.figure.Figure;
import java.util.List;

/**
 * The rows of money that lies idle or moves slowly.
 *
 * @param note on which day days are counted and by which parameter, in words
 * @param back the address of the funds
 */
public record IdleFundsView(
        int year,
        String areaName,
        String sort,
        List<Choice> years,
        List<Choice> areas,
        List<Choice> sorts,
        String note,
        List<OfCounty> counties,
        List<Item> rows,
        Paging paging,
        String back) {
    /** What a county has of the sort. */
    public record OfCounty(String label, String address, Figure items, Figure amount, Figure mostDays) {}

    /** One row; subject is an allocation, a payment or a batch. */
    public record Item(
            String subjectNo,
            String place,
            String programme,
            String source,
            String since,
            Figure days,
            Figure amount) {}
}
