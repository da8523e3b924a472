package cn.xiaokang.warehouse.laboratory;

import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The flags of one rule with other parameters, beside those that the snapshot has.
 *
 * @param counties the counts by county
 * @param flags what is new, gone or stays; those that move first
 * @param isCut whether there were more flags than were let through
 */
public record RuleTrial(List<OfCounty> counties, List<Flag> flags, boolean isCut) {
    /**
     * One county.
     *
     * @param countyCode null where the rule's rows can't be placed
     * @param before how many the snapshot has
     * @param after how many there are with the other parameters
     * @param raised new ones
     * @param dropped those that go
     * @param atStakeBefore money at stake in yuan
     */
    public record OfCounty(
            @Nullable String countyCode,
            long before,
            long after,
            long raised,
            long dropped,
            BigDecimal atStakeBefore,
            BigDecimal atStakeAfter) {}

    /** How a flag of the one stands to the other. */
    public enum Standing {
        /** Only with the other parameters. */
        RAISED,
        /** Only as it is. */
        DROPPED,
        /** In both. */
        SAME
    }

    /**
     * One flag.
     *
     * @param flagId its identity over all snapshots: of rule, subject and period
     * @param evidence what the rule compared, as JSON; of a flag that goes as the snapshot has it
     */
    public record Flag(
            Standing standing,
            String flagId,
            String subjectNo,
            @Nullable String period,
            @Nullable String countyCode,
            @Nullable String villageCode,
            @Nullable String householdId,
            @Nullable BigDecimal atStake,
            String evidence) {}
}
