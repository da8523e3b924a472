package cn.xiaokang.api.assessment;

import cn.xiaokang.warehouse.catalogue.Clause;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One indicator: what it means, the words of its clause, and its figures by area and year. */
public record IndicatorSeries(Meaning indicator, @Nullable ClauseWords clause, List<Figure> series) {
    /** A clause of the policy with its words, and where they stand in the document. */
    public record ClauseWords(String clause, String title, String text, int startsAt, int endsAt) {
        /** The words of a clause of the catalogue; null where it is unknown. */
        public static @Nullable ClauseWords of(@Nullable Clause clause) {
            return clause == null
                    ? null
                    : new ClauseWords(
                            clause.clause(), clause.title(), clause.text(), clause.startsAt(), clause.endsAt());
        }
    }
}
