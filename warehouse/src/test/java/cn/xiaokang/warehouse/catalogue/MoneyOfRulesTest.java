package cn.xiaokang.warehouse.catalogue;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What each rule says of its money, and of the other side of its entitlement. */
class MoneyOfRulesTest {
    private static final Catalogue CATALOGUE = Catalogue.load();
    private static final Pattern NO_AMOUNT = Pattern.compile("cast\\(null as decimal\\(14,2\\)\\) as at_stake");

    @Test
    void theKindOfMoneyFitsTheSideAndIsNoneExactlyWhereTheRuleNamesNoAmount() {
        List<String> wrong = new ArrayList<>();
        for (Rule rule : CATALOGUE.rules().values()) {
            boolean namesNone = NO_AMOUNT.matcher(rule.builtSql()).find();
            boolean fits = switch (rule.money()) {
                case NONE -> true;
                case PAID_WRONGLY -> rule.side() == Side.WRONGLY_PAID;
                case MISSED -> rule.side() == Side.WRONGLY_NOT_PAID;
                case AVOIDABLE -> rule.side() == Side.PROCESS;
            };
            if (!fits || namesNone != (rule.money() == MoneyKind.NONE)) {
                wrong.add(rule.id() + " " + rule.side() + " " + rule.money());
            }
        }
        assertEquals(List.of(), wrong);
    }

    @Test
    void everyOverPaymentRuleNamesItsTwinOrSaysWhyThereIsNone() {
        List<String> wrong = new ArrayList<>();
        for (Rule rule : CATALOGUE.rules().values()) {
            Rule twin = rule.twin() == null ? null : CATALOGUE.rules().get(rule.twin());
            boolean isTold = (rule.twin() == null) != (rule.noTwin() == null);
            if (rule.side() == Side.WRONGLY_PAID && !isTold) {
                wrong.add(rule.id() + " tells nothing, or both");
            }
            if (rule.twin() != null && (twin == null || twin.side() != Side.WRONGLY_NOT_PAID)) {
                wrong.add(rule.id() + ": " + rule.twin() + " is no under-payment rule");
            }
        }
        assertEquals(List.of(), wrong);
    }
}
