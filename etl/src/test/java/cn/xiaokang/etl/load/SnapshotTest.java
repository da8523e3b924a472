package cn.xiaokang.etl.load;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import cn.xiaokang.etl.bench.DuckStar;
import cn.xiaokang.etl.check.Check;
import cn.xiaokang.etl.check.SecondEngine;
import cn.xiaokang.etl.csv.CsvTable;
import cn.xiaokang.etl.digits.ProgrammeNotes;
import cn.xiaokang.etl.graph.Components;
import cn.xiaokang.etl.graph.Graph;
import cn.xiaokang.etl.graph.SnapshotEdges;
import cn.xiaokang.etl.star.Before;
import cn.xiaokang.etl.star.TableFiles;
import cn.xiaokang.etl.star.TableOrder;
import cn.xiaokang.warehouse.catalogue.Parameter;
import cn.xiaokang.warehouse.catalogue.Rule;
import cn.xiaokang.warehouse.catalogue.TableColumn;
import cn.xiaokang.warehouse.catalogue.TableDefinition;
import cn.xiaokang.warehouse.engine.DuckSnapshot;
import cn.xiaokang.warehouse.engine.ExemptionRows;
import cn.xiaokang.warehouse.laboratory.Experiment;
import cn.xiaokang.warehouse.laboratory.Laboratory;
import cn.xiaokang.warehouse.vault.VaultKey;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The last snapshot of the small city, much of it taken over from the ones before: both engines agree on it, and every figure opens. */
class SnapshotTest {
    private static final SmallCity CITY = SmallCity.loaded();

    @Test
    void bothEnginesComeToTheSameStar() throws SQLException {
        List<String> different = new ArrayList<>();
        try (DuckStar star = DuckStar.over(
                        CITY.warehouse(),
                        VaultKey.of(CITY.warehouse().vault(), CITY.keyFile()),
                        CITY.snapshot(),
                        SmallCity.CATALOGUE,
                        1024);
                Statement statement = star.connection().createStatement()) {
            star.compute();
            for (List<TableDefinition> wave : TableOrder.waves(SmallCity.CATALOGUE)) {
                for (TableDefinition table : wave) {
                    String spark = rowsOf(table);
                    String duck = "select " + typedColumns(table) + " from " + table.name();
                    try (ResultSet rows =
                            statement.executeQuery("select (select count(*) from (" + spark + " except all " + duck
                                    + ")), (select count(*) from (" + duck + " except all " + spark + "))")) {
                        rows.next();
                        if (rows.getLong(1) + rows.getLong(2) > 0) {
                            different.add(table.name() + ": " + rows.getLong(1) + " in Spark alone, " + rows.getLong(2)
                                    + " in DuckDB alone");
                        }
                    }
                }
            }
        }
        assertEquals(List.of(), different);
    }

    private static String rowsOf(TableDefinition table) {
        return "select " + typedColumns(table) + " from read_parquet("
                + CITY.snapshot().files(table.name()).stream()
                        .map(file -> "'" + file + "'")
                        .collect(Collectors.joining(", ", "[", "]"))
                + ", hive_partitioning=true, hive_types_autocast=false)";
    }

    private static String typedColumns(TableDefinition table) {
        return table.columns().stream()
                .map(column ->
                        "cast(\"" + column.name() + "\" as " + column.type().sql() + ")")
                .collect(Collectors.joining(", "));
    }

    @Test
    void bothEnginesComeToTheSameFiguresAndFlags() throws SQLException {
        List<Check> results = new ArrayList<>();
        try (DuckSnapshot duck = CITY.open()) {
            new SecondEngine(SmallCity.CATALOGUE).run(duck, results::add);
        }
        assertTrue(results.size() >= 90, "all indicators and rules were to be computed again");
        assertEquals(
                List.of(), results.stream().filter(check -> !check.isPassed()).toList());
    }

    /** The load has them from DuckDB; here Spark works them out. */
    @Test
    void bothEnginesFindTheSameExemptions() throws SQLException {
        List<String> ofSpark = new ArrayList<>();
        // the load's own views end with the folder that it built in
        TableFiles published = new TableFiles(
                CITY.spark(),
                CITY.snapshot().dir().resolve("tables"),
                Before.nothing(CITY.snapshot().dir()));
        SmallCity.CATALOGUE.tables().values().forEach(published::register);
        for (Rule rule : SmallCity.CATALOGUE.rules().values()) {
            if (ExemptionRows.has(rule)) {
                CITY.spark()
                        .sql(ExemptionRows.sql(SmallCity.CATALOGUE, rule))
                        .collectAsList()
                        .forEach(row -> ofSpark.add(row.mkString(" ")));
            }
        }
        List<String> ofLoad = new ArrayList<>();
        try (DuckSnapshot duck = CITY.open();
                Connection connection = duck.connect();
                Statement statement = connection.createStatement();
                ResultSet rows =
                        statement.executeQuery("select rule, exemption, county_code, cleared from fact_exemption")) {
            while (rows.next()) {
                ofLoad.add(rows.getString("rule") + " " + rows.getString("exemption") + " "
                        + rows.getString("county_code") + " " + rows.getLong("cleared"));
            }
        }
        ofSpark.sort(null);
        ofLoad.sort(null);
        assertEquals(ofSpark, ofLoad);
        assertFalse(ofLoad.isEmpty());
    }

    @Test
    void everyIndicatorOpensToLinesOfTheDeliveredFiles() throws SQLException, IOException {
        try (DuckSnapshot duck = CITY.open();
                Connection connection = duck.connect()) {
            FigureWalk walk = new FigureWalk(SmallCity.CATALOGUE, connection, CITY.inbox());
            assertEquals(List.of(), walk.faults("330481", 2019));
        }
    }

    @Test
    void aParameterMovedToItsOwnValueChangesNothing() throws SQLException {
        Laboratory laboratory = new Laboratory(SmallCity.CATALOGUE);
        List<String> different = new ArrayList<>();
        int reached = 0;
        try (DuckSnapshot duck = CITY.open()) {
            for (Parameter parameter : laboratory.movable()) {
                Optional<BigDecimal> value = parameter.on(LocalDate.of(2019, 12, 31));
                if (value.isPresent()) {
                    Experiment same = experiment(duck, laboratory, parameter.name(), value.get());
                    reached += same.indicators().size()
                            + same.flags().size()
                            + same.money().size();
                    same.households().stream()
                            .filter(each -> each.in() + each.out() > 0 || each.before() != each.after())
                            .forEach(each -> different.add(parameter.name() + " " + each));
                    same.money().stream()
                            .filter(each -> each.before().compareTo(each.after()) != 0)
                            .forEach(each -> different.add(parameter.name() + " " + each));
                    same.indicators().stream()
                            .filter(each -> !each.before().equals(each.after()))
                            .forEach(each -> different.add(parameter.name() + " " + each));
                    same.flags().stream()
                            .filter(each -> each.raised() + each.dropped() > 0
                                    || each.atStakeBefore().compareTo(each.atStakeAfter()) != 0)
                            .forEach(each -> different.add(parameter.name() + " " + each));
                }
            }
        }
        assertEquals(List.of(), different);
        assertTrue(reached > 100, "the experiments were to reach figures and flags: " + reached);
    }

    @Test
    void aLowerIncomeLinePutsOutTheHouseholdsThatItFlags() throws SQLException {
        try (DuckSnapshot duck = CITY.open()) {
            Experiment lower = experiment(
                    duck, new Laboratory(SmallCity.CATALOGUE), "income_line_multiple", new BigDecimal("0.5"));
            long out = lower.households().stream()
                    .mapToLong(Experiment.Households::out)
                    .sum();
            assertTrue(out > 0);
            assertEquals(
                    out,
                    lower.flags().stream()
                            .filter(each -> each.rule().equals("over_income"))
                            .mapToLong(Experiment.FlagChange::raised)
                            .sum());
            assertTrue(lower.money().stream().anyMatch(each -> each.after().compareTo(each.before()) < 0));
        }
    }

    private static Experiment experiment(DuckSnapshot duck, Laboratory laboratory, String parameter, BigDecimal value)
            throws SQLException {
        try (Connection connection = duck.connect()) {
            return laboratory.run(connection, Map.of(parameter, value), 2019);
        }
    }

    @Test
    void theTiesOfTheStarAreAnEdgeListWithItsReasons() throws SQLException {
        Path edges = SmallCity.FOLDER.resolve("edges.csv");
        try (DuckSnapshot duck = CITY.open()) {
            SnapshotEdges.write(duck, edges);
        }
        Graph graph = Graph.read(CsvTable.open(edges), "source", "target", null, "kind");

        assertEquals(
                CITY.number("select count(distinct person_id || ' ' || household_id) from bridge_membership"),
                countOf(edges, "member"));
        assertEquals(
                CITY.number(
                        "select count(*) from (select distinct household_id, phone_id from fact_register where phone_id is not null)"),
                countOf(edges, "phone"));
        assertTrue(Components.of(graph.withoutHubs(20)).count() > 1);
    }

    @Test
    void theRowThatATieNamesSaysSo() throws SQLException {
        for (String said : List.of(
                "select 'account', 'household:' || household_id, 'account:' || account_id, delivery_id, line from fact_register",
                "select 'phone', 'household:' || household_id, 'phone:' || phone_id, delivery_id, line from fact_register",
                "select 'paid into', 'household:' || household_id, 'account:' || account_id, delivery_id, line from fact_payment",
                "select 'kin', 'person:' || person_id, 'person:' || relative_person_id, delivery_id, line from fact_kinship",
                "select 'business', 'person:' || person_id, 'firm:' || uscc, delivery_id, line from fact_business",
                "select 'contractor', 'firm:' || contractor_code, 'project:' || project_no, delivery_id, line from dim_project",
                "select 'paid for', 'firm:' || payee_code, 'project:' || project_no, delivery_id, line from fact_project_payment")) {
            String kind = said.substring(said.indexOf('\''), said.indexOf(','));
            String ties = " from fact_tie where is_forward and kind = " + kind;
            assertTrue(CITY.number("select count(*)" + ties) > 0, kind);
            assertEquals(
                    0,
                    CITY.number("select count(*) from (select kind, node, tied_to, delivery_id, line" + ties
                            + " except " + said + ")"),
                    kind);
        }
    }

    @Test
    void aTieStandsOnceAtEachOfItsEnds() throws SQLException {
        assertEquals(
                0,
                CITY.number(
                        "select count(*) from (select tied_to, node, kind, county_code, delivery_id, line from fact_tie"
                                + " where is_forward except all select node, tied_to, kind, county_code, delivery_id, line"
                                + " from fact_tie where not is_forward)"));
        assertEquals(
                CITY.number("select count(*) from fact_tie where is_forward"),
                CITY.number("select count(*) from fact_tie where not is_forward"));
    }

    private static long countOf(Path edges, String kind) {
        long[] count = {0};
        CsvTable table = CsvTable.open(edges);
        int column = table.column("kind");
        int delivery = table.column("delivery_id");
        table.read((line, row) -> {
            if (row.at(column).equals(kind)) {
                count[0]++;
                assertEquals(kind.equals("member"), row.at(delivery).isEmpty());
            }
        });
        return count[0];
    }

    @Test
    void eachProgrammesAmountsAreJudgedOrRefused() throws SQLException {
        try (DuckSnapshot duck = CITY.open()) {
            ProgrammeNotes.write(duck, SmallCity.FOLDER.resolve("notes"));
        }
        CsvTable programmes = CsvTable.open(SmallCity.FOLDER.resolve("notes/programmes.csv"));
        long[] amounts = {0, 0};
        programmes.read((line, row) -> {
            amounts[0] += Long.parseLong(row.at(programmes.column("amounts")));
            amounts[1]++;
            assertEquals(
                    row.at(programmes.column("refused")).isEmpty(),
                    !row.at(programmes.column("mad")).isEmpty());
        });

        assertEquals(CITY.number("select count(*) from fact_payment where amount > 0"), amounts[0]);
        assertEquals(CITY.number("select count(distinct programme_code) from fact_payment"), amounts[1]);
    }

    @Test
    void noPlainIdentityStandsInTheStar() throws SQLException {
        List<String> bearing = new ArrayList<>();
        try (DuckSnapshot duck = CITY.open();
                Connection connection = duck.connect();
                Statement statement = connection.createStatement()) {
            for (TableDefinition table : SmallCity.CATALOGUE.tables().values()) {
                for (TableColumn column : table.columns()) {
                    if (column.type().sql().equals("string")) {
                        try (ResultSet rows = statement.executeQuery(
                                "select count(*) from " + table.name() + " where regexp_matches(\"" + column.name()
                                        + "\", '(^|[^0-9])330499(19|20)[0-9]{9}[0-9X]')")) {
                            rows.next();
                            if (rows.getLong(1) > 0) {
                                bearing.add(table.name() + "." + column.name());
                            }
                        }
                    }
                }
            }
        }
        assertEquals(List.of(), bearing);
    }
}
