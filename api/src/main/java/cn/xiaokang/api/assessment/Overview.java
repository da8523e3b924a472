package cn.xiaokang.api.assessment;

import cn.xiaokang.api.queries.MoneyByKind;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a leader sees first: the targets against the figures, where they are missed, the trend, the money, the flags. No persons.
 *
 * @param areaCode the city or a county
 * @param year the year of the figures
 * @param years the years that can be asked for, newest first
 * @param households low-income households of the year
 * @param members their members
 * @param money of the year, in yuan
 * @param targets every indicator that has a target in the year
 * @param metCount how many of them are met
 * @param missedCount how many are missed
 * @param trend by year
 * @param counties by county, in the order of their codes
 * @param flags by severity
 * @param rules flags by rule, most money at stake first
 * @param moneyAtStake of all flags, in its three kinds
 */
public record Overview(
        String areaCode,
        String areaName,
        int year,
        List<Integer> years,
        long households,
        long members,
        Money money,
        long metCount,
        long missedCount,
        List<IndicatorFigure> targets,
        List<YearOfTrend> trend,
        List<County> counties,
        List<FlagsOfSeverity> flags,
        List<FlagsOfRule> rules,
        MoneyByKind moneyAtStake) {
    /** Money in yuan, on its way. */
    public record Money(BigDecimal allocated, BigDecimal ordered, BigDecimal confirmed, BigDecimal published) {
        static final Money NONE = new Money(
                new BigDecimal("0.00"), new BigDecimal("0.00"), new BigDecimal("0.00"), new BigDecimal("0.00"));

        Money plus(Money other) {
            return new Money(
                    allocated.add(other.allocated),
                    ordered.add(other.ordered),
                    confirmed.add(other.confirmed),
                    published.add(other.published));
        }
    }

    /** One year: households, income of a head, money. */
    public record YearOfTrend(
            int year,
            long households,
            long members,
            @Nullable BigDecimal incomePerCapita,
            @Nullable BigDecimal incomeTarget,
            Money money) {}

    /** One county in the year. */
    public record County(
            String countyCode,
            String name,
            long households,
            long members,
            long metCount,
            long missedCount,
            long emptyCount,
            Money money,
            long flags,
            BigDecimal atStake,
            MoneyByKind moneyAtStake) {}

    /** Flags of one severity. */
    public record FlagsOfSeverity(String severity, long flags, BigDecimal atStake) {}

    /** Flags of one rule. */
    public record FlagsOfRule(
            String rule, String titleZh, String titleEn, String severity, long flags, BigDecimal atStake) {}
}
