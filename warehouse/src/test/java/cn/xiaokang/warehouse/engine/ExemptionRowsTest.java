package cn.xiaokang.warehouse.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import cn.xiaokang.warehouse.catalogue.Case;
import cn.xiaokang.warehouse.catalogue.Catalogue;
import cn.xiaokang.warehouse.catalogue.Exemption;
import cn.xiaokang.warehouse.catalogue.ExemptionSwitches;
import cn.xiaokang.warehouse.catalogue.Rule;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** What the exemptions of a rule clear, found by the rule's own SQL. */
class ExemptionRowsTest {
    private static final Catalogue CATALOGUE = Catalogue.load();

    @Test
    void aPlaceIsTakenOutAloneAndTheRestStays() {
        String sql =
                "where a /* unless one */ = 1 /* otherwise > 0 */ and /* unless two */ b /* otherwise true */ -- c";
        assertEquals(Set.of("one", "two"), ExemptionSwitches.in(sql));
        assertEquals(
                "where a > 0 and /* unless two */ b /* otherwise true */ -- c",
                ExemptionSwitches.without(sql, List.of("one")));
        assertEquals(sql, ExemptionSwitches.without(sql, List.of("three")));
    }

    @Test
    void everyExemptionNamesTheClauseThatMakesItLawful() {
        List<String> without = new ArrayList<>();
        for (Rule rule : CATALOGUE.rules().values()) {
            for (Exemption exemption : rule.notThis()) {
                if (exemption.clause() == null || !CATALOGUE.clauses().containsKey(exemption.clause())) {
                    without.add(rule.id() + ": " + exemption.en());
                }
            }
        }
        assertEquals(List.of(), without);
    }

    /** The lawful look-alikes among a rule's cases: what they must not flag is what the exemption clears. */
    @Test
    void everyExemptionClearsSomethingAmongTheCasesOfItsRule() throws Exception {
        Set<String> idle = new TreeSet<>();
        try (DuckCases duck = new DuckCases(CATALOGUE)) {
            CaseBench bench = new CaseBench(CATALOGUE);
            for (Rule rule : CATALOGUE.rules().values()) {
                if (!ExemptionRows.has(rule)) {
                    continue;
                }
                Set<String> open = new HashSet<>(ExemptionSwitches.in(rule.builtSql()));
                Iterator<Case> cases = CATALOGUE.cases(rule).iterator();
                while (!open.isEmpty() && cases.hasNext()) {
                    open.removeAll(bench.clearing(rule, cases.next(), duck));
                }
                open.forEach(id -> idle.add(rule.id() + "." + id));
            }
        }
        assertEquals(Set.of(), idle);
    }

    @Test
    void aRuleWithoutAPlaceHasNone() {
        assertFalse(ExemptionRows.has(Objects.requireNonNull(CATALOGUE.rules().get("late_payment"))));
        assertTrue(ExemptionRows.has(Objects.requireNonNull(CATALOGUE.rules().get("deceased_recipient"))));
    }
}
