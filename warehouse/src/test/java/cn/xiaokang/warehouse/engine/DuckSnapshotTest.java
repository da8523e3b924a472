package cn.xiaokang.warehouse.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import cn.xiaokang.warehouse.catalogue.Catalogue;
import cn.xiaokang.warehouse.fault.FaultException;
import cn.xiaokang.warehouse.snapshot.BuiltSnapshot;
import cn.xiaokang.warehouse.snapshot.Manifest;
import cn.xiaokang.warehouse.snapshot.Snapshot;
import cn.xiaokang.warehouse.snapshot.SnapshotFault;
import cn.xiaokang.warehouse.snapshot.Warehouse;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.SQLTimeoutException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A snapshot opened in DuckDB: what can be read, and that nothing else can be done. */
class DuckSnapshotTest {
    private static final Catalogue CATALOGUE = Catalogue.load();
    private static final Limits LIMITS = new Limits(256, 2, Duration.ofSeconds(2));

    @TempDir
    static Path folder = Path.of("set by the engine of the tests");

    @SuppressWarnings("NullAway.Init") // set before all tests
    static Snapshot snapshot;

    @SuppressWarnings("NullAway.Init") // set before all tests
    static DuckSnapshot opened;

    @BeforeAll
    static void aSnapshotIsOpened() throws IOException, SQLException {
        Warehouse warehouse = Warehouse.at(folder.resolve("ware'house"));
        snapshot = warehouse.publish(BuiltSnapshot.in(warehouse, BuiltSnapshot.ID, CATALOGUE, 0));
        opened = DuckSnapshot.open(snapshot, CATALOGUE, LIMITS);
    }

    @AfterAll
    static void closed() throws SQLException {
        opened.close();
    }

    private static void run(String sql) throws SQLException {
        try (Connection connection = opened.connect();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static List<Path> everything() throws IOException {
        try (Stream<Path> paths = Files.walk(folder)) {
            return paths.sorted().toList();
        }
    }

    @Test
    void aTableIsReadAtItsDeclaredTypesWithItsFolders() throws SQLException {
        try (Connection connection = opened.connect();
                PreparedStatement statement = opened.prepare(
                        connection,
                        "select sum(amount) as amount, min(county_code) as county_code, typeof(any_value(year)) as year_type,"
                                + " typeof(any_value(county_code)) as county_type, typeof(any_value(paid_on)) as paid_type"
                                + " from fact_payment where year = ? group by year"); ) {
            statement.setInt(1, 2021);
            try (ResultSet rows = statement.executeQuery()) {
                assertTrue(rows.next());
                assertEquals(new BigDecimal("75.01"), rows.getBigDecimal("amount"));
                assertEquals("330402", rows.getString("county_code"));
                assertEquals("INTEGER", rows.getString("year_type"));
                assertEquals("VARCHAR", rows.getString("county_type"));
                assertEquals("DATE", rows.getString("paid_type"));
                assertFalse(rows.next());
            }
        }
    }

    @Test
    void aMissingPartitionValueIsMissing() throws SQLException {
        try (Connection connection = opened.connect();
                PreparedStatement statement =
                        opened.prepare(connection, "select county_code from fact_payment where payment_no = 'A4'");
                ResultSet rows = statement.executeQuery()) {
            assertTrue(rows.next());
            assertNull(rows.getString(1));
        }
    }

    @Test
    void aTableThatTheSnapshotLacksIsEmpty() throws SQLException {
        try (Connection connection = opened.connect();
                PreparedStatement statement =
                        opened.prepare(connection, "select count(*), max(flag_id) from fact_flag");
                ResultSet rows = statement.executeQuery()) {
            assertTrue(rows.next());
            assertEquals(0, rows.getInt(1));
        }
    }

    @Test
    void aTableThatAnEarlierCatalogueDidNotDivideIsReadWithoutItsFolders() throws IOException, SQLException {
        Snapshot published = published(
                "earlier",
                "0".repeat(64),
                "fact_household_line",
                "(select 'H1' as household_id, 'state' as line)",
                "/part.parquet' (format parquet)");
        try (DuckSnapshot earlier = DuckSnapshot.open(published, CATALOGUE, LIMITS);
                Connection connection = earlier.connect();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("select shelf, household_id, line from fact_household_line")) {
            assertTrue(rows.next());
            assertNull(rows.getString("shelf"));
            assertEquals("H1", rows.getString("household_id"));
            assertEquals("state", rows.getString("line"));
            assertEquals(1, lines(connection, "H1"));
            assertEquals(0, lines(connection, "H2"));
        }
    }

    @Test
    void aTableThatCameAfterAnEarlierCatalogueIsMadeOfThoseThatAreThere() throws IOException, SQLException {
        Snapshot published = published(
                "before batches",
                "0".repeat(64),
                "fact_payment",
                "(select 'B1' as batch_no, '330402103201' as village_code, '330402' as county_code, 'P01' as programme_code,"
                        + " 2020 as year, '2020-06' as month, 500.00 as amount, date '2020-06-20' as paid_on from range(3))",
                "/part.parquet' (format parquet)");
        try (DuckSnapshot earlier = DuckSnapshot.open(published, CATALOGUE, LIMITS);
                Connection connection = earlier.connect();
                Statement statement = connection.createStatement()) {
            try (ResultSet rows = statement.executeQuery("select payments, ordered, last_paid_on from fact_batch")) {
                assertTrue(rows.next());
                assertEquals(3, rows.getInt("payments"));
                assertEquals("1500.00", rows.getBigDecimal("ordered").toPlainString());
                assertEquals("2020-06-20", rows.getString("last_paid_on"));
                assertFalse(rows.next());
            }
            // this one reads delivered rows, which a snapshot doesn't hold
            try (ResultSet rows = statement.executeQuery("select count(*) from fact_visit")) {
                assertTrue(rows.next());
                assertEquals(0, rows.getInt(1));
            }
        }
    }

    @Test
    void aHouseholdsLinesAreFoundWhicheverShelvesThereAre() throws IOException, SQLException {
        List<String> there = List.of("H1", "H2", "H3", "H4", "H5");
        Snapshot published = published(
                "shelves",
                CATALOGUE.digest(),
                "fact_household_line",
                "(select left(md5(household_id), 1) as shelf, household_id, 'line ' || n as line from (select unnest(['"
                        + String.join("', '", there) + "']) as household_id), range(3) as r(n))",
                "' (format parquet, partition_by (shelf), overwrite_or_ignore)");
        try (DuckSnapshot shelved = DuckSnapshot.open(published, CATALOGUE, LIMITS);
                Connection connection = shelved.connect()) {
            for (String household : there) {
                assertEquals(3, lines(connection, household), household);
            }
            // forty more that aren't there stand on every shelf there could be
            for (int n = 0; n < 40; n++) {
                assertEquals(0, lines(connection, "N" + n));
            }
        }
    }

    /** A snapshot of a catalogue with one table alone, written as DuckDB's copy says. */
    private static Snapshot published(String name, String catalogue, String table, String rows, String how)
            throws IOException, SQLException {
        Warehouse warehouse = Warehouse.at(folder.resolve(name));
        Path built = warehouse.building(BuiltSnapshot.ID);
        Path place = Files.createDirectories(built.resolve("tables").resolve(table));
        try (Connection connection = DriverManager.getConnection("jdbc:duckdb:");
                Statement statement = connection.createStatement()) {
            statement.execute("copy " + rows + " to '" + place + how);
        }
        Manifest.of(
                        BuiltSnapshot.ID,
                        Instant.parse("2022-12-31T16:00:00Z"),
                        1,
                        catalogue,
                        LocalDate.of(2018, 1, 1),
                        LocalDate.of(2022, 12, 31),
                        Map.of(table, Manifest.tableFiles(built, table, 1)),
                        List.of(),
                        new Manifest.Checks(1, 0))
                .write(built);
        return warehouse.publish(built);
    }

    private static int lines(Connection connection, String household) throws SQLException {
        try (PreparedStatement look = connection.prepareStatement(
                "select count(line) from fact_household_line_of(?) where household_id = ?")) {
            look.setString(1, household);
            look.setString(2, household);
            try (ResultSet rows = look.executeQuery()) {
                rows.next();
                return rows.getInt(1);
            }
        }
    }

    @Test
    void everyTableOfTheCatalogueCanBeAsked() throws SQLException {
        for (String table : CATALOGUE.tables().keySet()) {
            run("select * from " + table);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "select * from read_text('/etc/hostname')",
                "select * from read_blob('/etc/hostname')",
                "select * from read_csv('/etc/passwd')",
                "select * from '/etc/passwd'",
                "select * from read_text('file:///etc/hostname')",
                "select * from read_parquet('$DIR/tables/../../../vault/x.parquet')",
                "select * from read_text('$DIR/manifest.json')",
                "select * from glob('/etc/*')",
                "select * from sniff_csv('/etc/passwd')",
                "select * from parquet_metadata('/etc/hostname')",
                "copy fact_payment to '$OUT/a.csv'",
                "copy fact_payment to '$DIR/a.parquet' (format parquet)",
                "copy fact_payment to '$DIR/tables/fact_payment/a.parquet' (format parquet)",
                "copy (select 1) to '$FILE' (format parquet)",
                "copy fact_payment from '/etc/passwd'",
                "export database '$OUT/all'",
                "export database '$DIR/all'",
                "import database '$OUT/all'",
                "attach '$OUT/other.db' as other",
                "attach '$DIR/other.db' as other",
                "install httpfs",
                "load httpfs",
                "load '$OUT/x.duckdb_extension'",
                "set memory_limit='100GB'",
                "set threads=64",
                "set temp_directory='$OUT'",
                "set allowed_directories=['/']",
                "set allowed_paths=['/etc/passwd']",
                "set enable_external_access=true",
                "set lock_configuration=false",
                "reset lock_configuration",
                "pragma enable_profiling",
                "pragma memory_limit='100GB'",
                "set global enable_external_access=true",
                "call enable_logging()",
                "set profiling_output='$OUT/profile'",
            })
    void whatWouldReadOrWriteElsewhereIsRefused(String attempt) throws IOException {
        List<Path> before = everything();
        String sql = attempt.replace("$DIR", quoted(snapshot.dir()))
                .replace("$FILE", quoted(snapshot.files("dim_indicator").get(0)))
                .replace("$OUT", quoted(folder));
        assertThrows(SQLException.class, () -> run(sql), sql);
        assertEquals(before, everything(), "nothing was written");
        snapshot.verify();
    }

    private static String quoted(Path path) {
        return path.toString().replace("'", "''");
    }

    @Test
    void aSymbolicLinkThatLeadsOutIsRefused() throws IOException {
        Path link = snapshot.dir().resolve("tables/fact_payment/out.csv");
        Files.createSymbolicLink(link, Path.of("/etc/passwd"));
        try {
            assertThrows(SQLException.class, () -> run("select * from read_csv('" + quoted(link) + "')"));
        } finally {
            Files.delete(link);
        }
    }

    @Test
    void attachingAFileOfTheSnapshotGivesNoRightToWriteIt() throws IOException, SQLException {
        List<Path> before = everything();
        try (DuckSnapshot other = DuckSnapshot.open(snapshot, CATALOGUE, LIMITS);
                Connection connection = other.connect();
                Statement statement = connection.createStatement()) {
            String file = quoted(snapshot.files("dim_indicator").get(0));
            // What comes of it is a database in memory with views of the file.
            statement.execute("attach '" + file + "' as other");
            statement.execute("create table other.more as select range from range(100000)");
            statement.execute("checkpoint other");
        }
        assertEquals(before, everything(), "nothing was written");
        snapshot.verify();
    }

    @Test
    void aQueryWithoutEndStopsAtItsTime() throws SQLException {
        try (Connection connection = opened.connect();
                PreparedStatement statement = opened.prepare(
                        connection, "select sum(a.range * b.range) from range(10000000) a, range(10000000) b")) {
            assertThrows(SQLTimeoutException.class, statement::executeQuery);
        }
    }

    @Test
    void aQueryThatWantsTooMuchMemoryFails() {
        SQLException refusal = assertThrows(SQLException.class, () -> run("select list(range) from range(200000000)"));
        assertTrue(String.valueOf(refusal.getMessage()).contains("Out of Memory"), refusal.getMessage());
    }

    @Test
    void ourOwnWorkThatWantsTooMuchMemoryGoesOnInAFolderAndLeavesNothingThere() throws SQLException {
        // 3,000,000 groups of texts; what a question would be refused for
        String grouped = "create temp table grouped as select md5(range::varchar) as text, count(*) as n"
                + " from range(3000000) group by all";
        assertThrows(SQLException.class, () -> run(grouped));
        Path spill = folder.resolve("spill'ed");
        try (DuckSnapshot own = DuckSnapshot.openSpilling(
                        snapshot, CATALOGUE, new Limits(100, 2, Duration.ofMinutes(1)), spill);
                Connection connection = own.connect();
                Statement statement = connection.createStatement()) {
            statement.execute(grouped);
            assertTrue(Files.isDirectory(spill), "it was too much for the memory");
            try (ResultSet rows = statement.executeQuery("select count(*) from grouped")) {
                assertTrue(rows.next());
                assertEquals(3_000_000, rows.getLong(1));
            }
        }
        assertFalse(Files.exists(spill), "nothing of it stays");
    }

    @Test
    void twoConnectionsSeeTheSameTables() throws SQLException {
        try (Connection first = opened.connect();
                Connection second = opened.connect();
                Statement one = first.createStatement();
                Statement two = second.createStatement();
                ResultSet oneRow = one.executeQuery("select count(*) from fact_payment");
                ResultSet twoRow = two.executeQuery("select count(*) from fact_payment")) {
            assertTrue(oneRow.next() && twoRow.next());
            assertEquals(4, oneRow.getInt(1));
            assertEquals(4, twoRow.getInt(1));
        }
    }

    @Test
    void aDamagedSnapshotIsNotOpened() throws IOException, SQLException {
        Warehouse warehouse = Warehouse.at(folder.resolve("damaged"));
        Snapshot damaged = warehouse.publish(BuiltSnapshot.in(warehouse, BuiltSnapshot.ID, CATALOGUE, 0));
        Path file = damaged.files("dim_indicator").get(0);
        byte[] content = Files.readAllBytes(file);
        content[10] ^= 4;
        Files.write(file, content);
        FaultException fault = assertThrows(FaultException.class, () -> DuckSnapshot.open(damaged, CATALOGUE, LIMITS));
        assertEquals(SnapshotFault.DAMAGED, fault.code());
    }
}
