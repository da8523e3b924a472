package cn.xiaokang.api.queries;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import cn.xiaokang.api.SmallWarehouse;
import cn.xiaokang.api.access.AreaScope;
import cn.xiaokang.api.access.Role;
import cn.xiaokang.api.access.Viewer;
import cn.xiaokang.warehouse.catalogue.Catalogue;
import cn.xiaokang.warehouse.engine.Limits;
import cn.xiaokang.warehouse.fault.FaultException;
import cn.xiaokang.warehouse.snapshot.Warehouse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** Tries to break out of the server's database by every way of trust.md, through the connections that requests use. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class BreakOutTest {
    private Path folder;
    private SmallWarehouse city;
    private SnapshotHolder holder;

    @BeforeAll
    void start(@TempDir Path folder) throws Exception {
        this.folder = folder;
        city = SmallWarehouse.in(folder.resolve("warehouse"));
        assertNotNull(city.publish(1));
        Files.writeString(folder.resolve("secret.csv"), "secret\n42\n");
        holder = holder(new Limits(256, 2, Duration.ofSeconds(2)));
    }

    @AfterAll
    void stop() {
        holder.close();
    }

    @Test
    void noFileButTheSnapshotsCanBeRead() {
        String outside = folder.resolve("secret.csv").toString();
        for (String sql : List.of(
                "select * from read_text('/etc/passwd')",
                "select * from read_blob('/etc/passwd')",
                "select * from read_csv('" + outside + "')",
                "select * from '" + outside + "'",
                "select * from read_csv('file://" + outside + "')",
                "select * from glob('/etc/*')",
                "select * from sniff_csv('" + outside + "')",
                "select * from read_parquet('" + city.folder() + "/vault/**/*.parquet')",
                "select * from read_text('" + city.folder() + "/current')",
                "select * from read_text('" + city.folder() + "/snapshots/../current')")) {
            assertRefused(sql);
        }
    }

    @Test
    void nothingCanBeWrittenAttachedLoadedOrSet() throws Exception {
        long before = files();
        for (String sql : List.of(
                "copy (select 1) to '" + folder + "/out.csv'",
                "copy (select 1) to '" + city.folder() + "/snapshots/out.parquet'",
                "export database '" + folder + "/out'",
                "attach '" + folder + "/other.db' as other",
                "install httpfs",
                "load httpfs",
                "set enable_external_access=true",
                "set lock_configuration=false",
                "set memory_limit='64GB'",
                "reset memory_limit",
                "pragma enable_profiling",
                "set temp_directory='" + folder + "'",
                "set allowed_directories=['/']")) {
            assertRefused(sql);
        }
        assertEquals(before, files());
    }

    @Test
    void timeAndMemoryOfAQueryAreBounded() {
        long start = System.nanoTime();
        assertEquals(
                QueryFault.TOO_LONG,
                refused("select sum(a.range * b.range) from range(10000000) a, range(10000000) b"));
        assertTrue(Duration.ofNanos(System.nanoTime() - start).toSeconds() < 30);
        try (SnapshotHolder small = holder(new Limits(100, 1, Duration.ofSeconds(60)))) {
            assertEquals(QueryFault.TOO_BIG, refused(small, "select len(list(range)) as n from range(200000000)"));
        }
    }

    @Test
    void aValueIsNeverTextOfTheQuery() {
        try (Reading reading = holder.read(new Viewer("inspector", Role.INSPECTOR, AreaScope.CITY))) {
            Query byRule = new Query("test/by rule", "select count(*) as n from fact_flag where rule = :rule");
            assertEquals(
                    0,
                    reading.rows(byRule, Bindings.of("rule", "x' or '1'='1"))
                            .get(0)
                            .whole("n"));
            assertEquals(
                    1,
                    reading.rows(byRule, Bindings.of("rule", "deceased_recipient"))
                            .get(0)
                            .whole("n"));
        }
    }

    @Test
    void aReadingKeepsItsSnapshotWhileANewOneComes() throws Exception {
        Query query = new Query("test/flags", "select count(*) as n from fact_flag");
        Query later = new Query("test/flags later", "select count(*) as n from fact_flag where flag_id is not null");
        try (Reading old = holder.read(new Viewer("inspector", Role.INSPECTOR, AreaScope.CITY))) {
            long before = old.rows(query, Bindings.none()).get(0).whole("n");
            String next = city.with(
                            "fact_flag",
                            Map.of("flag_id", "f9", "rule", "late_payment", "severity", "low", "subject", "payment"))
                    .publish(2)
                    .id();
            try (Reading fresh = holder.read(new Viewer("inspector", Role.INSPECTOR, AreaScope.CITY))) {
                assertEquals(next, fresh.snapshotId());
                assertEquals(
                        before + 1, fresh.rows(query, Bindings.none()).get(0).whole("n"));
                assertFalse(old.snapshotId().equals(fresh.snapshotId()));
                assertEquals(before, old.rows(later, Bindings.none()).get(0).whole("n"));
            }
        }
    }

    private void assertRefused(String sql) {
        assertEquals(QueryFault.FAILED, refused(sql), sql);
    }

    private Object refused(String sql) {
        return refused(holder, sql);
    }

    private SnapshotHolder holder(Limits limits) {
        return new SnapshotHolder(Warehouse.at(city.folder()), Catalogue.load(), limits, Clock.systemUTC());
    }

    private static Object refused(SnapshotHolder holder, String sql) {
        try (Reading reading = holder.read(new Viewer("inspector", Role.INSPECTOR, AreaScope.CITY))) {
            return assertThrows(FaultException.class, () -> reading.rows(new Query(sql, sql), Bindings.none()), sql)
                    .code();
        }
    }

    private long files() throws Exception {
        try (Stream<Path> paths = Files.walk(folder)) {
            return paths.count();
        }
    }
}
