package cn.xiaokang.etl.depot;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import cn.xiaokang.etl.publish.SnapshotDraft;
import cn.xiaokang.warehouse.catalogue.Catalogue;
import cn.xiaokang.warehouse.fault.FaultException;
import cn.xiaokang.warehouse.snapshot.Manifest;
import cn.xiaokang.warehouse.snapshot.Snapshot;
import cn.xiaokang.warehouse.snapshot.Warehouse;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.hadoop.fs.FileSystem;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A snapshot's way from the machine of loads to that of a server, over HDFS and over S3. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DepotTest {
    private static final Catalogue CATALOGUE = Catalogue.load();
    private static final String FIRST = "s000001-0123abcd";
    private static final String SECOND = "s000002-0123abcd";

    @TempDir
    Path folder = Path.of("set by JUnit");

    private final Map<String, Store> stores = new HashMap<>();
    private int tests;

    @BeforeAll
    void start(@TempDir Path blocks) throws Exception {
        // HDFS wants Hadoop's own local files, and not those that sessions of Spark in this process have been given
        FileSystem.closeAll();
        stores.put("hdfs", Store.hdfs(blocks));
        stores.put("s3", Store.s3());
    }

    @AfterAll
    void stop() throws Exception {
        for (Store store : stores.values()) {
            store.end();
        }
        FileSystem.closeAll();
    }

    /** A store with a depot that no other test has used. */
    Stream<Store> stores() {
        tests++;
        return stores.values().stream().map(store -> store.at("depot-" + tests));
    }

    private Warehouse loaded(String snapshot, Map<String, String> tables) throws IOException {
        Warehouse warehouse = Warehouse.at(folder.resolve("load"));
        SnapshotDraft draft = new SnapshotDraft(
                snapshot,
                warehouse.building(snapshot),
                1,
                LocalDate.of(2018, 1, 1),
                LocalDate.of(2018, 12, 31),
                List.of());
        for (Map.Entry<String, String> table : tables.entrySet()) {
            Path file = draft.tables().resolve(table.getKey()).resolve("part.parquet");
            Files.createDirectories(file.resolveSibling("."));
            Files.writeString(file, table.getValue());
        }
        draft.seal(CATALOGUE, Map.of(), new Manifest.Checks(1, 0), Clock.systemUTC());
        warehouse.publish(draft.folder());
        return warehouse;
    }

    private Warehouse server() {
        return Warehouse.at(folder.resolve("server"));
    }

    private static Shipping.Done ship(Store store, Warehouse from) {
        try (Depot depot = store.open()) {
            return new Shipping(depot).ship(from, false);
        }
    }

    private static Shipping.Done fetch(Store store, Warehouse to) {
        try (Depot depot = store.open()) {
            return new Shipping(depot).fetch(to);
        }
    }

    private static String served(Warehouse warehouse) {
        return warehouse.current().map(Snapshot::id).orElse("nothing");
    }

    private static Manifest.FileEntry fileOf(Snapshot snapshot, String table) {
        return Objects.requireNonNull(snapshot.manifest().tables().get(table))
                .files()
                .get(0);
    }

    private static void assertFault(DepotFault expected, Executable step) {
        assertEquals(expected, assertThrows(FaultException.class, step).code());
    }

    @ParameterizedTest
    @MethodSource("stores")
    void aSnapshotComesOutAsItWentIn(Store store) throws IOException {
        Warehouse load = loaded(FIRST, Map.of("dim_person", "persons", "fact_payment", "payments"));
        assertEquals(new Shipping.Done(FIRST, true, 2, 0, 15), ship(store, load));
        assertEquals(new Shipping.Done(FIRST, true, 2, 0, 15), fetch(store, server()));
        Snapshot fetched = server().current().orElseThrow();
        fetched.verify();
        assertEquals(load.current().orElseThrow().manifest(), fetched.manifest());
        assertFalse(fetch(store, server()).isNew(), "nothing is new");
        assertEquals(new Shipping.Done(FIRST, false, 0, 2, 0), ship(store, load));
    }

    @ParameterizedTest
    @MethodSource("stores")
    void theNextSnapshotMovesOnlyWhatIsNew(Store store) throws IOException {
        ship(store, loaded(FIRST, Map.of("dim_person", "persons", "fact_payment", "payments")));
        fetch(store, server());
        Warehouse load = loaded(SECOND, Map.of("dim_person", "persons", "fact_payment", "payments of one more month"));
        assertEquals(new Shipping.Done(SECOND, true, 1, 1, 26), ship(store, load));
        assertEquals(new Shipping.Done(SECOND, true, 1, 1, 26), fetch(store, server()));
        assertEquals(List.of(FIRST, SECOND), server().ids());
        server().snapshot(FIRST).verify();
        load.pointAt(FIRST);
        assertTrue(ship(store, load).isNew(), "going back is a new pointer too");
        fetch(store, server());
        assertEquals(FIRST, served(server()));
    }

    @ParameterizedTest
    @MethodSource("stores")
    void aFileThatChangedInTheDepotIsNeverServed(Store store) throws IOException {
        ship(store, loaded(FIRST, Map.of("dim_person", "persons")));
        fetch(store, server());
        Warehouse load = loaded(SECOND, Map.of("dim_person", "persons", "fact_payment", "payments"));
        ship(store, load);
        String digest = fileOf(load.snapshot(SECOND), "fact_payment").sha256();
        org.apache.hadoop.fs.Path content =
                new org.apache.hadoop.fs.Path(store.place() + "/files/" + digest.substring(0, 2) + "/" + digest);
        try (FileSystem files = store.files();
                OutputStream bytes = files.create(content, true)) {
            bytes.write("PAYMENTS".getBytes(StandardCharsets.US_ASCII));
        }
        assertFault(DepotFault.DAMAGED, () -> fetch(store, server()));
        assertEquals(FIRST, served(server()));
        try (FileSystem files = store.files()) {
            files.delete(content, false);
        }
        assertFault(DepotFault.DAMAGED, () -> fetch(store, server()));
        try (Depot depot = store.open()) {
            assertEquals(2, new Shipping(depot).ship(load, true).moved());
        }
        fetch(store, server());
        assertEquals(SECOND, served(server()));
    }

    /** A ship that dies leaves bytes without a name, files that nobody names, or a file cut short. */
    @ParameterizedTest
    @MethodSource("stores")
    void aShipThatDiedChangesNothingAndTheNextGoesOn(Store store) throws IOException {
        ship(store, loaded(FIRST, Map.of("dim_person", "persons")));
        Warehouse load =
                loaded(SECOND, Map.of("dim_person", "persons", "fact_payment", "payments", "fact_visit", "visits"));
        try (Depot depot = store.open()) {
            Manifest.FileEntry whole = fileOf(load.snapshot(SECOND), "fact_payment");
            depot.put(load.snapshot(SECOND).dir().resolve(whole.path()), whole.sha256());
            Path half = Files.writeString(folder.resolve("half"), "vis");
            depot.put(half, fileOf(load.snapshot(SECOND), "fact_visit").sha256());
        }
        fetch(store, server());
        assertEquals(FIRST, served(server()));
        assertEquals(new Shipping.Done(SECOND, true, 1, 2, 6), ship(store, load));
        fetch(store, server());
        assertEquals(SECOND, served(server()));
    }

    @ParameterizedTest
    @MethodSource("stores")
    void ofTwoShipsAtOnceOneIsTold(Store store) throws IOException {
        try (Depot depot = store.open()) {
            assertEquals(Optional.empty(), depot.current());
            assertFault(DepotFault.EMPTY, () -> fetch(store, server()));
            Depot.Pointer mine = new Depot.Pointer(1, FIRST, "0".repeat(64));
            depot.point(mine);
            assertFault(DepotFault.OVERTAKEN, () -> depot.point(new Depot.Pointer(1, SECOND, "1".repeat(64))));
            assertEquals(Optional.of(mine), depot.current());
            assertFault(DepotFault.DAMAGED, () -> fetch(store, server()));
        }
    }

    @Test
    void aStoreThatRefusesIsTold() throws IOException {
        Store s3 = Objects.requireNonNull(stores.get("s3"));
        Map<String, String> settings = new HashMap<>(s3.settings());
        settings.put("fs.s3a.secret.key", "a wrong one");
        settings.put("fs.s3a.retry.limit", "0");
        settings.put("fs.s3a.attempts.maximum", "1");
        Warehouse load = loaded(FIRST, Map.of("dim_person", "persons"));
        assertFault(DepotFault.UNREACHABLE, () -> {
            try (Depot depot = Depot.at(s3.place(), settings)) {
                new Shipping(depot).ship(load, false);
            }
        });
    }
}
