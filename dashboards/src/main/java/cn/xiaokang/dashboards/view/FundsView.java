package cn.xiaokang.dashboards.view;

import cn.xiaokang.dashboards.figure.Figure;
import java.util.List;

/**
 * Funds of one year: what was allocated, ordered, confirmed by the bank and published.
 *
 * @param progress what had moved by the end of each month
 * @param tree the opened part of the tree of funds, from the top down
 * @param levels each level of the tree held against its payments
 * @param idle what lies idle or moves slowly
 * @param idleNote on which day that is measured, in words
 */
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
        List<Line> progress,
        List<CockpitView.FlowRow> flow,
        List<Branch> tree,
        List<Level> levels,
        List<Idle> idle,
        String idleNote,
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

    /**
     * A row of the tree of funds.
     *
     * @param depth 1 of a source to 6 of a household
     * @param level what it is, in words
     * @param address opens or closes it, empty where it has nothing below
     * @param check how an open one agrees with the level below, in words; empty of a closed one
     */
    public record Branch(
            int depth,
            String level,
            String label,
            String address,
            boolean isOpen,
            Figure allocated,
            Figure ordered,
            Figure confirmed,
            Figure published,
            Figure payments,
            String check,
            boolean agrees) {}

    /** A level of the tree held against the payments and allocations under it. */
    public record Level(
            String label,
            Figure nodes,
            Figure allocated,
            Figure ordered,
            Figure confirmed,
            Figure published,
            Figure payments,
            String check,
            boolean agrees) {}

    /** One sort of idle or slow money; address opens its rows. */
    public record Idle(String label, String rule, Figure items, Figure amount, Figure mostDays, String address) {}
}
