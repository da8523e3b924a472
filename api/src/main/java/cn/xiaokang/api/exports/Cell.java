package cn.xiaokang.api.exports;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.util.Locale;

/** What stands in one place of a table. */
public sealed interface Cell {
    /** How it is shown where it can't be computed again. */
    String shown();

    /** Words. */
    record Text(String words) implements Cell {
        @Override
        public String shown() {
            return words;
        }
    }

    /** A number, exact; only its showing is rounded. */
    record Amount(BigDecimal value, Format format) implements Cell {
        @Override
        public String shown() {
            return format.shown(value);
        }
    }

    /**
     * A number that a workbook computes from its own cells.
     *
     * @param pattern the formula, with {@code {column,row}} for a cell of the table's body, counted from 0; {@code {,row}} is in the
     *     formula's own column
     * @param value what it comes to
     */
    record Formula(String pattern, BigDecimal value, Format format) implements Cell {
        @Override
        public String shown() {
            return format.shown(value);
        }
    }

    /** No number: a dash, or why. */
    record None(String why) implements Cell {
        @Override
        public String shown() {
            return why.isEmpty() ? "—" : why;
        }
    }

    /** How a number is shown. */
    enum Format {
        WHOLE("#,##0", 0, 0),
        POINTS("0.00", 2, 0),
        MONEY("#,##0.00", 2, 0),
        PERCENT("0.0%", 1, 2),
        SIGNED("+0.00;-0.00;0.00", 2, 0),
        PLAIN("#,##0.####", 4, 0);

        private final String code;
        private final int digits;
        private final int shift;

        Format(String code, int digits, int shift) {
            this.code = code;
            this.digits = digits;
            this.shift = shift;
        }

        /** The format's code in a workbook. */
        String code() {
            return code;
        }

        /** The number as it is shown. */
        public String shown(BigDecimal value) {
            BigDecimal rounded = value.movePointRight(shift).setScale(digits, RoundingMode.HALF_UP);
            String pattern = this == PLAIN ? "#,##0.####" : digits == 0 ? "#,##0" : "#,##0." + "0".repeat(digits);
            String text = new DecimalFormat(pattern, DecimalFormatSymbols.getInstance(Locale.ROOT)).format(rounded);
            String signed = this == SIGNED && rounded.signum() > 0 ? "+" + text : text;
            return this == PERCENT ? signed + "%" : signed;
        }
    }
}
