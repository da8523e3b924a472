package cn.xiaokang.warehouse.catalogue;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The targets as the policy's words mean them: 以上、不低于、至少、达到 include the bound, 高于 does not; some are of the plan's end alone. */
class TargetsTest {
    private static final Catalogue CATALOGUE = Catalogue.load();

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "income_growth | 年均增幅15%以上 | INCLUSIVE | 0.15 | every",
                "income_growth_average | 年均增幅15%以上 | INCLUSIVE | 0.15 | every",
                "income_growth_lead | 高于当地农村居民收入增长水平 | STRICT | 0 | every",
                "income_per_capita | 到2022年，低收入农户年人均可支配收入达到22000元 | INCLUSIVE | 22000 | 2022",
                "village_recurring | 全部达到150万元以上 | INCLUSIVE | 1 | 2022",
                "village_operating | 年经营性收入达到50万元以上 | INCLUSIVE | 1 | 2022",
                "breadwinners | 到2022年，全市培育100个扶贫致富带头人 | INCLUSIVE | 100 | 2022",
                "breadwinner_households | 至少带动10户 | INCLUSIVE | 10 | every",
                "medical_aid_share_dibao | 不低于其自负医疗费用70% | INCLUSIVE | 0.7 | every",
                "medical_aid_share_other | 不低于自负医疗费用60% | INCLUSIVE | 0.6 | every",
                "renovation_match | 不低于1:1 | INCLUSIVE | 1 | every",
                "pairing_coverage | 结对帮扶全覆盖 | INCLUSIVE | 1 | every",
                "family_doctor_coverage | 全面实施家庭医生与低收入农户签约 | INCLUSIVE | 1 | every",
                "dibao_coverage | 应保尽保 | INCLUSIVE | 1 | every",
                "policy_coverage | 覆盖到所有低收入农户 | INCLUSIVE | 1 | every"
            })
    void aTargetStandsInTheWordsOfItsClause(String id, String words, Bound bound, BigDecimal number, String year) {
        Indicator indicator = Objects.requireNonNull(CATALOGUE.indicators().get(id));
        Clause clause = Objects.requireNonNull(CATALOGUE.clauses().get(indicator.clause()));
        assertTrue(clause.text().contains(words), clause.text());
        assertEquals(bound, indicator.bound());
        assertEquals(1, indicator.targets().size());
        Target target = indicator.targets().get(0);
        assertEquals(year, target.year() == null ? "every" : String.valueOf(target.year()));
        assertEquals(0, number.compareTo(numberOf(target)), id);
    }

    @Test
    void onlyTheLeadOverTheVillagesIsStrict() {
        assertEquals(
                java.util.List.of("income_growth_lead"),
                CATALOGUE.indicators().values().stream()
                        .filter(indicator -> indicator.bound() == Bound.STRICT)
                        .map(Indicator::id)
                        .toList());
    }

    @Test
    void theAverageGrowthNamesItsBaseYear() {
        Indicator average = Objects.requireNonNull(CATALOGUE.indicators().get("income_growth_average"));
        BigDecimal base = CATALOGUE
                .parameters()
                .on("plan_base_year", LocalDate.of(2022, 12, 31))
                .orElseThrow();
        assertEquals(0, base.compareTo(BigDecimal.valueOf(2017)));
        assertTrue(average.title().zh().contains("2017年为基期"));
        assertTrue(average.title().enOrZh().contains("since 2017"));
        assertNotNull(average.note());
        assertEquals(BigDecimal.ZERO, average.weight(), "watched beside the yearly one, scored once");
    }

    private static BigDecimal numberOf(Target target) {
        if (target.value() instanceof Target.Fixed fixed) {
            return fixed.number();
        }
        int year = target.year() == null ? 2020 : target.year();
        return CATALOGUE
                .parameters()
                .on(((Target.OfParameter) target.value()).parameter(), LocalDate.of(year, 12, 31))
                .orElseThrow();
    }
}
