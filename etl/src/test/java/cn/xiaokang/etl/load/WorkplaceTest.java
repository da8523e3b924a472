package cn.xiaokang.etl.load;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import cn.xiaokang.etl.depot.Store;
import cn.xiaokang.etl.seal.SealedParquet;
import cn.xiaokang.etl.seal.VaultSealing;
import cn.xiaokang.etl.workplace.StoreWorkplace;
import cn.xiaokang.etl.workplace.Workplace;
import cn.xiaokang.etl.workplace.WorkplaceAddress;
import cn.xiaokang.etl.workplace.WorkplaceFault;
import cn.xiaokang.warehouse.fault.FaultException;
import cn.xiaokang.warehouse.snapshot.Warehouse;
import cn.xiaokang.warehouse.vault.KeyFile;
import cn.xiaokang.warehouse.vault.VaultKey;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.commons.io.file.PathUtils;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.LocatedFileStatus;
import org.apache.hadoop.fs.RemoteIterator;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What lies in a store while a load's tasks work there, on HDFS and in S3. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class WorkplaceTest {
    private static final Path FOLDER = Path.of("target/workplace");

    private final Map<String, Store> stores = new TreeMap<>();
    private int tests;

    @BeforeAll
    void start() throws Exception {
        if (Files.exists(FOLDER)) {
            PathUtils.deleteDirectory(FOLDER);
        }
        SmallCity.end();
        stores.put("hdfs", Store.hdfs(FOLDER.resolve("hdfs")));
        stores.put("s3", Store.s3());
        FileSystem.closeAll();
    }

    @AfterAll
    void stop() throws Exception {
        SmallCity.end();
        for (Store store : stores.values()) {
            store.end();
        }
        FileSystem.closeAll();
    }

    /** A place in each store that no other test has used. */
    Stream<Store> stores() {
        tests++;
        return stores.values().stream().map(store -> store.at("work-" + tests));
    }

    private Store store(String kind) {
        tests++;
        return Objects.requireNonNull(stores.get(kind)).at("work-" + tests);
    }

    private Warehouse warehouse(String name) {
        return Warehouse.at(FOLDER.resolve(name + "-" + tests));
    }

    private static void assertFault(WorkplaceFault expected, Executable step) {
        assertEquals(expected, assertThrows(FaultException.class, step).code());
    }

    /** All files of a store below a place, by their name from there on. */
    private static Map<String, byte[]> filesIn(Store store) throws IOException {
        Map<String, byte[]> found = new TreeMap<>();
        try (FileSystem files = store.files()) {
            org.apache.hadoop.fs.Path top = new org.apache.hadoop.fs.Path(store.place());
            if (files.exists(top)) {
                RemoteIterator<LocatedFileStatus> each = files.listFiles(top, true);
                while (each.hasNext()) {
                    org.apache.hadoop.fs.Path file = each.next().getPath();
                    try (var bytes = files.open(file)) {
                        found.put(file.toString().substring(top.toString().length()), bytes.readAllBytes());
                    }
                }
            }
        }
        return found;
    }

    private static void write(Store store, String path, String text) throws IOException {
        try (FileSystem files = store.files();
                OutputStream to = files.create(new org.apache.hadoop.fs.Path(path))) {
            to.write(text.getBytes(StandardCharsets.UTF_8));
        }
    }

    private static Path file(Path path, String text) throws IOException {
        Files.createDirectories(path.resolveSibling("."));
        return Files.writeString(path, text);
    }

    @ParameterizedTest
    @MethodSource("stores")
    void whatTasksReadIsGivenAndWhatTheyWroteIsTakenHome(Store store) throws IOException {
        Warehouse warehouse = warehouse(store.toString());
        Path staged = warehouse.vault().resolve("staged/payment/load=1");
        file(staged.resolve("part-0.parquet"), "rows");
        Path table = warehouse.building("s1").resolve("tables/fact_flag");
        file(table.resolve("rule=a/part-of-a-dead-load.parquet"), "stale");
        try (Workplace workplace = StoreWorkplace.at(store.forLoads(), warehouse.root())) {
            workplace.give(staged);
            file(staged.resolve("part-1.parquet"), "more rows");
            workplace.give(staged);
            write(store, workplace.at(table) + "/rule=a/part-0.parquet", "flags");
            write(store, workplace.at(table) + "/_temporary/0/task/part-1.parquet", "half of it");
            workplace.take(table);
            assertEquals("flags", Files.readString(table.resolve("rule=a/part-0.parquet")));
            try (Stream<Path> here = Files.walk(table)) {
                assertEquals(
                        1, here.filter(Files::isRegularFile).count(), "neither what is stale nor what is not done");
            }
            Path empty = warehouse.building("s1").resolve("tables/fact_visit");
            workplace.take(empty);
            assertTrue(Files.isDirectory(empty), "a table without rows");
            workplace.move(staged, staged.resolveSibling("load=2"));
            assertEquals("more rows", Files.readString(staged.resolveSibling("load=2/part-1.parquet")));
            String folder = filesIn(store).keySet().iterator().next().split("/", 3)[1];
            assertTrue(
                    filesIn(store)
                            .keySet()
                            .containsAll(List.of(
                                    "/" + folder + "/vault/staged/payment/load=2/part-0.parquet",
                                    "/" + folder + "/vault/staged/payment/load=2/part-1.parquet")),
                    filesIn(store).keySet()::toString);
            assertThrows(IllegalArgumentException.class, () -> workplace.at(FOLDER), "no folder of the warehouse's");
        }
        assertEquals(Map.of(), filesIn(store), "nothing stays");
    }

    @ParameterizedTest
    @MethodSource("stores")
    void whatADeadLoadLeftIsThrownAwayByTheNextAndNothingElse(Store store) throws IOException {
        Warehouse warehouse = warehouse(store.toString());
        // nobody closes it: its process is gone
        Workplace dead = StoreWorkplace.at(store.forLoads(), warehouse.root());
        dead.put("left", new byte[1]);
        try (Workplace other =
                        StoreWorkplace.at(store.forLoads(), warehouse("other").root());
                Workplace next = StoreWorkplace.at(store.forLoads(), warehouse.root())) {
            other.put("of-another-warehouse", new byte[1]);
            next.put("mine", new byte[1]);
            next.clearDead();
            List<String> left = filesIn(store).keySet().stream()
                    .map(path -> path.replaceFirst("/load-[0-9a-f]+/", ""))
                    .filter(path -> !path.equals("word"))
                    .sorted()
                    .toList();
            assertEquals(List.of("mine", "of-another-warehouse"), left);
        }
        try (Stream<Path> notes = Files.list(warehouse.root().resolve("building/workplaces"))) {
            assertEquals(0, notes.count());
        }
    }

    @Test
    void aStoreThatRefusesIsTold() {
        Store s3 = store("s3");
        Map<String, String> settings = new HashMap<>(s3.settings());
        settings.put("fs.s3a.secret.key", "a wrong one");
        settings.put("fs.s3a.retry.limit", "0");
        settings.put("fs.s3a.attempts.maximum", "1");
        assertFault(
                WorkplaceFault.UNREACHABLE,
                () -> StoreWorkplace.at(
                        new WorkplaceAddress(s3.place(), settings),
                        warehouse("refused").root()));
    }

    @Test
    void aWorkerThatDoesNotReadTheMarkIsNamed() throws IOException {
        SmallCity.end();
        StoreWorkplace workplace =
                StoreWorkplace.at(store("hdfs").forLoads(), warehouse("unseen").root());
        try (SparkSession spark = SparkSessions.open("local[2]", workplace.settings())) {
            Workers.require(spark);
            workplace.close();
            assertFault(WorkplaceFault.UNSEEN, () -> Workers.require(spark));
        } finally {
            SmallCity.end();
        }
    }

    @Test
    void rowsThatAnEarlierVersionLeftInPlainDoNotLeaveThisMachine() throws IOException {
        Warehouse warehouse = warehouse("plain");
        VaultKey key = key(warehouse);
        file(warehouse.vault().resolve("staged/payment/load=1/part-0.parquet"), "PAR1 rows");
        SmallCity.end();
        try (LoadSession session =
                LoadSession.open("local[2]", Map.of(), warehouse, store("hdfs").forLoads())) {
            VaultSealing sealing = new VaultSealing(session.spark(), new SealedParquet(key), session.workplace());
            assertFault(WorkplaceFault.PLAIN_VAULT, () -> sealing.seal(warehouse.vault()));
        } finally {
            SmallCity.end();
        }
    }

    private static VaultKey key(Warehouse warehouse) {
        return VaultKey.ofLoad(
                warehouse.vault(),
                KeyFile.apartFrom(
                        FOLDER.resolve("key-of-" + warehouse.root().getFileName())
                                .resolve("vault.key"),
                        warehouse.root()));
    }
}
