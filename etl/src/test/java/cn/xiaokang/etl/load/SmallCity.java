package cn.xiaokang.etl.load;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import cn.xiaokang.etl.city.CityCommand;
import cn.xiaokang.etl.depot.Store;
import cn.xiaokang.etl.progress.Progress;
import cn.xiaokang.warehouse.catalogue.Catalogue;
import cn.xiaokang.warehouse.engine.DuckSnapshot;
import cn.xiaokang.warehouse.engine.Limits;
import cn.xiaokang.warehouse.snapshot.Snapshot;
import cn.xiaokang.warehouse.snapshot.Warehouse;
import cn.xiaokang.warehouse.vault.KeyFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeoutException;
import org.apache.commons.io.file.PathUtils;
import org.apache.hadoop.fs.FileSystem;
import org.apache.spark.sql.SparkSession;
import picocli.CommandLine;

/**
 * One small city, loaded in three steps: most of it after a process that got signal 9 as soon as the deliveries were staged, on a cluster over a folder,
 * of which one machine dies in the middle; a register that came late, after a process that got the signal when all was written and nothing published, on
 * a cluster in a store, of which one machine dies as well; and the last month on one machine, where what tasks send each other arrives in an order drawn by
 * lot. Loaded once for all tests of the package.
 *
 * @param first the load of most of the inbox
 * @param second the load of the late register
 * @param third the load of the last month
 * @param stagedAgain what the first load that was not killed told of staging
 * @param left what the load of the late register would have left at the end of each stage, had it been killed there
 * @param plans the plans by which the loads wrote
 * @param workers the machines that did the first load
 * @param workersInStore the machines that did the second
 */
record SmallCity(
        LoadReport first,
        LoadReport second,
        LoadReport third,
        List<String> stagedAgain,
        List<KilledLoad.Left> left,
        PlanWatch plans,
        WorkersWatch workers,
        WorkersWatch workersInStore) {
    static final Catalogue CATALOGUE = Catalogue.load();
    static final Limits LIMITS = new Limits(1024, 2, Duration.ofMinutes(5));

    /** Kept after the tests: the notebooks run on this warehouse. */
    static final Path FOLDER = Path.of("target/small-city");

    /** Where Spark keeps what it shuffles and spills. */
    static final Path SCRATCH = FOLDER.resolve("scratch");

    /** A busy machine may be slow to tell; what is never told fails. */
    private static final Duration PATIENCE = Duration.ofMinutes(5);

    /** Rows that a plan reads: to make the payments takes more, and most of the others fewer, so that few proofs are looked for. */
    private static final long AMENDED_FROM = 3_000;

    private static final Path INBOX = FOLDER.resolve("city/inbox");
    private static final Warehouse WAREHOUSE = Warehouse.at(FOLDER.resolve("warehouse"));
    private static final KeyFile KEY = KeyFile.apartFrom(FOLDER.resolve("key/vault.key"), WAREHOUSE.root());

    /** Loads it when the first test asks. */
    private static final class Holder {
        static final SmallCity CITY = load();
    }

    static SmallCity loaded() {
        return Holder.CITY;
    }

    private static SmallCity load() {
        try {
            return loadInSteps();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private static SmallCity loadInSteps() throws Exception {
        if (Files.exists(FOLDER)) {
            PathUtils.deleteDirectory(FOLDER);
        }
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
        LateDeliveries late = new LateDeliveries(INBOX, FOLDER.resolve("late"));
        late.hold(file -> isLateRegister(file) || isLastMonth(file));
        KilledLoad killed = new KilledLoad(INBOX, WAREHOUSE.root(), KEY.path());
        killed.killAfter("stage");
        assertTrue(WAREHOUSE.current().isEmpty(), "a load that was killed must publish nothing");
        PlanWatch plans = new PlanWatch();
        Recorder recorder = new Recorder();
        end();
        try (StandaloneCluster cluster = StandaloneCluster.start(FOLDER.resolve("cluster"))) {
            WorkersWatch workers = new WorkersWatch(recorder, cluster::killOneWorker);
            LoadReport first;
            try (LoadSession session = LoadSession.open(cluster.address(), cluster.settings(), WAREHOUSE)) {
                first = load(session, workers, plans);
            }
            cluster.startSpareWorker();
            late.bring(SmallCity::isLateRegister);
            List<KilledLoad.Left> left = killed.killAfter("vault");
            assertEquals(
                    Optional.of(first.snapshot().id()),
                    WAREHOUSE.current().map(Snapshot::id),
                    "a load that was killed must publish nothing");
            WorkersWatch workersInStore = new WorkersWatch(Progress.silent(), cluster::killOneWorker);
            LoadReport second = loadInStore(cluster, workersInStore, plans);
            late.bring(SmallCity::isLastMonth);
            SparkSession spark = session();
            ScrambledShuffle.requireIn(spark);
            plans.over(spark);
            return new SmallCity(
                    first,
                    second,
                    loadOfAMonth(spark),
                    List.copyOf(recorder.figures),
                    left,
                    plans,
                    workers,
                    workersInStore);
        }
    }

    private static LoadReport loadInStore(StandaloneCluster cluster, WorkersWatch workers, PlanWatch plans)
            throws Exception {
        // the mini cluster needs Hadoop's own local files, not those that a session held
        end();
        Store hdfs = Store.hdfs(FOLDER.resolve("hdfs"));
        FileSystem.closeAll();
        try (LoadSession session =
                LoadSession.open(cluster.address(), cluster.settings(), WAREHOUSE, hdfs.forLoads())) {
            return load(session, workers, plans);
        } finally {
            end();
            hdfs.end();
        }
    }

    private static LoadReport load(LoadSession session, WorkersWatch workers, PlanWatch plans) {
        SparkSession spark = session.spark();
        spark.sparkContext().addSparkListener(workers);
        plans.over(spark);
        LoadReport report = new LoadRun(spark, CATALOGUE, KEY, workers, Clock.systemUTC())
                .workingIn(session.workplace())
                .run(INBOX, WAREHOUSE);
        wait(spark);
        return report;
    }

    /** One process has one session; those of other tests come back when they ask. What a session held as local files goes with it. */
    static void end() throws IOException {
        SparkSession.getDefaultSession().foreach(SmallCity::stop);
        FileSystem.closeAll();
    }

    private static SparkSession session() {
        Map<String, String> settings = new HashMap<>(ScrambledShuffle.SETTINGS);
        settings.put("spark.local.dir", SCRATCH.toAbsolutePath().toString());
        return SparkSessions.open("local[2]", settings);
    }

    /** A session on this machine, begun anew where another test has ended it. */
    SparkSession spark() {
        return session();
    }

    private static Object stop(SparkSession session) {
        session.stop();
        return session;
    }

    /** Until its listeners know all that happened. */
    static void wait(SparkSession spark) {
        try {
            spark.sparkContext().listenerBus().waitUntilEmpty(PATIENCE.toMillis());
        } catch (TimeoutException e) {
            throw new IllegalStateException(e);
        }
    }

    private static boolean isLateRegister(String file) {
        return file.startsWith("2018/vehicle-");
    }

    private static boolean isLastMonth(String file) {
        return file.startsWith("2019-12/");
    }

    /** One more load. */
    LoadReport load(Progress progress) {
        return load(session(), progress);
    }

    /** As in a large city: what reads many rows is made by those that the month bears on. */
    private static LoadReport loadOfAMonth(SparkSession spark) {
        return new LoadRun(spark, CATALOGUE, KEY, Progress.silent(), Clock.systemUTC())
                .amendedFrom(AMENDED_FROM)
                .run(INBOX, WAREHOUSE);
    }

    private static LoadReport load(SparkSession spark, Progress progress) {
        return new LoadRun(spark, CATALOGUE, KEY, progress, Clock.systemUTC()).run(INBOX, WAREHOUSE);
    }

    /** What came of all three loads. */
    Snapshot snapshot() {
        return third.snapshot();
    }

    /** Its snapshot in the second engine. */
    DuckSnapshot open() throws SQLException {
        return DuckSnapshot.open(snapshot(), CATALOGUE, LIMITS);
    }

    /** What a query of one number gives. */
    long number(String sql) throws SQLException {
        try (DuckSnapshot duck = open();
                Connection connection = duck.connect();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            rows.next();
            return rows.getLong(1);
        }
    }

    Warehouse warehouse() {
        return WAREHOUSE;
    }

    KeyFile keyFile() {
        return KEY;
    }

    Path inbox() {
        return INBOX;
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
