package cn.xiaokang.warehouse.snapshot;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import cn.xiaokang.warehouse.catalogue.Catalogue;
import cn.xiaokang.warehouse.fault.FaultException;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.api.io.TempDir;

/** A warehouse's folder under what may befall it. */
class WarehouseTest {
    private static final Catalogue CATALOGUE = Catalogue.load();

    @TempDir
    Path folder;

    Warehouse warehouse = Warehouse.at(Path.of("set before each test"));

    @BeforeEach
    void anEmptyWarehouse() {
        warehouse = Warehouse.at(folder.resolve("warehouse"));
    }

    private Path built(String id) throws IOException, SQLException {
        return BuiltSnapshot.in(warehouse, id, CATALOGUE, 0);
    }

    private static void assertFault(SnapshotFault expected, Executable step) {
        assertEquals(expected, assertThrows(FaultException.class, step).code());
    }

    private static Path someFile(Snapshot snapshot) {
        return snapshot.files("fact_payment").get(0);
    }

    @Test
    void beforeTheFirstLoadNothingIsCurrent() {
        assertEquals(Optional.empty(), warehouse.current());
        assertEquals(List.of(), warehouse.snapshots());
    }

    @Test
    void aPublishedSnapshotIsCurrentAndWhole() throws IOException, SQLException {
        Path built = built(BuiltSnapshot.ID);
        Manifest manifest = Manifest.read(built);
        Snapshot published = warehouse.publish(built);
        published.verify();
        assertEquals(manifest, published.manifest());
        assertEquals(Optional.of(published), warehouse.current());
        assertFalse(Files.exists(built), "it was moved, not copied");
    }

    @Test
    void onAFullDiskTheServedSnapshotStaysAndTheNextTryPublishes() throws IOException, SQLException {
        Snapshot served = warehouse.publish(built("s000001-0a1b2c3d"));
        Path pointer = folder.resolve("warehouse/current.new");
        Files.createSymbolicLink(pointer, Path.of("/dev/full"));
        assertFault(SnapshotFault.UNWRITABLE, () -> warehouse.publish(built("s000002-0a1b2c3d")));
        assertEquals(Optional.of(served), warehouse.current());
        Files.delete(pointer);
        Snapshot second = warehouse.publish(built("s000002-0a1b2c3d"));
        second.verify();
        assertEquals(Optional.of(second), warehouse.current());
    }

    @Test
    void theLaterSnapshotIsCurrentAndTheEarlierRemains() throws IOException, SQLException {
        Snapshot first = warehouse.publish(built("s000001-0a1b2c3d"));
        Snapshot second = warehouse.publish(built("s000002-0a1b2c3d"));
        assertEquals(Optional.of(second), warehouse.current());
        assertEquals(List.of(first, second), warehouse.snapshots());
        warehouse.pointAt(first.id());
        assertEquals(Optional.of(first), warehouse.current());
    }

    @Test
    void aSnapshotOfWhichACheckFailedIsNeverServed() throws IOException, SQLException {
        Path built = BuiltSnapshot.in(warehouse, BuiltSnapshot.ID, CATALOGUE, 1);
        assertFault(SnapshotFault.CHECKS_FAILED, () -> warehouse.publish(built));
        assertEquals(Optional.empty(), warehouse.current());
        assertTrue(Files.exists(built), "it is kept for a look");
    }

    @Test
    void whatALoadThatDiedLeftGivesWay() throws IOException, SQLException {
        Path torn = folder.resolve("warehouse/snapshots").resolve(BuiltSnapshot.ID);
        Files.createDirectories(torn.resolve("tables/fact_payment"));
        Files.writeString(torn.resolve("tables/fact_payment/part-0.parquet"), "half");
        Snapshot published = warehouse.publish(built(BuiltSnapshot.ID));
        published.verify();
        assertFalse(Files.exists(torn.resolve("tables/fact_payment/part-0.parquet")));
    }

    @Test
    void aServedSnapshotIsNotReplaced() throws IOException, SQLException {
        warehouse.publish(built(BuiltSnapshot.ID));
        Path again = built(BuiltSnapshot.ID);
        assertFault(SnapshotFault.ALREADY_PUBLISHED, () -> warehouse.publish(again));
        warehouse.current().orElseThrow().verify();
    }

    @Test
    void currentThatPointsAtNothingIsToldAndNotPassedOver() throws IOException, SQLException {
        warehouse.publish(built(BuiltSnapshot.ID));
        for (String nothing : List.of("s000009-00000000", "", "../vault", "..")) {
            Files.writeString(warehouse.root().resolve("current"), nothing);
            assertFault(SnapshotFault.CURRENT_POINTS_AT_NOTHING, () -> warehouse.current());
        }
    }

    @Test
    void aTornManifestIsKnown() throws IOException, SQLException {
        Snapshot snapshot = warehouse.publish(built(BuiltSnapshot.ID));
        Path file = snapshot.dir().resolve(Manifest.FILE);
        String whole = Files.readString(file);
        for (int length : new int[] {0, 1, whole.length() / 2, whole.length() - 2}) {
            Files.writeString(file, whole.substring(0, length));
            assertFault(SnapshotFault.BROKEN_MANIFEST, () -> warehouse.current());
        }
        Files.writeString(file, whole.replace("\"rows\" : 4", "\"rows\" : 5"));
        assertNotEquals(whole, Files.readString(file));
        assertFault(SnapshotFault.BROKEN_MANIFEST, () -> warehouse.current());
        Files.delete(file);
        assertFault(SnapshotFault.BROKEN_MANIFEST, () -> warehouse.current());
        Files.writeString(file, whole);
        assertEquals(Optional.of(snapshot), warehouse.current());
    }

    @Test
    void theManifestOfAnotherSnapshotIsKnown() throws IOException, SQLException {
        Snapshot first = warehouse.publish(built("s000001-0a1b2c3d"));
        Snapshot second = warehouse.publish(built("s000002-0a1b2c3d"));
        Files.writeString(
                second.dir().resolve(Manifest.FILE),
                Files.readString(first.dir().resolve(Manifest.FILE)));
        assertFault(SnapshotFault.BROKEN_MANIFEST, () -> warehouse.current());
    }

    @Test
    void aTruncatedFileIsKnown() throws IOException, SQLException {
        Snapshot snapshot = warehouse.publish(built(BuiltSnapshot.ID));
        try (RandomAccessFile file = new RandomAccessFile(someFile(snapshot).toFile(), "rw")) {
            file.setLength(file.length() - 1);
        }
        assertFault(SnapshotFault.DAMAGED, snapshot::verify);
    }

    @Test
    void aFlippedBitIsKnown() throws IOException, SQLException {
        Snapshot snapshot = warehouse.publish(built(BuiltSnapshot.ID));
        byte[] content = Files.readAllBytes(someFile(snapshot));
        content[content.length / 2] ^= 1;
        Files.write(someFile(snapshot), content);
        FaultException fault = assertThrows(FaultException.class, snapshot::verify);
        assertEquals(SnapshotFault.DAMAGED, fault.code());
        assertTrue(fault.en().contains("county_code=330402/year=2020"), fault.en());
    }

    @Test
    void aMissingFileIsKnown() throws IOException, SQLException {
        Snapshot snapshot = warehouse.publish(built(BuiltSnapshot.ID));
        Files.delete(someFile(snapshot));
        assertFault(SnapshotFault.DAMAGED, snapshot::verify);
    }

    @Test
    void aFileThatTheManifestDoesNotNameIsKnown() throws IOException, SQLException {
        Snapshot snapshot = warehouse.publish(built(BuiltSnapshot.ID));
        Files.copy(someFile(snapshot), Objects.requireNonNull(someFile(snapshot).resolveSibling("more.parquet")));
        assertFault(SnapshotFault.DAMAGED, snapshot::verify);
    }

    @Test
    void aDamagedFolderIsNotPublished() throws IOException, SQLException {
        Path built = built(BuiltSnapshot.ID);
        Files.delete(built.resolve("tables/dim_indicator/part-0.parquet"));
        assertFault(SnapshotFault.DAMAGED, () -> warehouse.publish(built));
        assertEquals(Optional.empty(), warehouse.current());
    }

    @Test
    void aSecondLoadOfThisProcessIsRefusedUntilTheFirstEnds() throws IOException {
        WarehouseLock first = warehouse.lock();
        FaultException fault = assertThrows(FaultException.class, () -> warehouse.lock());
        assertEquals(SnapshotFault.LOCKED, fault.code());
        first.close();
        warehouse.lock().close();
        assertTrue(Files.exists(warehouse.root().resolve("lock")));
    }

    @Test
    void aLoadOfAnotherProcessIsRefusedUntilThatProcessDies() throws IOException, InterruptedException {
        Files.createDirectories(warehouse.root());
        Process other = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx64m",
                        "-cp",
                        System.getProperty("java.class.path"),
                        HoldsTheLock.class.getName(),
                        warehouse.root().toString())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        try {
            assertEquals('L', other.getInputStream().read(), "the other process has the lock");
            FaultException fault = assertThrows(FaultException.class, () -> warehouse.lock());
            assertEquals(SnapshotFault.LOCKED, fault.code());
            assertTrue(fault.en().contains("process " + other.pid()), fault.en());
        } finally {
            other.destroyForcibly();
            other.waitFor();
        }
        warehouse.lock().close();
    }

    @Test
    void whoReadsWhileCurrentMovesSeesOneSnapshotOrTheOther()
            throws IOException, SQLException, InterruptedException, ExecutionException {
        String first = warehouse.publish(built("s000001-0a1b2c3d")).id();
        String second = warehouse.publish(built("s000002-0a1b2c3d")).id();
        AtomicBoolean isOver = new AtomicBoolean();
        ExecutorService reader = Executors.newSingleThreadExecutor();
        Future<Integer> reads = reader.submit(() -> {
            int count = 0;
            while (!isOver.get()) {
                String id = warehouse.current().orElseThrow().id();
                assertTrue(id.equals(first) || id.equals(second), id);
                count++;
            }
            return count;
        });
        for (int i = 0; i < 100; i++) {
            warehouse.pointAt(i % 2 == 0 ? first : second);
        }
        isOver.set(true);
        assertTrue(reads.get() > 0);
        reader.shutdown();
    }

    @Test
    void theVaultIsClosedToOthers() throws IOException {
        assertEquals(
                "rwx------",
                java.nio.file.attribute.PosixFilePermissions.toString(
                        Files.getPosixFilePermissions(warehouse.vault())));
    }

    /** Takes the lock of a warehouse in a process of its own, says so, and waits to be killed. */
    static final class HoldsTheLock {
        private HoldsTheLock() {}

        public static void main(String[] arguments) throws IOException, InterruptedException {
            WarehouseLock lock = Warehouse.at(Path.of(arguments[0])).lock();
            System.out.write('L');
            System.out.flush();
            Thread.currentThread().join(); // for ever: the parent kills it
            lock.close();
        }
    }
}
