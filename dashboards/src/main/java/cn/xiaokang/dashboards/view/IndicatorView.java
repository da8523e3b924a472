package cn.xiaokang.dashboards.view;

import cn.xiaokang.dashboards.figure.Figure;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One indicator of one area and year: what it says and means, the areas below, the years, the rows behind. */
public record IndicatorView(
        Meaning meaning,
        String areaName,
        int year,
        List<Choice> indicators,
        List<Choice> areas,
        List<Choice> years,
        List<Link> trail,
        Here here,
        boolean hasMap,
        List<Place> places,
        List<CockpitView.YearFigure> trend,
        List<Integer> matrixYears,
        List<MatrixRow> matrix,
        Rows rows) {
    /** What the indicator means. */
    public record Meaning(
            String indicator,
            String title,
            String unit,
            String owner,
            String numerator,
            String denominator,
            @Nullable String note,
            String clause,
            String clauseText) {}

    /** A way up: an area that this one lies in. */
    public record Link(String label, String address) {}

    /** The figure itself. */
    public record Here(
            Figure value,
            Figure target,
            Figure change,
            CockpitView.State state,
            String since,
            String gap,
            Figure numerator,
            Figure denominator,
            String profile) {}

    /**
     * The figure in an area below, best first.
     *
     * @param mapName its name on the map
     * @param rank its place; areas with one value share it; empty without a value
     */
    public record Place(
            String code,
            String name,
            String mapName,
            String rank,
            Figure value,
            Figure target,
            CockpitView.State state,
            String address,
            String profile) {}

    /** An area through the years, in the order of the years. */
    public record MatrixRow(String name, String address, List<Cell> cells) {}

    /** One area in one year. */
    public record Cell(Figure value, CockpitView.State state) {}

    /**
     * One page of the rows behind.
     *
     * @param notice why they are de-identified, or null
     */
    public record Rows(
            String kind,
            List<Row> rows,
            Figure numerator,
            Figure denominator,
            Paging paging,
            @Nullable String notice) {}

    /**
     * One row.
     *
     * @param address where it comes from, or null where it is de-identified
     */
    public record Row(
            String no,
            String area,
            Figure numerator,
            Figure denominator,
            @Nullable String address) {}
}
