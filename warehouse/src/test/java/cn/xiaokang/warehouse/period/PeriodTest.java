package cn.xiaokang.warehouse.period;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

/** Months and years as payments have them. */
class PeriodTest {
    @Property
    void anyPeriodWrittenCanBeReadBack(
            @ForAll @IntRange(min = 1900, max = 2100) int year, @ForAll @IntRange(min = 1, max = 12) int month) {
        Period whole = Period.year(year);
        Period part = Period.month(YearMonth.of(year, month));
        assertEquals(Optional.of(whole), Period.parse(whole.toString()));
        assertEquals(Optional.of(part), Period.parse(part.toString()));
        assertTrue(whole.contains(part.startsOn()) && whole.contains(part.endsOn()));
        assertFalse(part.contains(part.endsOn().plusDays(1)));
        assertFalse(part.contains(part.startsOn().minusDays(1)));
    }

    @Example
    void whatIsNoPeriodIsNone() {
        for (String text : List.of("", "2021-13", "2021-00", "2021-3", "21", "2021年", "0000", "2021-03-05")) {
            assertEquals(Optional.empty(), Period.parse(text), text);
        }
    }

    @Example
    void aSpellThatIsNeitherMonthNorYearIsRefused() {
        assertThrows(
                IllegalArgumentException.class, () -> new Period(LocalDate.of(2021, 1, 1), LocalDate.of(2021, 6, 30)));
        assertThrows(
                IllegalArgumentException.class, () -> new Period(LocalDate.of(2021, 2, 1), LocalDate.of(2021, 2, 27)));
        assertThrows(
                IllegalArgumentException.class, () -> new Period(LocalDate.of(2021, 7, 1), LocalDate.of(2022, 6, 30)));
    }

    @Example
    void aYearComesBeforeItsJanuary() {
        assertTrue(Period.year(2021).compareTo(Period.month(YearMonth.of(2021, 1))) < 0);
        assertTrue(Period.year(2021).compareTo(Period.month(YearMonth.of(2020, 12))) > 0);
    }
}
