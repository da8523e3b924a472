package cn.xiaokang.dashboards.view;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A table of a page: columns, and rows of as many cells.
 *
 * @param id of the table, for the download
 * @param note what must be known to read it, or empty
 * @param empty what is said where there are no rows
 */
public record Grid(String id, String title, String note, List<Column> columns, List<List<Cell>> rows, String empty) {
    public Grid {
        columns = List.copyOf(columns);
        rows = List.copyOf(rows);
    }

    /** One column; numbers stand to the right. */
    public record Column(String label, boolean isNumber) {
        /** A column of words. */
        public static Column words(String label) {
            return new Column(label, false);
        }

        /** A column of numbers. */
        public static Column numbers(String label) {
            return new Column(label, true);
        }
    }

    /**
     * One cell.
     *
     * @param address where it leads, or null
     * @param hint what is told when one points at it, or empty
     */
    public record Cell(String text, @Nullable String address, String hint) {
        /** A cell that says something. */
        public static Cell of(String text) {
            return new Cell(text, null, "");
        }

        /** A cell that leads somewhere. */
        public static Cell to(String address, String text) {
            return new Cell(text, address, "");
        }

        /** A cell with more behind it. */
        public static Cell hinted(String text, String hint) {
            return new Cell(text, null, hint);
        }
    }
}
