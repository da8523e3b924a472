package cn.xiaokang.dashboards.view;

import cn.xiaokang.dashboards.figure.Figure;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where one row behind a figure comes from.
 *
 * @param asking where a purpose must be stated first: what to say about it; null where the rows are shown
 */
public record OriginView(
        String indicator,
        String title,
        String kind,
        String itemNo,
        String name,
        String areaCode,
        int year,
        String back,
        @Nullable Asking asking,
        Figure numerator,
        Figure denominator,
        @Nullable String figureAddress,
        @Nullable String figureTitle,
        @Nullable String household,
        List<FlagView.EvidenceRow> rows,
        String clause,
        String clauseText) {
    /** The question for a purpose; a fault where the one given won't do. */
    public record Asking(String fault) {}
}
