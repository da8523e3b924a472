package cn.xiaokang.etl.city;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * One row as it should be: text, codes and numbers as String, dates as LocalDate, money as cents in a Long, counts as
 * Integer, decimals as BigDecimal, flags as Boolean, what is missing as null.
 */
final class Row {
    final Sheet sheet;
    final @Nullable Object[] values;

    Row(Sheet sheet, @Nullable Object[] values) {
        this.sheet = sheet;
        this.values = values;
    }

    @Nullable
    Object value(String column) {
        return values[sheet.position(column)];
    }

    String text(String column) {
        Object value = value(column);
        return value == null ? "" : value.toString();
    }

    @Nullable
    LocalDate date(String column) {
        return (LocalDate) value(column);
    }

    /** A date that the contract requires. */
    LocalDate day(String column) {
        LocalDate day = date(column);
        if (day == null) {
            throw new IllegalArgumentException(sheet.source + "." + column + " is empty");
        }
        return day;
    }

    /** Money in cents; what is missing counts as nothing. */
    long cents(String column) {
        Object value = value(column);
        return value == null ? 0 : (Long) value;
    }

    int number(String column) {
        Object value = value(column);
        return value == null ? 0 : value instanceof Integer n ? n : Integer.parseInt(value.toString());
    }

    boolean flag(String column) {
        return Boolean.TRUE.equals(value(column));
    }

    boolean has(String column) {
        return value(column) != null;
    }

    /** The same row with another value in one column. */
    Row with(String column, @Nullable Object value) {
        @Nullable Object[] other = values.clone();
        other[sheet.position(column)] = value;
        return new Row(sheet, other);
    }
}
