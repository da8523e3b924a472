package cn.xiaokang.api.worklist;

import cn.xiaokang.api.queries.MoneyByKind;
import cn.xiaokang.warehouse.catalogue.Catalogue;
import cn.xiaokang.warehouse.worklist.Expectation;
import cn.xiaokang.warehouse.worklist.WorkList;
import java.math.BigDecimal;
import java.util.List;
import java.util.Objects;

/**
 * A work list as the API gives it; money in yuan.
 *
 * @param expected what the list can be expected to confirm
 * @param expectedByValue the same by expected value alone, without control and spread
 * @param expectedByAmount the same by the money at stake alone
 * @param expectedByLot the same of flagged households drawn by lot
 */
public record WorkListAnswer(
        BigDecimal expected,
        BigDecimal expectedByValue,
        BigDecimal expectedByAmount,
        BigDecimal expectedByLot,
        List<Visit> items) {
    /** One visit. */
    public record Visit(
            int visitor,
            int day,
            String householdId,
            String countyCode,
            String villageCode,
            boolean isControl,
            BigDecimal value,
            List<Part> parts) {}

    /** What one flag adds: confirmed x counted x money, which is the money at stake or the least value. */
    public record Part(
            String flagId,
            String rule,
            String ruleTitle,
            BigDecimal atStake,
            String moneyKind,
            BigDecimal money,
            BigDecimal confirmed,
            BigDecimal counted,
            BigDecimal value) {}

    static WorkListAnswer of(WorkList list, Catalogue catalogue) {
        return new WorkListAnswer(
                list.expected(),
                list.byValue(),
                list.byAmount(),
                list.byLot(),
                list.visits().stream()
                        .map(visit -> new Visit(
                                visit.visitor(),
                                visit.day(),
                                visit.candidate().household(),
                                visit.candidate().countyCode(),
                                visit.candidate().villageCode(),
                                visit.isControl(),
                                visit.candidate().value(),
                                visit.candidate().parts().stream()
                                        .map(part -> part(part, catalogue))
                                        .toList()))
                        .toList());
    }

    private static Part part(Expectation.Part part, Catalogue catalogue) {
        return new Part(
                part.question().flagId(),
                part.question().rule(),
                Objects.requireNonNull(catalogue.rules().get(part.question().rule()))
                        .title()
                        .zh(),
                part.question().atStake(),
                MoneyByKind.kind(catalogue, part.question().rule()).code(),
                part.money(),
                part.confirmed(),
                part.counted(),
                part.value());
    }
}
