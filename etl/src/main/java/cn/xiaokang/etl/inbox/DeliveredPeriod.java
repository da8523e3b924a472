package cn.xiaokang.etl.inbox;

import cn.xiaokang.warehouse.catalogue.Cadence;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.Year;
import java.time.YearMonth;
import java.util.Optional;

/** The year or month that a file is for: 2021 or 2021-03. */
public record DeliveredPeriod(String text, LocalDate startsOn, LocalDate endsOn) {
    private static final int YEAR_LENGTH = 4;

    static Optional<DeliveredPeriod> of(String text) {
        try {
            if (text.length() == YEAR_LENGTH) {
                Year year = Year.parse(text);
                return Optional.of(new DeliveredPeriod(
                        text, year.atDay(1), year.atMonth(12).atEndOfMonth()));
            }
            YearMonth month = YearMonth.parse(text);
            return Optional.of(new DeliveredPeriod(text, month.atDay(1), month.atEndOfMonth()));
        } catch (DateTimeException noPeriod) {
            return Optional.empty();
        }
    }

    /**
     * The period of a text that is known to be one.
     *
     * @throws IllegalArgumentException where it isn't
     */
    public static DeliveredPeriod require(String text) {
        return of(text).orElseThrow(() -> new IllegalArgumentException("No period: " + text));
    }

    boolean fits(Cadence cadence) {
        return cadence == (text.length() == YEAR_LENGTH ? Cadence.YEARLY : Cadence.MONTHLY);
    }
}
