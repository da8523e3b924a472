package cn.xiaokang.api.growth;

import cn.xiaokang.api.queries.Row;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Why the income per person of an area changed from one year to the next, in yuan. The parts add up to the change to the cent; they
 * are empty where no household was surveyed in both years.
 *
 * @param areaCode the city or a county
 * @param year the later year
 * @param households how many were surveyed when
 * @param perCapitaBefore the income per person of the year before
 * @param parts what brought the change, in the order of the steps: left, persons, operating, wage, property, transfer, entered
 * @param perCapitaAfter the income per person of the year
 * @param change the difference of the two
 */
public record IncomeChange(
        String areaCode,
        int year,
        Households households,
        BigDecimal perCapitaBefore,
        List<Part> parts,
        BigDecimal perCapitaAfter,
        BigDecimal change) {
    private static final List<String> PARTS =
            List.of("left", "persons", "operating", "wage", "property", "transfer", "entered");

    /** Surveyed households: of the year before, in both years, in the year before alone, in the year alone, of the year. */
    public record Households(long before, long stayed, long left, long entered, long after) {}

    /** One part of the change, in yuan a person. */
    public record Part(String part, @Nullable BigDecimal yuan) {}

    static IncomeChange of(Row row) {
        return new IncomeChange(
                row.text("area_code"),
                row.year("year"),
                new Households(
                        row.whole("households_before"),
                        row.whole("households_stayed"),
                        row.whole("households_left"),
                        row.whole("households_entered"),
                        row.whole("households_after")),
                row.money("per_capita_before"),
                PARTS.stream()
                        .map(part -> new Part(part, row.moneyOrNull(part + "_part")))
                        .toList(),
                row.money("per_capita_after"),
                row.money("change"));
    }
}
