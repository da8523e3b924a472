package cn.xiaokang.warehouse.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import cn.xiaokang.warehouse.catalogue.Catalogue;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

/** The table that splits the change of income per person, on small cities of two counties and two years. */
class IncomeChangeTest {
    private static final Catalogue CATALOGUE = Catalogue.load();
    private static final Connection DUCK = duck();
    private static final List<String> PARTS = List.of(
            "left_part",
            "persons_part",
            "operating_part",
            "wage_part",
            "property_part",
            "transfer_part",
            "entered_part");

    /** A household's survey of a year. */
    record Survey(
            String household,
            String county,
            int year,
            int persons,
            BigDecimal operating,
            BigDecimal wage,
            BigDecimal property,
            BigDecimal transfer) {
        BigDecimal income() {
            return operating.add(wage).add(property).add(transfer);
        }

        private String values() {
            return "('" + household + "', '" + county + "', " + year + ", " + persons + ", " + operating + ", " + wage
                    + ", " + property + ", " + transfer + ", " + income() + ")";
        }
    }

    @Provide
    Arbitrary<List<Survey>> surveys() {
        Arbitrary<BigDecimal> money = Arbitraries.bigDecimals()
                .between(BigDecimal.ZERO, new BigDecimal("60000"))
                .ofScale(2);
        return Combinators.combine(
                        Arbitraries.of("H1", "H2", "H3", "H4", "H5"),
                        Arbitraries.of("330402", "330481"),
                        Arbitraries.of(2020, 2021),
                        Arbitraries.integers().between(1, 6),
                        money,
                        money,
                        money,
                        money)
                .as(Survey::new)
                .list()
                .uniqueElements(survey -> survey.household() + survey.year())
                .ofMinSize(1)
                .ofMaxSize(10);
    }

    @Property(tries = 40)
    void thePartsAddUpToTheChangeToTheCent(@ForAll("surveys") List<Survey> surveys) throws SQLException {
        for (Change change : changes(surveys)) {
            assertEquals(perCapita(surveys, change, 2020), change.before(), change.area());
            assertEquals(perCapita(surveys, change, 2021), change.after(), change.area());
            assertEquals(change.after().subtract(change.before()), change.change(), change.area());
            if (change.stayed() > 0) {
                assertEquals(
                        change.change(),
                        change.parts().stream()
                                .map(part -> Objects.requireNonNull(part))
                                .reduce(BigDecimal.ZERO, BigDecimal::add),
                        change.area() + " of " + surveys);
            } else {
                change.parts().forEach(part -> assertNull(part, change.area()));
            }
        }
    }

    /** Two stay, a poor one leaves, a poor one enters: leaving raises the income, entering lowers it. */
    @Test
    void leavingAndEnteringCountByHowFarTheyLieFromTheOthers() throws SQLException {
        List<Change> changes = changes(List.of(
                survey("H1", 2020, 2, "0", "20000"),
                survey("H2", 2020, 2, "4000", "16000"),
                survey("H3", 2020, 1, "0", "5000"),
                survey("H1", 2021, 2, "0", "24000"),
                survey("H2", 2021, 2, "6000", "16000"),
                survey("H4", 2021, 1, "0", "6000")));
        Change city = changes.stream()
                .filter(change -> change.area().equals("330400"))
                .findFirst()
                .orElseThrow();
        assertEquals(new BigDecimal("9000.00"), city.before());
        assertEquals(new BigDecimal("10400.00"), city.after());
        assertEquals(
                List.of("1000.00", "0.00", "500.00", "1000.00", "0.00", "0.00", "-1100.00"),
                city.parts().stream().map(String::valueOf).toList());
        assertEquals(2, city.stayed());
    }

    @Test
    void aMoveBetweenCountiesIsAnExitAndAnEntryOfTheCountiesAndNeitherOfTheCity() throws SQLException {
        List<Change> changes = changes(List.of(
                survey("H1", 2020, 1, "0", "10000"),
                survey("H2", 2020, 1, "0", "10000"),
                new Survey("H1", "330402", 2021, 1, zero(), new BigDecimal("10000"), zero(), zero()),
                survey("H2", 2021, 1, "0", "10000")));
        assertFalse(changes.stream().anyMatch(change -> change.area().equals("330402")), "one year alone is no change");
        assertTrue(changes.stream().anyMatch(change -> change.area().equals("330400") && change.stayed() == 2));
        assertTrue(changes.stream().anyMatch(change -> change.area().equals("330481") && change.stayed() == 1));
    }

    private static Survey survey(String household, int year, int persons, String operating, String wage) {
        return new Survey(
                household, "330481", year, persons, new BigDecimal(operating), new BigDecimal(wage), zero(), zero());
    }

    private static BigDecimal zero() {
        return BigDecimal.ZERO;
    }

    private static BigDecimal perCapita(List<Survey> surveys, Change change, int year) {
        List<Survey> those = surveys.stream()
                .filter(survey -> survey.year() == year
                        && (change.area().equals("330400") || survey.county().equals(change.area())))
                .toList();
        BigDecimal income = those.stream().map(Survey::income).reduce(BigDecimal.ZERO, BigDecimal::add);
        int persons = those.stream().mapToInt(Survey::persons).sum();
        return income.divide(BigDecimal.valueOf(persons), 10, RoundingMode.HALF_UP)
                .setScale(2, RoundingMode.HALF_UP);
    }

    private record Change(
            String area,
            int stayed,
            BigDecimal before,
            BigDecimal after,
            BigDecimal change,
            List<@org.jspecify.annotations.Nullable BigDecimal> parts) {}

    /** One database for all tries; it is in memory and ends with the tests. */
    private static Connection duck() {
        try {
            Connection connection = DriverManager.getConnection("jdbc:duckdb:");
            try (Statement statement = connection.createStatement()) {
                for (String macro : CATALOGUE.macros("duckdb")) {
                    statement.execute(macro);
                }
            }
            return connection;
        } catch (SQLException e) {
            throw new IllegalStateException("DuckDB does not open in memory", e);
        }
    }

    private static List<Change> changes(List<Survey> surveys) throws SQLException {
        try (Statement statement = DUCK.createStatement()) {
            statement.execute("create or replace table fact_household_year (household_id varchar, county_code varchar,"
                    + " year integer, persons integer, operating decimal(14,2), wage decimal(14,2), property decimal(14,2),"
                    + " transfer decimal(14,2), income decimal(14,2), is_of_year boolean default true,"
                    + " is_surveyed boolean default true)");
            statement.execute(
                    "insert into fact_household_year (household_id, county_code, year, persons, operating, wage,"
                            + " property, transfer, income) values "
                            + surveys.stream().map(Survey::values).collect(Collectors.joining(", ")));
            List<Change> changes = new ArrayList<>();
            try (ResultSet rows = statement.executeQuery(
                    Objects.requireNonNull(CATALOGUE.table("fact_income_change").sql()))) {
                while (rows.next()) {
                    List<@org.jspecify.annotations.Nullable BigDecimal> parts = new ArrayList<>();
                    for (String part : PARTS) {
                        parts.add(rows.getBigDecimal(part));
                    }
                    changes.add(new Change(
                            rows.getString("area_code"),
                            rows.getInt("households_stayed"),
                            rows.getBigDecimal("per_capita_before"),
                            rows.getBigDecimal("per_capita_after"),
                            rows.getBigDecimal("change"),
                            parts));
                }
            }
            return changes;
        }
    }
}
