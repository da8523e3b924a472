package cn.xiaokang.warehouse.catalogue;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import cn.xiaokang.warehouse.assessment.Curve;
import cn.xiaokang.warehouse.assessment.Scheme;
import cn.xiaokang.warehouse.fault.FaultException;
import java.math.BigDecimal;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The assessment schemes of the catalogue, and texts of schemes with one thing wrong each. */
class SchemesTest {
    private static final Catalogue CATALOGUE = Catalogue.load();
    private static final String SOUND = """
            id: trial
            title: {zh: 试行, en: Trial}
            version: 2
            years: {from: 2021, to: 2022}
            curve: {kind: proportional, floor: 0.6}
            curves: {unsafe_housing: {kind: span, zero_at: 50, full_at: 0}}
            weights: {income_growth: 60, unsafe_housing: 30.5, loan_households: 0, pairing_visits: 9.5}
            deductions:
              - {id: homes, title: {zh: 危房, en: Homes}, indicator: unsafe_housing, each: 10, points: 1, most: 5}
            """;

    @Test
    void theDefaultSchemeIsTheOneSourceOfTheWeights() {
        assertTrue(CATALOGUE.schemes().keySet().containsAll(List.of("default-1", "strict-1")));
        Scheme scheme = Objects.requireNonNull(CATALOGUE.schemes().get("default-1"));
        CATALOGUE
                .indicators()
                .forEach((id, indicator) -> assertEquals(0, indicator.weight().compareTo(scheme.weight(id)), id));
        BigDecimal sum = CATALOGUE.indicators().values().stream()
                .map(Indicator::weight)
                .reduce(BigDecimal.ZERO, BigDecimal::add);
        assertEquals(0, sum.compareTo(Scheme.FULL));
        assertTrue(scheme.isFor(2018) && scheme.isFor(2022) && !scheme.isFor(2017) && !scheme.isFor(2023));
    }

    @Test
    void aSchemeIsReadWhole() {
        Scheme scheme = CATALOGUE.scheme("trial", SOUND);
        assertEquals("trial-2", scheme.reference());
        assertEquals(new BigDecimal("30.5"), scheme.weight("unsafe_housing"));
        assertEquals(BigDecimal.ZERO, scheme.weight("income_per_capita"));
        assertInstanceOf(Curve.Span.class, scheme.curveOf("unsafe_housing"));
        assertEquals(new Curve.Proportional(new BigDecimal("0.6")), scheme.curveOf("income_growth"));
        assertEquals("homes", scheme.deductions().get(0).id());
    }

    @Test
    void jsonIsTakenAsYamlIs() {
        Scheme scheme = CATALOGUE.scheme(
                "body",
                "{\"id\":\"trial\",\"title\":{\"zh\":\"试行\"},\"version\":1,\"years\":{\"from\":2021,\"to\":2022},"
                        + "\"curve\":{\"kind\":\"all_or_nothing\"},\"weights\":{\"income_growth\":100}}");
        assertEquals("试行", scheme.titleEn());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "income_growth: 60 | income_growth: 61 | add up to 100",
                "income_growth: 60 | incom_growth: 60 | there is no indicator incom_growth",
                "pairing_visits: 9.5 | pairing_visits: 9.505 | two decimals at most",
                "loan_households: 0 | exits: 0, loan_households: -1 | from 0 to 100",
                "from: 2021 | from: 2023 | from before to",
                "kind: proportional | kind: curly | curly is none of",
                "floor: 0.6 | floor: 1.6 | a share is from 0 to 1",
                "full_at: 0 | full_at: 50 | must differ",
                "most: 5 | most: 0.5 | points are above zero",
                "version: 2 | version: 0 | versions begin with 1",
                "id: trial | colour: red | unknown key colour"
            })
    void whatIsWrongIsToldWithItsLine(String right, String wrong, String says) {
        FaultException fault =
                assertThrows(FaultException.class, () -> CATALOGUE.scheme("trial", SOUND.replace(right, wrong)));
        assertTrue(fault.en().contains("trial, line "), fault.en());
        assertTrue(fault.en().contains(says), fault.en());
    }

    @Test
    void anIndicatorWithoutTargetCanOnlyBeScoredByASpan() {
        String scored = SOUND.replace("loan_households: 0, pairing_visits: 9.5", "loan_households: 9.5");
        FaultException fault = assertThrows(FaultException.class, () -> CATALOGUE.scheme("trial", scored));
        assertTrue(fault.en().contains("loan_households has no target"), fault.en());
        String spanned =
                scored.replace("curves: {", "curves: {loan_households: {kind: span, zero_at: 0, full_at: 20}, ");
        assertEquals(new BigDecimal("9.5"), CATALOGUE.scheme("trial", spanned).weight("loan_households"));
    }
}
