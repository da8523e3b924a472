package cn.xiaokang.etl.load;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import cn.xiaokang.etl.bench.DuckStar;
import cn.xiaokang.etl.check.Check;
import cn.xiaokang.etl.check.SecondEngine;
import cn.xiaokang.etl.city.CityCommand;
import cn.xiaokang.etl.csv.CsvTable;
import cn.xiaokang.etl.digits.ProgrammeNotes;
import cn.xiaokang.etl.export.CsvExport;
import cn.xiaokang.etl.graph.Components;
import cn.xiaokang.etl.graph.Graph;
import cn.xiaokang.etl.graph.SnapshotEdges;
import cn.xiaokang.etl.progress.Progress;
import cn.xiaokang.etl.star.Before;
import cn.xiaokang.etl.star.TableFiles;
import cn.xiaokang.etl.star.TableOrder;
import cn.xiaokang.warehouse.catalogue.Catalogue;
import cn.xiaokang.warehouse.catalogue.Parameter;
import cn.xiaokang.warehouse.catalogue.Rule;
import cn.xiaokang.warehouse.catalogue.TableColumn;
import cn.xiaokang.warehouse.catalogue.TableDefinition;
import cn.xiaokang.warehouse.engine.DuckSnapshot;
import cn.xiaokang.warehouse.engine.ExemptionRows;
import cn.xiaokang.warehouse.engine.Limits;
import cn.xiaokang.warehouse.engine.VaultPersons;
import cn.xiaokang.warehouse.laboratory.Experiment;
import cn.xiaokang.warehouse.laboratory.Laboratory;
import cn.xiaokang.warehouse.snapshot.Snapshot;
import cn.xiaokang.warehouse.snapshot.Warehouse;
import cn.xiaokang.warehouse.vault.KeyFile;
import cn.xiaokang.warehouse.vault.VaultDoor;
import cn.xiaokang.warehouse.vault.VaultKey;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.commons.io.file.PathUtils;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.execution.FileSourceScanExec;
import org.apache.spark.sql.execution.SparkPlan;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/**
 * One small city, loaded in three steps: most of it after a process that got signal 9 as soon as the deliveries were staged; a register that
 * came late, after one that got it when all was written and nothing published; and the last month. What is tested is what came of all three, so
 * the truth and the second engine, which make everything from the staged rows, are held to what was taken over as well.
 */
class LoadTest {
    private static final Catalogue CATALOGUE = Catalogue.load();
    private static final Limits LIMITS = new Limits(1024, 2, Duration.ofMinutes(5));
    private static final BigDecimal TOLERANCE = new BigDecimal("0.0001");

    /** Kept after the tests: the notebooks run on this warehouse. */
    private static final Path FOLDER = Path.of("target/small-city");

    @SuppressWarnings("NullAway.Init") // set before all tests
    private static SparkSession spark;

    @SuppressWarnings("NullAway.Init") // set before all tests
    private static Snapshot snapshot;

    /** The load of most of the inbox, the one of a register that came late, and the one of the last month. */
    @SuppressWarnings("NullAway.Init") // set before all tests
    private static LoadReport first;

    @SuppressWarnings("NullAway.Init") // set before all tests
    private static LoadReport second;

    @SuppressWarnings("NullAway.Init") // set before all tests
    private static LoadReport third;

    @SuppressWarnings("NullAway.Init") // set before all tests
    private static PlanWatch plans;

    /** What the loads after the killed one told of staging. */
    private static final Recorder RECORDER = new Recorder();

    /** How a process ends that signal 9 ended. */
    private static final int KILLED = 128 + 9;

    @BeforeAll
    static void loaded() throws IOException {
        empty(FOLDER);
        int made = new CommandLine(new CityCommand())
                .execute(
                        "--to",
                        FOLDER.resolve("city").toString(),
                        "--households",
                        "70",
                        "--years",
                        "2018-2019",
                        // a seed that gives every indicator a figure in so small a city
                        "--seed",
                        "12");
        assertEquals(0, made);
        LateDeliveries late = new LateDeliveries(FOLDER.resolve("city/inbox"), FOLDER.resolve("late"));
        late.hold(file -> isLateRegister(file) || isLastMonth(file));
        killALoadAfter("stage");
        assertTrue(warehouse().current().isEmpty(), "a load that was killed must publish nothing");
        spark = SparkSessions.open("local[2]", Map.of());
        plans = PlanWatch.over(spark);
        first = run(RECORDER);
        assertTrue(first.isNew());
        late.bring(LoadTest::isLateRegister);
        killALoadAfter("vault");
        assertEquals(
                Optional.of(first.snapshot().id()),
                warehouse().current().map(Snapshot::id),
                "a load that was killed must publish nothing");
        second = run(Progress.silent());
        late.bring(LoadTest::isLastMonth);
        third = run(Progress.silent());
        snapshot = third.snapshot();
    }

    @Test
    void theNextLoadsTakeUpTheWorkWithoutReadingAFileTwice() {
        assertEquals(List.of(), RECORDER.figures, "no file was to be staged again");
        assertEquals(1, first.snapshot().manifest().loadNo());
        assertEquals(0, first.taken(), "there was nothing to take over");
    }

    @Test
    void aRegisterThatComesLateLeavesWhatDoesNotReadItAsItIs() {
        for (String table : List.of("fact_payment", "fact_person_year", "fact_household_year", "fact_visit")) {
            assertEquals(
                    first.snapshot().manifest().tables().get(table),
                    second.snapshot().manifest().tables().get(table),
                    table);
        }
        assertNotEquals(
                first.snapshot().manifest().tables().get("fact_vehicle"),
                second.snapshot().manifest().tables().get("fact_vehicle"));
        assertTrue(second.taken() > 9 * second.made(), second.taken() + " taken over, " + second.made() + " made");
        assertTrue(third.taken() > 0 && third.made() > second.made(), third.toString());
    }

    /** A file that was altered is not handed on under a new digest: what it belongs to is made anew. */
    @Test
    void aDamagedFileOfTheSnapshotBeforeIsNotTakenOver(@TempDir Path folder) throws IOException {
        Path before = folder.resolve("before");
        PathUtils.copyDirectory(snapshot.dir(), before);
        Path file = before.resolve(
                snapshot.dir().relativize(snapshot.files("dim_clause").get(0)));
        Snapshot copied = new Snapshot(snapshot.id(), before, snapshot.manifest());
        TableFiles whole =
                new TableFiles(spark, folder.resolve("a/tables").toString(), Before.of(copied, folder.resolve("a")));
        whole.make(CATALOGUE.table("dim_clause"), Set.of(), () -> fail("it stands"));
        byte[] bytes = Files.readAllBytes(file);
        bytes[bytes.length / 2] ^= 1;
        Files.write(file, bytes);
        Before damaged = Before.of(copied, folder.resolve("b"));
        new TableFiles(spark, folder.resolve("b/tables").toString(), damaged)
                .make(CATALOGUE.table("dim_clause"), Set.of(), () -> whole.read(CATALOGUE.table("dim_clause")));
        assertEquals(0, damaged.taken());
        assertEquals(1, damaged.made());
        Files.delete(file);
        Before torn = Before.of(copied, folder.resolve("c"));
        new TableFiles(spark, folder.resolve("c/tables").toString(), torn)
                .make(CATALOGUE.table("dim_clause"), Set.of(), () -> whole.read(CATALOGUE.table("dim_clause")));
        assertEquals(1, torn.made());
    }

    @Test
    void aLoadWithNothingNewChangesNothing() {
        LoadReport again = run(Progress.silent());
        assertFalse(again.isNew());
        assertEquals(snapshot.id(), again.snapshot().id());
        assertEquals(
                Stream.of(first, second, third)
                        .map(report -> report.snapshot().id())
                        .toList(),
                warehouse().ids().stream().sorted().toList());
    }

    @Test
    void noPlanJoinsEveryRowOfTwoTablesThatGrow() throws Exception {
        spark.sparkContext().listenerBus().waitUntilEmpty();
        Set<String> written = plans.written().keySet();
        CATALOGUE
                .indicators()
                .keySet()
                .forEach(indicator -> assertTrue(written.contains("fact_indicator/indicator=" + indicator), indicator));
        CATALOGUE.rules().values().stream()
                .filter(Rule::isBuilt)
                .forEach(rule -> assertTrue(written.contains("fact_flag/rule=" + rule.id()), rule.id()));
        assertEquals(List.of(), plans.joinsThatGrow());
    }

    @Test
    void aYearAndACountyOfPaymentsReadTheirFilesAlone() {
        TableFiles published =
                new TableFiles(spark, snapshot.dir().resolve("tables").toString(), Before.nothing(snapshot.dir()));
        SparkPlan plan = published
                .read(CATALOGUE.table("fact_payment"))
                .where("county_code = '330481' and year = 2019")
                .queryExecution()
                .executedPlan();
        List<FileSourceScanExec> scans = PlanWatch.all(plan)
                .filter(FileSourceScanExec.class::isInstance)
                .map(FileSourceScanExec.class::cast)
                .toList();
        assertEquals(1, scans.size());
        String filters = scans.get(0).partitionFilters().mkString(" ");
        assertTrue(filters.contains("330481") && filters.contains("2019"), filters);
    }

    @Test
    void allChecksPassAndAreKept() throws SQLException {
        assertEquals(0, snapshot.manifest().checks().failed());
        assertEquals(snapshot.manifest().checks().passed(), number("select count(*) from fact_check where is_passed"));
    }

    @Test
    void theExportsAreTheTruth() throws SQLException, IOException {
        Path exports = FOLDER.resolve("exports");
        try (DuckSnapshot duck = DuckSnapshot.openWithVault(
                snapshot,
                CATALOGUE,
                LIMITS,
                warehouse().vault(),
                VaultKey.of(warehouse().vault(), keyFile()))) {
            CsvExport.write(duck, exports);
        }
        Path truth = FOLDER.resolve("city/truth");
        assertAll(
                () -> assertEquals(
                        set(truth.resolve("rows.csv"), row -> row.getField("source") + " " + row.getField("rows")),
                        set(exports.resolve("rows.csv"), row -> row.getField("source") + " " + row.getField("rows"))),
                () -> assertEquals(
                        set(truth.resolve("quarantine.csv"), LoadTest::refusal),
                        set(exports.resolve("quarantine.csv"), LoadTest::refusal)),
                () -> assertEquals(
                        set(truth.resolve("flags.csv"), LoadTest::flag),
                        ofTheRulesIn(truth.resolve("flags.csv"), set(exports.resolve("flags.csv"), LoadTest::flag))),
                () -> assertEquals(List.of(), figuresThatDiffer(truth, exports)));
    }

    @Test
    void bothEnginesComeToTheSameFiguresAndFlags() throws SQLException {
        List<Check> results = new ArrayList<>();
        try (DuckSnapshot duck = DuckSnapshot.open(snapshot, CATALOGUE, LIMITS)) {
            new SecondEngine(CATALOGUE).run(duck, results::add);
        }
        assertTrue(results.size() >= 90, "all indicators and rules were to be computed again");
        assertEquals(
                List.of(), results.stream().filter(check -> !check.isPassed()).toList());
    }

    @Test
    void bothEnginesFindTheSameExemptions() throws SQLException {
        List<String> ofSpark = new ArrayList<>();
        List<String> ofDuck = new ArrayList<>();
        // the load's own views end with the folder that it built in
        TableFiles published =
                new TableFiles(spark, snapshot.dir().resolve("tables").toString(), Before.nothing(snapshot.dir()));
        CATALOGUE.tables().values().forEach(published::register);
        try (DuckSnapshot duck = DuckSnapshot.open(snapshot, CATALOGUE, LIMITS);
                Connection connection = duck.connect();
                Statement statement = connection.createStatement()) {
            for (Rule rule : CATALOGUE.rules().values()) {
                if (ExemptionRows.has(rule)) {
                    String sql = ExemptionRows.sql(CATALOGUE, rule);
                    spark.sql(sql).collectAsList().forEach(row -> ofSpark.add(row.mkString(" ")));
                    try (ResultSet rows = statement.executeQuery(sql)) {
                        while (rows.next()) {
                            ofDuck.add(rows.getString(1) + " " + rows.getString(2) + " " + rows.getString(3) + " "
                                    + rows.getLong(4));
                        }
                    }
                }
            }
        }
        ofSpark.sort(null);
        ofDuck.sort(null);
        assertEquals(ofDuck, ofSpark);
        assertFalse(ofDuck.isEmpty());
    }

    @Test
    void everyIndicatorOpensToLinesOfTheDeliveredFiles() throws SQLException, IOException {
        try (DuckSnapshot duck = DuckSnapshot.open(snapshot, CATALOGUE, LIMITS);
                java.sql.Connection connection = duck.connect()) {
            FigureWalk walk = new FigureWalk(CATALOGUE, connection, FOLDER.resolve("city/inbox"));
            assertEquals(List.of(), walk.faults("330481", 2019));
        }
    }

    @Test
    void aParameterMovedToItsOwnValueChangesNothing() throws SQLException {
        Laboratory laboratory = new Laboratory(CATALOGUE);
        List<String> different = new ArrayList<>();
        int reached = 0;
        try (DuckSnapshot duck = DuckSnapshot.open(snapshot, CATALOGUE, LIMITS)) {
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
        try (DuckSnapshot duck = DuckSnapshot.open(snapshot, CATALOGUE, LIMITS)) {
            Experiment lower =
                    experiment(duck, new Laboratory(CATALOGUE), "income_line_multiple", new BigDecimal("0.5"));
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
        try (java.sql.Connection connection = duck.connect()) {
            return laboratory.run(connection, Map.of(parameter, value), 2019);
        }
    }

    @Test
    void theTiesOfTheStarAreAnEdgeListWithItsReasons() throws SQLException {
        Path edges = FOLDER.resolve("edges.csv");
        try (DuckSnapshot duck = DuckSnapshot.open(snapshot, CATALOGUE, LIMITS)) {
            SnapshotEdges.write(duck, edges);
        }
        Graph graph = Graph.read(CsvTable.open(edges), "source", "target", null, "kind");

        assertEquals(
                number("select count(distinct person_id || ' ' || household_id) from bridge_membership"),
                countOf(edges, "member"));
        assertEquals(
                number(
                        "select count(*) from (select distinct household_id, phone_id from fact_register where phone_id is not null)"),
                countOf(edges, "phone"));
        assertTrue(Components.of(graph.withoutHubs(20)).count() > 1);
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
        try (DuckSnapshot duck = DuckSnapshot.open(snapshot, CATALOGUE, LIMITS)) {
            ProgrammeNotes.write(duck, FOLDER.resolve("notes"));
        }
        CsvTable programmes = CsvTable.open(FOLDER.resolve("notes/programmes.csv"));
        long[] amounts = {0, 0};
        programmes.read((line, row) -> {
            amounts[0] += Long.parseLong(row.at(programmes.column("amounts")));
            amounts[1]++;
            assertEquals(
                    row.at(programmes.column("refused")).isEmpty(),
                    !row.at(programmes.column("mad")).isEmpty());
        });

        assertEquals(number("select count(*) from fact_payment where amount > 0"), amounts[0]);
        assertEquals(number("select count(distinct programme_code) from fact_payment"), amounts[1]);
    }

    @Test
    void bothEnginesComeToTheSameStar() throws SQLException {
        List<String> different = new ArrayList<>();
        try (DuckStar star = DuckStar.over(
                        warehouse(), VaultKey.of(warehouse().vault(), keyFile()), snapshot, CATALOGUE, 1024);
                Statement statement = star.connection().createStatement()) {
            star.compute();
            for (List<TableDefinition> wave : TableOrder.waves(CATALOGUE)) {
                for (TableDefinition table : wave) {
                    String spark = rowsOf(snapshot, table);
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

    @Test
    void everyFileOfTheVaultIsSealed() throws IOException {
        List<Path> plain;
        try (Stream<Path> paths = Files.walk(warehouse().vault())) {
            plain = paths.filter(Files::isRegularFile)
                    .filter(file -> !file.endsWith("keys.json") && !isSealed(file))
                    .toList();
        }
        assertEquals(List.of(), plain);
        assertFalse(keyFile().path().startsWith(warehouse().root()));
    }

    @Test
    void aServerFindsThePersonsThatItAsksForAndNoOthers() throws SQLException {
        Set<String> asked = new TreeSet<>();
        try (DuckSnapshot duck = DuckSnapshot.open(snapshot, CATALOGUE, LIMITS);
                Connection connection = duck.connect();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("select person_id from dim_person order by 1 limit 5")) {
            while (rows.next()) {
                asked.add(rows.getString(1));
            }
        }
        List<String> withOneThatIsNot = new ArrayList<>(asked);
        withOneThatIsNot.add("p" + "0".repeat(24));
        try (VaultPersons persons =
                VaultPersons.of(snapshot, VaultDoor.of(warehouse(), keyFile())).orElseThrow()) {
            Map<String, VaultPersons.Person> found = persons.persons(withOneThatIsNot);
            assertEquals(asked, found.keySet());
            found.values().forEach(person -> assertTrue(person.idNumber().startsWith("33"), person.idNumber()));
        }
    }

    /** Parquet with an encrypted footer begins so (parquet-format, Encryption.md). */
    private static boolean isSealed(Path file) {
        try (InputStream bytes = Files.newInputStream(file)) {
            return new String(bytes.readNBytes(4), StandardCharsets.US_ASCII).equals("PARE");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void noPlainIdentityStandsInTheStar() throws SQLException {
        List<String> bearing = new ArrayList<>();
        try (DuckSnapshot duck = DuckSnapshot.open(snapshot, CATALOGUE, LIMITS);
                java.sql.Connection connection = duck.connect();
                Statement statement = connection.createStatement()) {
            for (TableDefinition table : CATALOGUE.tables().values()) {
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

    private static void empty(Path kept) throws IOException {
        if (Files.exists(kept)) {
            try (Stream<Path> paths = Files.walk(kept)) {
                for (Path path : paths.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(path);
                }
            }
        }
    }

    private static boolean isLateRegister(String file) {
        return file.startsWith("2018/vehicle-");
    }

    private static boolean isLastMonth(String file) {
        return file.startsWith("2019-12/");
    }

    private static LoadReport run(Progress progress) {
        return new LoadRun(spark, CATALOGUE, keyFile(), progress, Clock.systemUTC())
                .run(FOLDER.resolve("city/inbox"), warehouse());
    }

    private static Warehouse warehouse() {
        return Warehouse.at(FOLDER.resolve("warehouse"));
    }

    private static KeyFile keyFile() {
        return KeyFile.apartFrom(FOLDER.resolve("key/vault.key"), warehouse().root());
    }

    private static long number(String sql) throws SQLException {
        try (DuckSnapshot duck = DuckSnapshot.open(snapshot, CATALOGUE, LIMITS);
                java.sql.Connection connection = duck.connect();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            rows.next();
            return rows.getLong(1);
        }
    }

    private static String rowsOf(Snapshot snapshot, TableDefinition table) {
        return "select " + typedColumns(table) + " from read_parquet("
                + snapshot.files(table.name()).stream()
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

    private static String refusal(NamedCsvRecord row) {
        return row.getField("file") + " " + row.getField("line") + " " + row.getField("reason");
    }

    private static String flag(NamedCsvRecord row) {
        return row.getField("rule") + " " + row.getField("subject_no").replaceAll("\\|.*", "");
    }

    /** A rule that the truth doesn't speak of may flag what it likes. */
    private static Set<String> ofTheRulesIn(Path truth, Set<String> flags) throws IOException {
        Set<String> rules = set(truth, row -> row.getField("rule"));
        return flags.stream()
                .filter(flag -> rules.contains(flag.substring(0, flag.indexOf(' '))))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static List<String> figuresThatDiffer(Path truth, Path exports) throws IOException {
        Map<String, String> found = new TreeMap<>();
        set(exports.resolve("indicators.csv"), row -> figure(row) + "=" + row.getField("value"))
                .forEach(
                        line -> found.put(line.substring(0, line.indexOf('=')), line.substring(line.indexOf('=') + 1)));
        List<String> different = new ArrayList<>();
        for (String line : set(truth.resolve("indicators.csv"), row -> figure(row) + "=" + row.getField("value"))) {
            String key = line.substring(0, line.indexOf('='));
            String expected = line.substring(line.indexOf('=') + 1);
            String value = found.get(key);
            if (value == null || !agree(expected, value)) {
                different.add(key + ": expected " + expected + ", found " + value);
            }
        }
        return different;
    }

    private static String figure(NamedCsvRecord row) {
        return row.getField("indicator") + " " + row.getField("area_code") + " " + row.getField("year");
    }

    private static boolean agree(String expected, String value) {
        if (expected.isEmpty() || value.isEmpty()) {
            return expected.equals(value);
        }
        BigDecimal difference =
                new BigDecimal(expected).subtract(new BigDecimal(value)).abs();
        BigDecimal scale = new BigDecimal(expected).abs().max(BigDecimal.ONE);
        return difference.compareTo(TOLERANCE.multiply(scale).setScale(12, RoundingMode.UP)) <= 0;
    }

    private static Set<String> set(Path file, Function<NamedCsvRecord, String> key) throws IOException {
        try (CsvReader<NamedCsvRecord> rows = CsvReader.builder().ofNamedCsvRecord(file);
                Stream<NamedCsvRecord> stream = rows.stream()) {
            return stream.map(key).collect(Collectors.toCollection(TreeSet::new));
        }
    }

    /** Runs the load as a process of its own and kills it (signal 9) when it has told that a stage is done. */
    private static void killALoadAfter(String stage) throws IOException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
                .filter(argument -> argument.startsWith("--add-opens") || argument.startsWith("-XX"))
                .forEach(command::add);
        command.addAll(List.of("-Xmx1g", "-Duser.timezone=Asia/Shanghai", "-Dstdout.encoding=UTF-8"));
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), "cn.xiaokang.etl.cli.Main", "load"));
        command.addAll(List.of("--inbox", FOLDER.resolve("city/inbox").toString()));
        command.addAll(List.of("--warehouse", FOLDER.resolve("warehouse").toString()));
        command.addAll(List.of("--vault-key", keyFile().path().toString()));
        Process load = new ProcessBuilder(command).redirectErrorStream(true).start();
        List<String> told = new ArrayList<>();
        try (BufferedReader lines = load.inputReader(StandardCharsets.UTF_8)) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                told.add(line);
                if (line.startsWith("[####") && line.contains(stage)) {
                    load.destroyForcibly(); // which closes the stream as well
                    break;
                }
            }
            assertEquals(KILLED, load.waitFor(), () -> String.join("\n", told));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** Keeps what staging told. */
    private static final class Recorder implements Progress {
        private final List<String> figures = new ArrayList<>();

        @Override
        public void stage(String stage, long total) {}

        @Override
        public void step(String step) {}

        @Override
        public synchronized void reached(long done, long total, String figure) {
            figures.add(figure);
        }
    }
}
