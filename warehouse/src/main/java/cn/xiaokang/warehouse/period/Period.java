package cn.xiaokang.warehouse.period;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A month or a year, from its first day to its last, both included. */
public record Period(LocalDate startsOn, LocalDate endsOn) implements Comparable<Period> {
    private static final Pattern WRITTEN = Pattern.compile("([1-9]\\d{3})(?:-(0[1-9]|1[0-2]))?");

    public Period {
        boolean isMonth = YearMonth.from(startsOn).equals(YearMonth.from(endsOn));
        boolean isWhole = startsOn.getDayOfMonth() == 1
                && endsOn.equals(
                        isMonth
                                ? YearMonth.from(startsOn).atEndOfMonth()
                                : startsOn.withDayOfYear(1).plusYears(1).minusDays(1));
        if (!isWhole || (!isMonth && startsOn.getMonthValue() != 1)) {
            throw new IllegalArgumentException("neither a month nor a year: " + startsOn + " to " + endsOn);
        }
    }

    public static Period year(int year) {
        return new Period(LocalDate.of(year, 1, 1), LocalDate.of(year, 12, 31));
    }

    public static Period month(YearMonth month) {
        return new Period(month.atDay(1), month.atEndOfMonth());
    }

    /** The period written as 2021 or 2021-03; none for anything else. */
    public static Optional<Period> parse(String text) {
        Matcher written = WRITTEN.matcher(text);
        if (!written.matches()) {
            return Optional.empty();
        }
        int year = Integer.parseInt(written.group(1));
        String month = written.group(2);
        return Optional.of(month == null ? year(year) : month(YearMonth.of(year, Integer.parseInt(month))));
    }

    public boolean isMonth() {
        return YearMonth.from(startsOn).equals(YearMonth.from(endsOn));
    }

    /** The year that it is or lies in. */
    public int yearOf() {
        return startsOn.getYear();
    }

    public boolean contains(LocalDate day) {
        return !day.isBefore(startsOn) && !day.isAfter(endsOn);
    }

    /** By the first day; a year comes before its January. */
    @Override
    public int compareTo(Period other) {
        int byStart = startsOn.compareTo(other.startsOn);
        return byStart != 0 ? byStart : other.endsOn.compareTo(endsOn);
    }

    /** As it is written: 2021 or 2021-03. */
    @Override
    public String toString() {
        return isMonth() ? YearMonth.from(startsOn).toString() : Integer.toString(startsOn.getYear());
    }
}
