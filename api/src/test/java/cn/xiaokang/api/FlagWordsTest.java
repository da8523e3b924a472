package cn.xiaokang.api;

import static org.junit.jupiter.api.Assertions.assertEquals;

import cn.xiaokang.dashboards.text.Language;
import cn.xiaokang.dashboards.text.Text;
import cn.xiaokang.warehouse.catalogue.Catalogue;
import cn.xiaokang.warehouse.catalogue.Parameter;
import cn.xiaokang.warehouse.catalogue.Rule;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What the rules name by a code, the page of a flag says in words. */
class FlagWordsTest {
    private static final Catalogue CATALOGUE = Catalogue.load();

    private final Text text = Text.of("flag", Language.ZH);

    private boolean isSaid(String beginning, String code) {
        return !text.named(beginning, code).equals(code);
    }

    @Test
    void evidenceHasAWordOrIsAColumnThatTheRuleReads() {
        List<String> bare = CATALOGUE.rules().values().stream()
                .flatMap(rule -> rule.evidence().stream()
                        .filter(column -> !rule.words().containsKey(column)
                                && !isSaid("evidence", column)
                                && rule.reads().stream()
                                        .noneMatch(table -> CATALOGUE
                                                .table(table)
                                                .column(column)
                                                .isPresent()))
                        .map(column -> rule.id() + ": " + column))
                .toList();
        assertEquals(List.of(), bare);
    }

    @Test
    void subjectsAndUnitsHaveAWord() {
        assertEquals(
                List.of(),
                CATALOGUE.rules().values().stream()
                        .map(Rule::subject)
                        .filter(subject -> !isSaid("subject", subject))
                        .toList());
        assertEquals(
                List.of(),
                CATALOGUE.parameters().all().values().stream()
                        .map(Parameter::unit)
                        .filter(unit -> !isSaid("unit", unit.replace(' ', '_')))
                        .toList());
    }
}
