package cn.xiaokang.warehouse.value;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.time.LocalDate;
import java.time.YearMonth;
import java.time.format.DateTimeFormatter;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class DatesTest {
    @Property
    void anyDayWrittenInAnyFormIsReadBack(
            @ForAll("days") LocalDate day, @ForAll("dayForms") String form, @ForAll("surroundings") String blanks) {
        assertEquals(day, Dates.day(blanks + day.format(DateTimeFormatter.ofPattern(form)) + blanks));
    }

    @Property
    void anyMonthWrittenInAnyFormIsReadBack(@ForAll("days") LocalDate day, @ForAll("monthForms") String form) {
        String written = day.format(DateTimeFormatter.ofPattern(form));
        assertEquals(YearMonth.from(day), Dates.month(written));
        assertEquals(YearMonth.from(day).toString(), Dates.period(written));
        assertNull(Dates.day(written));
    }

    @Property
    void anyYearWrittenInAnyFormIsReadBack(@ForAll("days") LocalDate day, @ForAll("yearForms") String form) {
        String written = day.format(DateTimeFormatter.ofPattern(form));
        assertEquals(day.getYear(), Dates.year(written));
        assertEquals(Integer.toString(day.getYear()), Dates.period(written));
        assertNull(Dates.day(written));
        assertNull(Dates.month(written));
    }

    /** Whatever is read as a day is a day of the calendar and tells its year, month and day in that order. */
    @Property(tries = 5_000)
    void nothingIsReadAsADayThatIsNone(@ForAll("nearlyDays") String written) {
        LocalDate day = Dates.day(written);
        if (day != null) {
            String digits = written.replaceAll("[^0-9]+", " ").trim();
            String[] parts = digits.contains(" ")
                    ? digits.split(" ", -1)
                    : new String[] {digits.substring(0, 4), digits.substring(4, 6), digits.substring(6)};
            assertEquals(
                    day,
                    LocalDate.of(Integer.parseInt(parts[0]), Integer.parseInt(parts[1]), Integer.parseInt(parts[2])));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2021-02-30", "2021-13-01", "2021-00-10", "0000-00-00", "21-3-5", "2021年", "44260", "2021-03-05 12:00",
                "2021-03-05T00:00:00", "2021/3-5", "2021年3月5", "2021-3-5日", "2021年3-5", "昨天", "2021", "2021-03",
                "202103", "20210230", "2021030", "202103055", "2021--03-05", "-2021-03-05", "2021-3-", "2021-003-05",
                "05/03/2021", "2021,3,5", "2019-02-29", "9999-01-01"
            })
    void noDay(String written) {
        assertNull(Dates.day(written));
    }

    @ParameterizedTest
    @ValueSource(strings = {"2021-13", "202100", "2021年3", "3月", "2021-3-5", "21-03", "2021/", "2021年3月5日"})
    void noMonth(String written) {
        assertNull(Dates.month(written));
    }

    @ParameterizedTest
    @ValueSource(strings = {"21", "20211", "2021年度", "年", "0021", "2021.0", "二〇二一"})
    void noYear(String written) {
        assertNull(Dates.year(written));
    }

    @Provide
    Arbitrary<LocalDate> days() {
        return Arbitraries.longs()
                .between(
                        LocalDate.of(1800, 1, 1).toEpochDay(),
                        LocalDate.of(2199, 12, 31).toEpochDay())
                .map(LocalDate::ofEpochDay);
    }

    @Provide
    Arbitrary<String> dayForms() {
        return Arbitraries.of(
                "yyyy-MM-dd", "yyyy/M/d", "yyyy/MM/dd", "yyyy.M.d", "yyyyMMdd", "yyyy年M月d日", "yyyy年MM月dd日");
    }

    @Provide
    Arbitrary<String> monthForms() {
        return Arbitraries.of("yyyy-MM", "yyyyMM", "yyyy年M月", "yyyy年MM月");
    }

    @Provide
    Arbitrary<String> yearForms() {
        return Arbitraries.of("yyyy", "yyyy年");
    }

    @Provide
    Arbitrary<String> surroundings() {
        return Arbitraries.of("", " ", "\t", "\u3000", "\u00a0 ", "\ufeff");
    }

    @Provide
    Arbitrary<String> nearlyDays() {
        return Arbitraries.strings()
                .withChars("0123456789-/.年月日 ")
                .ofMinLength(6)
                .ofMaxLength(11)
                .map(text -> "20" + text);
    }
}
