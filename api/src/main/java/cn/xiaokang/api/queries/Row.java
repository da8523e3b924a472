package cn.xiaokang.api.queries;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** One row of an answer of DuckDB, read by column. */
public final class Row {
    private final Map<String, @Nullable Object> values;

    Row(Map<String, @Nullable Object> values) {
        this.values = values;
    }

    /** A row whose values something else has read. */
    public static Row of(Map<String, @Nullable Object> values) {
        return new Row(values);
    }

    /** The names of its columns, in order. */
    public Set<String> columns() {
        return values.keySet();
    }

    /** A text that is there. */
    public String text(String column) {
        return there(column, textOrNull(column));
    }

    /** A text, or null. */
    public @Nullable String textOrNull(String column) {
        Object value = value(column);
        return value == null ? null : value.toString();
    }

    /** A count or another whole number that is there. */
    public long whole(String column) {
        return there(column, wholeOrNull(column));
    }

    /** A whole number, or null. */
    public @Nullable Long wholeOrNull(String column) {
        Object value = value(column);
        if (value == null) {
            return null;
        }
        if (value instanceof BigInteger big) {
            return big.longValueExact();
        }
        return ((Number) value).longValue();
    }

    /** A year that is there. */
    public int year(String column) {
        return Math.toIntExact(whole(column));
    }

    /** Money in yuan, with its two decimals, that is there. */
    public BigDecimal money(String column) {
        return there(column, moneyOrNull(column));
    }

    /** Money in yuan, with its two decimals, or null. */
    public @Nullable BigDecimal moneyOrNull(String column) {
        Object value = value(column);
        return value == null ? null : ((BigDecimal) value).setScale(2, RoundingMode.UNNECESSARY);
    }

    /** An exact figure without the zeros at its end, or null. */
    public @Nullable BigDecimal figureOrNull(String column) {
        Object value = value(column);
        if (value == null) {
            return null;
        }
        BigDecimal figure = value instanceof BigDecimal decimal ? decimal : new BigDecimal(value.toString());
        BigDecimal stripped = figure.stripTrailingZeros();
        return stripped.scale() < 0 ? stripped.setScale(0, RoundingMode.UNNECESSARY) : stripped;
    }

    /** A day, or null. */
    public @Nullable LocalDate dateOrNull(String column) {
        Object value = value(column);
        return value == null ? null : (LocalDate) value;
    }

    /** Yes or no, that is there. */
    public boolean truth(String column) {
        return there(column, truthOrNull(column));
    }

    /** Yes or no, or null. */
    public @Nullable Boolean truthOrNull(String column) {
        return (Boolean) value(column);
    }

    private @Nullable Object value(String column) {
        Object value = values.get(column);
        if (value == null && !values.containsKey(column)) {
            throw new IllegalArgumentException("No column " + column + " among " + values.keySet());
        }
        return value;
    }

    private static <T> T there(String column, @Nullable T value) {
        if (value == null) {
            throw new IllegalStateException("Column " + column + " is empty where it must not be");
        }
        return value;
    }
}
