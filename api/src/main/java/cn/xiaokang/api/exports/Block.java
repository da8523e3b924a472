package cn.xiaokang.api.exports;

import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a section of a report is made of. */
public sealed interface Block {
    /** Words. */
    record Paragraph(String text) implements Block {}

    /** A table; its caption may be empty. */
    record Table(String caption, List<Column> columns, List<Row> rows) implements Block {}

    /** A column's title and its width in characters of half width. */
    record Column(String title, int width) {}

    /** A row; a sum is set off from the rows above it. */
    record Row(List<Cell> cells, Kind kind) {
        /** Whether a row is one of many or their sum. */
        public enum Kind {
            ITEM,
            SUM
        }

        /** One of many. */
        public static Row of(List<Cell> cells) {
            return new Row(cells, Kind.ITEM);
        }

        /** A sum. */
        public static Row sum(List<Cell> cells) {
            return new Row(cells, Kind.SUM);
        }
    }

    /** Bars beside each other, from zero on. */
    record Bars(String title, List<Bar> bars) implements Block {}

    /** One bar; without a value it is named and not drawn. */
    record Bar(String label, @Nullable BigDecimal value, String shown) {}

    /** Lines through labelled points, each missing value a gap. */
    record Lines(String title, List<String> labels, List<Series> series) implements Block {}

    /** One line. */
    record Series(String name, List<@Nullable BigDecimal> values) {}

    /** An address as a code that a telephone reads, with what it is for; in forms that draw none, the address itself. */
    record Code(String address, String says) implements Block {}
}
