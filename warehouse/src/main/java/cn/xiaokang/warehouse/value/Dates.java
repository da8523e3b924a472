package cn.xiaokang.warehouse.value;

import java.time.LocalDate;
import java.time.YearMonth;
import org.jspecify.annotations.Nullable;

/**
 * Days, months, years and periods as written: 2021-03-05, 2021/3/5, 2021.3.5, 20210305, 2021年3月5日; 2021-03, 202103,
 * 2021年3月; 2021, 2021年. A date with a time, a year of two digits and a day that the calendar lacks are none.
 */
public final class Dates {
    private static final int FIRST_YEAR = 1800;
    private static final int LAST_YEAR = 2199;
    private static final int YEAR_DIGITS = 4;
    private static final int MONTH_DIGITS = 6;
    private static final int DAY_DIGITS = 8;
    private static final int NONE = -1;

    private Dates() {}

    public static @Nullable LocalDate day(String written) {
        String text = plain(written);
        int year = yearOf(text);
        if (year == NONE) {
            return null;
        }
        if (text.length() == DAY_DIGITS && digits(text, YEAR_DIGITS, DAY_DIGITS) != NONE) {
            return dayOf(year, digits(text, YEAR_DIGITS, MONTH_DIGITS), digits(text, MONTH_DIGITS, DAY_DIGITS));
        }
        if (text.length() <= YEAR_DIGITS) {
            return null;
        }
        char separator = text.charAt(YEAR_DIGITS);
        int monthEnds = endOfOneOrTwoDigits(text, YEAR_DIGITS + 1);
        if (monthEnds == NONE || monthEnds >= text.length() || !separates(separator, text.charAt(monthEnds))) {
            return null;
        }
        int dayEnds = endOfOneOrTwoDigits(text, monthEnds + 1);
        if (dayEnds == NONE || !text.substring(dayEnds).equals(separator == '年' ? "日" : "")) {
            return null;
        }
        return dayOf(year, digits(text, YEAR_DIGITS + 1, monthEnds), digits(text, monthEnds + 1, dayEnds));
    }

    public static @Nullable YearMonth month(String written) {
        String text = plain(written);
        int year = yearOf(text);
        if (year == NONE || text.length() <= YEAR_DIGITS) {
            return null;
        }
        int month;
        char separator = text.charAt(YEAR_DIGITS);
        if (text.length() == MONTH_DIGITS && digits(text, YEAR_DIGITS, MONTH_DIGITS) != NONE) {
            month = digits(text, YEAR_DIGITS, MONTH_DIGITS);
        } else {
            int monthEnds = endOfOneOrTwoDigits(text, YEAR_DIGITS + 1);
            boolean ends = monthEnds != NONE
                    && (separator == '年'
                            ? text.substring(monthEnds).equals("月")
                            : separates(separator, separator) && monthEnds == text.length());
            if (!ends) {
                return null;
            }
            month = digits(text, YEAR_DIGITS + 1, monthEnds);
        }
        return month >= 1 && month <= 12 ? YearMonth.of(year, month) : null;
    }

    public static @Nullable Integer year(String written) {
        String text = plain(written);
        int year = yearOf(text);
        boolean ends = text.length() == YEAR_DIGITS
                || text.substring(Math.min(YEAR_DIGITS, text.length())).equals("年");
        return year != NONE && ends ? year : null;
    }

    /** A month as 2021-03 or a year as 2021. */
    public static @Nullable String period(String written) {
        Integer year = year(written);
        if (year != null) {
            return year.toString();
        }
        YearMonth month = month(written);
        return month == null ? null : month.toString();
    }

    private static String plain(String written) {
        return HalfWidth.of(Blanks.trimmed(written));
    }

    private static int yearOf(String text) {
        int year = text.length() < YEAR_DIGITS ? NONE : digits(text, 0, YEAR_DIGITS);
        return year >= FIRST_YEAR && year <= LAST_YEAR ? year : NONE;
    }

    private static boolean separates(char first, char second) {
        return switch (first) {
            case '-', '/', '.' -> second == first;
            case '年' -> second == '月';
            default -> false;
        };
    }

    private static @Nullable LocalDate dayOf(int year, int month, int day) {
        if (month < 1
                || month > 12
                || day < 1
                || day > YearMonth.of(year, month).lengthOfMonth()) {
            return null;
        }
        return LocalDate.of(year, month, day);
    }

    private static int endOfOneOrTwoDigits(String text, int from) {
        int end = from;
        while (end < text.length() && end < from + 2 && isDigit(text.charAt(end))) {
            end++;
        }
        return end == from ? NONE : end;
    }

    private static int digits(String text, int from, int to) {
        int number = 0;
        for (int i = from; i < to; i++) {
            char c = text.charAt(i);
            if (!isDigit(c)) {
                return NONE;
            }
            number = number * 10 + (c - '0');
        }
        return number;
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }
}
