package cn.xiaokang.api.queries;

import cn.xiaokang.warehouse.catalogue.Catalogue;
import cn.xiaokang.warehouse.catalogue.MoneyKind;
import cn.xiaokang.warehouse.catalogue.Rule;
import java.math.BigDecimal;
import java.util.Collection;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;

/**
 * Money at stake in its three kinds, in yuan; they are never added to each other.
 *
 * @param paidWrongly paid though not due
 * @param avoidable paid or planned while a step that guards it was left out
 * @param missed due and not paid
 */
public record MoneyByKind(BigDecimal paidWrongly, BigDecimal avoidable, BigDecimal missed) {
    private static final BigDecimal NOTHING = new BigDecimal("0.00");

    /** Sums rows that bear a rule and its money at stake. */
    public static MoneyByKind of(Catalogue catalogue, Collection<Row> rows) {
        Map<MoneyKind, BigDecimal> sums = new EnumMap<>(MoneyKind.class);
        for (Row row : rows) {
            sums.merge(kind(catalogue, row.text("rule")), row.money("at_stake"), BigDecimal::add);
        }
        return new MoneyByKind(
                sums.getOrDefault(MoneyKind.PAID_WRONGLY, NOTHING),
                sums.getOrDefault(MoneyKind.AVOIDABLE, NOTHING),
                sums.getOrDefault(MoneyKind.MISSED, NOTHING));
    }

    /** What the amount of a rule's flags is; none of a rule that the catalogue no longer knows. */
    public static MoneyKind kind(Catalogue catalogue, String rule) {
        Rule known = catalogue.rules().get(rule);
        return known == null ? MoneyKind.NONE : known.money();
    }

    /** The sum of a kind. */
    public BigDecimal of(MoneyKind kind) {
        return Objects.requireNonNull(
                switch (kind) {
                    case PAID_WRONGLY -> paidWrongly;
                    case AVOIDABLE -> avoidable;
                    case MISSED -> missed;
                    case NONE -> NOTHING;
                });
    }
}
