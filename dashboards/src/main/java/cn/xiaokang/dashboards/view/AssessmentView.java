package cn.xiaokang.dashboards.view;

import cn.xiaokang.dashboards.figure.Figure;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The assessment sheet of one year: counties by place, points by indicator, how far the places hang on the weights, a trial of other
 * weights, another scheme beside it, and its freezing.
 *
 * @param scheme the version that is shown, such as {@code default-1}
 * @param isTrial whether other weights are being tried
 * @param isFrozenShown whether the frozen sheet is what is shown
 * @param weightSum what the weights that are shown add up to
 * @param otherAddress the sheet as computed now where the frozen one is shown, and the other way round; empty where none is frozen
 * @param resetAddress this sheet without the trial
 */
public record AssessmentView(
        int year,
        List<Choice> years,
        List<Choice> schemes,
        List<Choice> others,
        String scheme,
        String schemeTitle,
        String curve,
        String with,
        boolean isTrial,
        boolean isFrozenShown,
        @Nullable Seal seal,
        boolean maySet,
        Figure weightSum,
        List<CountyRow> counties,
        List<Head> heads,
        List<IndicatorRow> indicators,
        Sensitivity sensitivity,
        List<PartingRow> partings,
        @Nullable Comparison comparison,
        List<Export> exports,
        String otherAddress,
        String resetAddress) {

    /** Who froze which snapshot's sheet when. */
    public record Seal(String scheme, String snapshot, String endsOn, String by, String at, String digest) {}

    /** A county at the head of a column. */
    public record Head(String code, String name) {}

    /**
     * One county's score.
     *
     * @param range the best and the worst rank when one weight is moved
     * @param standing score and rank by the scheme itself while other weights are tried; empty otherwise
     */
    public record CountyRow(
            String code,
            String name,
            Figure score,
            String rank,
            Figure before,
            String rankBefore,
            Figure change,
            Figure available,
            Figure deducted,
            String deductions,
            String range,
            String standing,
            String address) {}

    /**
     * One indicator's points.
     *
     * @param weight the weight that is shown, tried or standing
     * @param standing the scheme's own weight, as a plain number
     * @param most the heaviest that can be tried
     */
    public record IndicatorRow(
            String indicator,
            String title,
            String clause,
            String target,
            Figure weight,
            String standing,
            String most,
            boolean isTried,
            List<Cell> cells) {}

    /**
     * What one county earned.
     *
     * @param share the plain share earned, or empty where it isn't scored
     * @param level 0 to 4: how much is earned, for its colour
     * @param says value and state in words
     */
    public record Cell(String code, Figure points, String share, int level, String says, String address) {}

    /** How far the places hang on the weights. */
    public record Sensitivity(String method, List<Integer> places, List<DrawnRow> rows, List<MoverRow> movers) {}

    /** How often each place was drawn. */
    public record DrawnRow(String name, String rank, String range, List<Drawn> shares) {}

    /** How often one place was drawn; level 0 to 4 for its colour. */
    public record Drawn(Figure share, int level) {}

    /** A weight that alone moves places. */
    public record MoverRow(String title, String change, String moves) {}

    /** Targets of one clause that part ways. */
    public record PartingRow(String county, String clause, String met, String missed) {}

    /** The same year by another version. */
    public record Comparison(String title, List<ComparedCounty> counties, List<ComparedWeight> weights) {}

    /** One county by both. */
    public record ComparedCounty(
            String name, Figure score, String rank, Figure otherScore, String otherRank, Figure difference) {}

    /** A weight that differs. */
    public record ComparedWeight(String title, Figure weight, Figure otherWeight, Figure difference) {}

    /** A document with its addresses by form. */
    public record Export(String title, List<Field> addresses) {}
}
