package cn.xiaokang.dashboards.view;

import cn.xiaokang.dashboards.figure.Figure;
import java.util.List;

/**
 * Why the income per person changed, and the integrity notes on the figures.
 *
 * @param steps the change of the area and year in steps, from last year's income to this year's; empty where it can't be split
 * @param why why it can't be split, or an empty text
 * @param headlines what the change comes to
 * @param years the area's changes of all years
 * @param counties the counties' changes of the year
 * @param notes the integrity notes
 * @param testsNote how many tests were made and what the adjustment means
 */
public record GrowthView(
        int year,
        String areaName,
        List<Choice> years,
        List<Choice> areas,
        List<CockpitView.Headline> headlines,
        List<Step> steps,
        String why,
        List<Line> lines,
        List<Line> counties,
        List<Note> notes,
        String testsNote,
        String downloadAddress) {

    /**
     * One step.
     *
     * @param part its name, for the chart
     * @param level the income per person after it
     * @param change what it adds, empty at both ends
     * @param points the same as a share of last year's income
     */
    public record Step(String part, String label, Figure level, Figure change, Figure points) {}

    /** One area and year: the change and its parts. */
    public record Line(
            String label,
            String address,
            Figure before,
            List<Figure> parts,
            Figure after,
            Figure change,
            Figure growth,
            String households) {}

    /**
     * One note: what it asks, what else may lie behind it, and its tests.
     *
     * @param lookedAt how it is looked at where the data allow less than it asks, or an empty text
     */
    public record Note(
            String id,
            String title,
            String asks,
            String mayBe,
            String lookedAt,
            String indicators,
            String method,
            String state,
            String stateLabel,
            List<TestRow> tests) {}

    /** One test of a note in an area and year, its numbers ready to be shown. */
    public record TestRow(
            String area,
            int year,
            String items,
            String observed,
            String expected,
            String effect,
            String p,
            String adjustedP,
            boolean isWorthAsking) {}
}
