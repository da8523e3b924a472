package cn.xiaokang.warehouse.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import cn.xiaokang.warehouse.catalogue.Case;
import cn.xiaokang.warehouse.catalogue.Catalogue;
import cn.xiaokang.warehouse.catalogue.Indicator;
import cn.xiaokang.warehouse.catalogue.Rule;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Every case of every rule and indicator, on DuckDB. */
class CatalogueCasesTest {
    private static final Catalogue CATALOGUE = Catalogue.load();
    private static final CaseBench BENCH = new CaseBench(CATALOGUE);

    @SuppressWarnings("NullAway.Init") // set before all tests
    static DuckCases duck;

    @BeforeAll
    static void opened() throws SQLException {
        duck = new DuckCases(CATALOGUE);
    }

    @AfterAll
    static void closed() throws SQLException {
        duck.close();
    }

    @TestFactory
    List<DynamicContainer> rules() {
        List<DynamicContainer> rules = new ArrayList<>();
        for (Rule rule : CATALOGUE.rules().values()) {
            if (rule.isBuilt()) {
                List<DynamicTest> tests = new ArrayList<>();
                tests.add(DynamicTest.dynamicTest(
                        "has cases", () -> assertFalse(CATALOGUE.cases(rule).isEmpty(), rule.id())));
                for (Case example : CATALOGUE.cases(rule)) {
                    tests.add(DynamicTest.dynamicTest(
                            example.says(),
                            () -> assertEquals(List.of(), BENCH.differences(rule, example, duck), example.file())));
                }
                rules.add(DynamicContainer.dynamicContainer(rule.id(), tests));
            }
        }
        return rules;
    }

    @TestFactory
    List<DynamicContainer> indicators() {
        List<DynamicContainer> indicators = new ArrayList<>();
        for (Indicator indicator : CATALOGUE.indicators().values()) {
            if (indicator.isBuilt()) {
                List<DynamicTest> tests = new ArrayList<>();
                tests.add(DynamicTest.dynamicTest(
                        "has cases",
                        () -> assertFalse(CATALOGUE.cases(indicator).isEmpty(), indicator.id())));
                for (Case example : CATALOGUE.cases(indicator)) {
                    tests.add(DynamicTest.dynamicTest(
                            example.says(),
                            () -> assertEquals(
                                    List.of(), BENCH.differences(indicator, example, duck), example.file())));
                }
                indicators.add(DynamicContainer.dynamicContainer(indicator.id(), tests));
            }
        }
        return indicators;
    }
}
