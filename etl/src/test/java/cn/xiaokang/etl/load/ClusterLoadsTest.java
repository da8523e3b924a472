package cn.xiaokang.etl.load;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import cn.xiaokang.etl.city.CityCommand;
import cn.xiaokang.etl.depot.Store;
import cn.xiaokang.etl.progress.Progress;
import cn.xiaokang.etl.seal.SealedParquet;
import cn.xiaokang.etl.workplace.WorkplaceAddress;
import cn.xiaokang.warehouse.snapshot.Snapshot;
import cn.xiaokang.warehouse.snapshot.Warehouse;
import cn.xiaokang.warehouse.vault.KeyFile;
import cn.xiaokang.warehouse.vault.Shelves;
import cn.xiaokang.warehouse.vault.VaultKey;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.hadoop.fs.FileSystem;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.StructType;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import picocli.CommandLine;

/**
 * A whole load on a cluster, over a folder or in a store, of which one machine dies in the middle, comes to what a load on one machine makes: table by
 * table and file by file, and in the vault, whose sealing draws lots, row by row. It costs minutes, so it runs when asked for:
 * {@code -Dcluster.loads=folder,hdfs,s3}.
 */
@EnabledIfSystemProperty(
        named = "cluster.loads",
        matches = "(folder|hdfs|s3)(,(folder|hdfs|s3))*",
        disabledReason = "each load costs minutes")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ClusterLoadsTest {
    private static final Map<String, StructType> VAULT = Map.of(
            Shelves.PERSONS,
            StructType.fromDDL("person_id string, id_number string, name string"),
            "vault_account",
            StructType.fromDDL("account_id string, account string"));

    private final Path folder;
    private final Warehouse here;
    private final KeyFile key;
    private final Snapshot plain;

    /** Makes a small city, and loads it on one machine. */
    ClusterLoadsTest(@TempDir Path folder) throws IOException {
        this.folder = folder;
        int made = new CommandLine(new CityCommand())
                .execute(
                        "--to",
                        folder.resolve("city").toString(),
                        "--households",
                        "24",
                        "--years",
                        "2019-2019",
                        "--seed",
                        "3");
        assertEquals(0, made);
        here = Warehouse.at(folder.resolve("here"));
        key = KeyFile.apartFrom(folder.resolve("key/vault.key"), here.root());
        plain = run(alone(), Progress.silent()).run(inbox(), here).snapshot();
    }

    static Stream<String> places() {
        return Stream.of(System.getProperty("cluster.loads", "").split(","));
    }

    @ParameterizedTest
    @MethodSource("places")
    void aMachineThatDiesInTheMiddleChangesNothing(String place) throws Exception {
        Warehouse warehouse = Warehouse.at(folder.resolve("by-" + place));
        // the same keys, and so the same tokens
        Path keys = Files.createDirectories(warehouse.vault()).resolve("keys.json");
        Files.copy(here.vault().resolve("keys.json"), keys);
        // the mini cluster needs Hadoop's own local files, not those that the session before held
        SmallCity.end();
        Optional<Store> store = store(place);
        FileSystem.closeAll();
        try {
            Snapshot made = load(store.map(Store::forLoads).orElse(null), warehouse);

            assertEquals(plain.id(), made.id());
            assertEquals(SnapshotRows.of(plain), SnapshotRows.of(made));
            for (Map.Entry<String, StructType> table : VAULT.entrySet()) {
                List<Row> rows = vaultRows(table, here);
                assertNotEquals(List.of(), rows, table.getKey());
                assertEquals(rows, vaultRows(table, warehouse), table.getKey());
            }
            if (store.isPresent()) {
                assertEmpty(store.get());
            }
        } finally {
            SmallCity.end();
            if (store.isPresent()) {
                store.get().end();
            }
        }
    }

    /** None for a folder that all machines see. */
    private Optional<Store> store(String place) throws Exception {
        return switch (place) {
            case "hdfs" -> Optional.of(Store.hdfs(folder.resolve("hdfs")));
            case "s3" -> Optional.of(Store.s3());
            default -> Optional.empty();
        };
    }

    private Snapshot load(@Nullable WorkplaceAddress address, Warehouse warehouse) throws IOException {
        try (StandaloneCluster cluster = StandaloneCluster.start(
                        folder.resolve("cluster-" + warehouse.root().getFileName()));
                LoadSession session = LoadSession.open(cluster.address(), cluster.settings(), warehouse, address)) {
            WorkersWatch workers = new WorkersWatch(Progress.silent(), cluster::killOneWorker);
            session.spark().sparkContext().addSparkListener(workers);
            LoadReport report =
                    run(session.spark(), workers).workingIn(session.workplace()).run(inbox(), warehouse);
            SmallCity.wait(session.spark());
            workers.requireThatOneOfTwoDied();
            return report.snapshot();
        } finally {
            SmallCity.end();
        }
    }

    private static void assertEmpty(Store store) throws IOException {
        try (FileSystem files = store.files()) {
            org.apache.hadoop.fs.Path top = new org.apache.hadoop.fs.Path(store.place());
            // where a store has no folders, one that is empty isn't there
            assertTrue(!files.exists(top) || files.listStatus(top).length == 0, "nothing of a load stays");
        }
    }

    private List<Row> vaultRows(Map.Entry<String, StructType> table, Warehouse warehouse) {
        Path rows = warehouse.vault().resolve(plain.id()).resolve(table.getKey());
        return new SealedParquet(VaultKey.of(warehouse.vault(), key))
                .read(alone(), table.getValue(), List.of(rows.toString()))
                .orderBy(table.getValue().fieldNames()[0])
                .collectAsList();
    }

    private LoadRun run(SparkSession spark, Progress progress) {
        return new LoadRun(spark, SmallCity.CATALOGUE, key, progress, Clock.systemUTC());
    }

    private Path inbox() {
        return folder.resolve("city/inbox");
    }

    private static SparkSession alone() {
        return SparkSessions.open("local[2]", ScrambledShuffle.SETTINGS);
    }
}
