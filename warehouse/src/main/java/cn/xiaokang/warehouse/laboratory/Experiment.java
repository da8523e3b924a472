package cn.xiaokang.warehouse.laboratory;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What one year would look like with other parameters, beside what the snapshot says. Counts and sums by county; never a person.
 *
 * @param moved the parameters that were moved, with their new values
 * @param households below the income line, by county; empty where the line did not move
 * @param money by county and programme, where the moved parameters decide it, in yuan
 * @param indicators of city and counties that the moved parameters reach
 * @param flags by rule and county, of the rules that the moved parameters reach
 */
public record Experiment(
        int year,
        Map<String, BigDecimal> moved,
        List<Households> households,
        List<Money> money,
        List<IndicatorChange> indicators,
        List<FlagChange> flags) {
    /** Households below the line as it is and as moved; in: below it only as moved; out: only as it is. */
    public record Households(String countyCode, long judged, long before, long after, long in, long out) {}

    /**
     * Money of one programme in one county.
     *
     * @param ordered what was ordered in the year, as the snapshot has it
     * @param before what the parameters as they are call for
     * @param after what they would call for as moved
     */
    public record Money(
            String countyCode, String programmeCode, BigDecimal ordered, BigDecimal before, BigDecimal after) {}

    /** An indicator's figure as the snapshot has it and as moved. */
    public record IndicatorChange(String indicator, String areaCode, Standing before, Standing after) {}

    /** A value, its target, and whether it is met. */
    public record Standing(
            @Nullable BigDecimal value,
            @Nullable BigDecimal target,
            @Nullable Boolean isMet) {}

    /** The flags of a rule in a county: as the snapshot has them, as moved, those only as moved, those only as it is. */
    public record FlagChange(
            String rule,
            @Nullable String countyCode,
            long before,
            long after,
            long raised,
            long dropped,
            BigDecimal atStakeBefore,
            BigDecimal atStakeAfter) {}
}
