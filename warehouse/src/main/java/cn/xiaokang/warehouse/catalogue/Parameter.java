package cn.xiaokang.warehouse.catalogue;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A number that the policy sets: its values by the day from which each holds. Before the first it isn't set.
 *
 * @param moves how the laboratory moves it, or null where it doesn't
 */
public record Parameter(
        String name,
        String title,
        String unit,
        String clause,
        NavigableMap<LocalDate, BigDecimal> values,
        @Nullable Moves moves) {
    /** The value in force on a day, or none before the first. */
    public Optional<BigDecimal> on(LocalDate day) {
        return Optional.ofNullable(values.floorEntry(day)).map(Map.Entry::getValue);
    }
}
