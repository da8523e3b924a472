package cn.xiaokang.api.assessment;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where one row behind a figure comes from.
 *
 * @param item the row
 * @param figure where the row is itself a figure: that one, which opens in turn
 * @param rows the delivered rows that it rests on, each with its file and line
 * @param clause the words that the indicator measures
 */
public record Origin(
        Meaning indicator,
        int year,
        ItemRows.Item item,
        @Nullable OtherFigure figure,
        List<Delivered> rows,
        IndicatorSeries.@Nullable ClauseWords clause) {
    /** A figure by its address. */
    public record OtherFigure(String indicator, String titleZh, String titleEn, String areaCode, int year) {}

    /**
     * A delivered row.
     *
     * @param table the table of the star that keeps it
     * @param rowNo its key there
     * @param file the delivered file, period and name
     * @param line its line in the file; the header is line 1
     */
    public record Delivered(
            String table,
            String titleZh,
            String titleEn,
            String rowNo,
            @Nullable String deliveryId,
            @Nullable String file,
            @Nullable Long line,
            List<Value> values) {}

    /** What the delivery says in one column; codes as codes, persons as tokens. */
    public record Value(String column, String titleZh, String value) {}
}
