package cn.xiaokang.api.reports;

import cn.xiaokang.api.exports.Cell;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** Figures of indicators as cells, each by its unit. */
final class Shown {
    private Shown() {}

    /** A figure in its indicator's unit; a dash where there is none. */
    static Cell figure(@Nullable BigDecimal value, String unit) {
        return value == null ? new Cell.None("") : new Cell.Amount(value, format(unit));
    }

    static Cell.Format format(String unit) {
        return switch (unit) {
            case "ratio" -> Cell.Format.PERCENT;
            case "yuan" -> Cell.Format.MONEY;
            case "households", "persons", "villages" -> Cell.Format.PLAIN;
            default -> Cell.Format.PLAIN;
        };
    }

    static String unit(String unit) {
        return switch (unit) {
            case "ratio" -> "%";
            case "yuan" -> "元";
            case "households" -> "户";
            case "persons" -> "人";
            case "visits" -> "次";
            case "villages" -> "个村";
            default -> unit;
        };
    }

    /** Points with two decimals; a dash where there are none. */
    static Cell points(@Nullable BigDecimal points) {
        return points == null ? new Cell.None("") : new Cell.Amount(points, Cell.Format.POINTS);
    }

    static Cell whole(@Nullable Integer number) {
        return number == null ? new Cell.None("") : new Cell.Amount(BigDecimal.valueOf(number), Cell.Format.WHOLE);
    }

    static Cell difference(@Nullable BigDecimal now, @Nullable BigDecimal before) {
        return now == null || before == null
                ? new Cell.None("")
                : new Cell.Amount(now.subtract(before), Cell.Format.SIGNED);
    }

    static String state(@Nullable Boolean isMet) {
        return isMet == null ? "—" : isMet ? "达标" : "未达标";
    }

    static Cell text(String words) {
        return new Cell.Text(words);
    }
}
