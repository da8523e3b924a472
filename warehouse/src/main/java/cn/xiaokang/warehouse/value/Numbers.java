package cn.xiaokang.warehouse.value;

import java.math.BigDecimal;
import java.math.RoundingMode;
import org.jspecify.annotations.Nullable;

/**
 * Amounts, decimals and integers as written: 1234.5, 1,234.50, full-width digits, and for amounts ¥1234.5. Separators
 * stand before each third digit or nowhere. Exponents, words and digits that would be lost are refused, never rounded.
 */
public final class Numbers {
    /** Digits after the point that an amount keeps, in yuan. */
    public static final int MONEY_SCALE = 2;

    /** Digits of an amount, DECIMAL(14,2). */
    public static final int MONEY_PRECISION = 14;

    /** Digits after the point that a decimal keeps. */
    public static final int DECIMAL_SCALE = 4;

    /** Digits of a decimal, DECIMAL(18,4). */
    public static final int DECIMAL_PRECISION = 18;

    private static final int GROUP = 3;

    private Numbers() {}

    /** An amount in yuan, never negative; null where the text is none or has a part of a fen. */
    public static @Nullable BigDecimal money(String written) {
        String text = plain(written);
        if (!text.isEmpty() && text.charAt(0) == '¥') {
            text = text.substring(1);
        }
        return unsigned(text, MONEY_PRECISION, MONEY_SCALE);
    }

    /** An amount in yuan that may lie below zero, written with a minus before all else. */
    public static @Nullable BigDecimal signedMoney(String written) {
        String text = plain(written);
        return text.startsWith("-") ? negated(money(text.substring(1))) : money(text);
    }

    public static @Nullable BigDecimal decimal(String written) {
        String text = plain(written);
        return text.startsWith("-")
                ? negated(unsigned(text.substring(1), DECIMAL_PRECISION, DECIMAL_SCALE))
                : unsigned(text, DECIMAL_PRECISION, DECIMAL_SCALE);
    }

    private static @Nullable BigDecimal negated(@Nullable BigDecimal number) {
        return number == null ? null : number.negate();
    }

    public static @Nullable Integer integer(String written) {
        BigDecimal number = decimal(written);
        if (number == null) {
            return null;
        }
        try {
            return number.intValueExact();
        } catch (ArithmeticException notAnInteger) {
            return null;
        }
    }

    private static String plain(String written) {
        return HalfWidth.of(Blanks.trimmed(written));
    }

    private static @Nullable BigDecimal unsigned(String text, int precision, int scale) {
        int point = text.indexOf('.');
        String whole = point < 0 ? text : text.substring(0, point);
        String part = point < 0 ? "" : text.substring(point + 1);
        String digits = withoutSeparators(whole);
        if (digits == null || (point >= 0 && !isDigits(part))) {
            return null;
        }
        BigDecimal number = new BigDecimal(point < 0 ? digits : digits + '.' + part);
        if (number.scale() > scale) {
            number = number.stripTrailingZeros();
        }
        if (number.scale() > scale) {
            return null;
        }
        number = number.setScale(scale, RoundingMode.UNNECESSARY);
        return number.precision() > precision ? null : number;
    }

    private static @Nullable String withoutSeparators(String whole) {
        int comma = whole.indexOf(',');
        if (comma < 0) {
            return isDigits(whole) ? whole : null;
        }
        String[] groups = whole.split(",", -1);
        if (groups[0].length() > GROUP || !isDigits(groups[0])) {
            return null;
        }
        for (int i = 1; i < groups.length; i++) {
            if (groups[i].length() != GROUP || !isDigits(groups[i])) {
                return null;
            }
        }
        return String.join("", groups);
    }

    static boolean isDigits(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c < '0' || c > '9') {
                return false;
            }
        }
        return !text.isEmpty();
    }
}
