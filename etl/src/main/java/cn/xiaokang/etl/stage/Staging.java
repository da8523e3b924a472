package cn.xiaokang.etl.stage;

import cn.xiaokang.etl.inbox.DeliveredFile;
import cn.xiaokang.etl.inbox.Inbox;
import cn.xiaokang.etl.inbox.Intake;
import cn.xiaokang.etl.inbox.Ledger;
import cn.xiaokang.etl.inbox.LedgerEntry;
import cn.xiaokang.etl.inbox.LedgerLoad;
import cn.xiaokang.etl.seal.SealedParquet;
import cn.xiaokang.etl.workplace.Workplace;
import cn.xiaokang.warehouse.catalogue.Catalogue;
import cn.xiaokang.warehouse.catalogue.Contract;
import cn.xiaokang.warehouse.fault.FaultException;
import cn.xiaokang.warehouse.snapshot.Warehouse;
import cn.xiaokang.warehouse.vault.VaultKey;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.util.LongAccumulator;

/**
 * Takes the new files of an inbox into the warehouse's vault as typed rows. Nothing of a load counts before its ledger
 * file stands, which is written last; what a load that died has left is cleared away by the next.
 */
public final class Staging {
    private static final int JOBS_AT_ONCE = 4;
    private static final long EFFORT_WORTH_A_TASK = 256L << 10;
    private static final long MOST_EFFORT_OF_A_TASK = 32L << 20;

    private final Catalogue catalogue;
    private final Warehouse warehouse;
    private final Workplace workplace;
    private final StagedFolders folders;
    private final Bounds bounds;

    /** Staging by tasks that see the inbox and the warehouse. */
    public Staging(Catalogue catalogue, Warehouse warehouse) {
        this(catalogue, warehouse, Workplace.here());
    }

    /**
     * The same.
     *
     * @param workplace where tasks read files and write rows
     */
    public Staging(Catalogue catalogue, Warehouse warehouse, Workplace workplace) {
        this(catalogue, warehouse, workplace, Bounds.DEFAULT);
    }

    Staging(Catalogue catalogue, Warehouse warehouse, Workplace workplace, Bounds bounds) {
        this.catalogue = catalogue;
        this.warehouse = warehouse;
        this.workplace = workplace;
        this.folders = new StagedFolders(warehouse, workplace);
        this.bounds = bounds;
    }

    /**
     * Stages what is new. The caller holds the warehouse's lock.
     *
     * @param key the vault's keys
     */
    public StagedLoad stage(SparkSession spark, Path inbox, VaultKey key, StageProgress progress) {
        Ledger ledger = Ledger.read(warehouse.ledger());
        folders.clearUnfinished(ledger);
        DivisionHistory divisions = DivisionHistory.of(catalogue);
        Intake intake = ledger.intake(new Inbox(inbox, catalogue.contracts(), divisions.areas()).list());
        List<String> unsettled = new ArrayList<>(intake.unsettled());
        if (intake.isEmpty()) {
            return new StagedLoad(Optional.empty(), intake.seen(), intake.passedOver(), unsettled);
        }
        int loadNo = ledger.nextLoadNo();
        Map<String, FileSummary> summaries = readAll(spark, intake.fresh(), loadNo, divisions, key, progress);
        List<LedgerEntry> entries = new ArrayList<>(intake.refused());
        for (DeliveredFile file : intake.fresh()) {
            FileSummary summary = Objects.requireNonNull(summaries.get(file.deliveryId()), file.file());
            if (summary.hasChanged()) {
                unsettled.add(file.file());
            } else {
                entries.add(summary.entryOf(file));
            }
        }
        if (entries.isEmpty()) {
            return new StagedLoad(Optional.empty(), intake.seen(), intake.passedOver(), unsettled);
        }
        entries.sort(Comparator.comparing(LedgerEntry::file).thenComparing(LedgerEntry::deliveryId));
        LedgerLoad load = new LedgerLoad(loadNo, Clock.systemUTC().instant().toString(), entries, intake.passedOver());
        ledger.append(load);
        return new StagedLoad(Optional.of(load), intake.seen(), intake.passedOver(), unsettled);
    }

    /** Reads all files, one job for each source, several jobs at once; what came of each file, by delivery. */
    private Map<String, FileSummary> readAll(
            SparkSession spark,
            List<DeliveredFile> files,
            int loadNo,
            DivisionHistory divisions,
            VaultKey key,
            StageProgress progress) {
        Map<String, List<DeliveredFile>> bySource = new TreeMap<>();
        files.forEach(file -> bySource.computeIfAbsent(file.source(), source -> new ArrayList<>())
                .add(file));
        if (bySource.isEmpty()) {
            return Map.of();
        }
        Broadcast<DivisionHistory> shared =
                JavaSparkContext.fromSparkContext(spark.sparkContext()).broadcast(divisions);
        LongAccumulator filesRead = spark.sparkContext().longAccumulator("files read");
        LongAccumulator rowsRead = spark.sparkContext().longAccumulator("rows read");
        TaskProgress listener = new TaskProgress(progress, filesRead, rowsRead, files.size());
        spark.sparkContext().addSparkListener(listener);
        ExecutorService drivers = Executors.newFixedThreadPool(JOBS_AT_ONCE);
        try {
            SealedParquet sealed = new SealedParquet(key);
            InboxBytes inbox = SealedInbox.of(workplace, spark);
            List<Future<?>> jobs = new ArrayList<>();
            List<String> sources = new ArrayList<>();
            List<List<DeliveredFile>> heaviestFirst = bySource.values().stream()
                    .sorted(Comparator.comparingLong((List<DeliveredFile> ofSource) -> -effortOf(ofSource)))
                    .toList();
            for (List<DeliveredFile> ofSource : heaviestFirst) {
                String source = ofSource.get(0).source();
                sources.add(source);
                Contract contract = Objects.requireNonNull(catalogue.contracts().get(source));
                SourcePlan plan = SourcePlan.of(contract, catalogue);
                StageTask task = new StageTask(plan, shared, key.token(), bounds, inbox, filesRead, rowsRead);
                jobs.add(drivers.submit(() -> {
                    if (inbox instanceof SealedInbox apart) {
                        apart.put(workplace, ofSource);
                    }
                    write(spark, sealed, plan, ofSource, task, loadNo);
                    return null;
                }));
            }
            for (Future<?> job : jobs) {
                job.get();
            }
            Map<String, FileSummary> summaries = summaries(spark, sealed, sources, loadNo);
            sources.forEach(source -> folders.finish(source, loadNo));
            return summaries;
        } catch (ExecutionException e) {
            throw failed(e.getCause() == null ? e : e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw failed(e);
        } finally {
            drivers.shutdownNow();
            spark.sparkContext().removeSparkListener(listener);
            shared.destroy();
        }
    }

    private void write(
            SparkSession spark,
            SealedParquet sealed,
            SourcePlan plan,
            List<DeliveredFile> files,
            StageTask task,
            int loadNo) {
        JavaSparkContext context = JavaSparkContext.fromSparkContext(spark.sparkContext());
        context.setJobDescription("stage: " + plan.source() + ", " + files.size() + " files");
        List<DeliveredFile[]> shares = shares(files, spark.sparkContext().defaultParallelism());
        Path folder = folders.unfinished(plan.source(), loadNo);
        sealed.write(
                spark.createDataFrame(context.parallelize(shares, shares.size()).mapPartitions(task), plan.schema()),
                workplace.at(folder),
                plan.scattered());
        workplace.take(folder);
    }

    /** The summaries that the tasks wrote beside the rows: one for each file. */
    private Map<String, FileSummary> summaries(
            SparkSession spark, SealedParquet sealed, List<String> sources, int loadNo) {
        spark.sparkContext().setJobDescription("stage: what came of each file");
        List<String> paths = sources.stream()
                .map(source -> workplace.at(folders.unfinished(source, loadNo)))
                .toList();
        List<Row> rows = sealed.read(spark, SourcePlan.RECORD, paths)
                .where("line = 0")
                .select(SourcePlan.DELIVERY_ID, SourcePlan.RAW)
                .collectAsList();
        Map<String, FileSummary> summaries = new HashMap<>();
        rows.forEach(row -> summaries.put(row.getString(0), FileSummary.parse(row.getString(1))));
        return summaries;
    }

    /** Files shared out so that each task has about the same to do. */
    static List<DeliveredFile[]> shares(List<DeliveredFile> files, int parallelism) {
        long effort = effortOf(files);
        long worth = Math.max(1, Math.min(parallelism, effort / EFFORT_WORTH_A_TASK));
        int count = (int) Math.min(files.size(), Math.max(worth, effort / MOST_EFFORT_OF_A_TASK));
        PriorityQueue<Share> lightest =
                new PriorityQueue<>(Comparator.comparingLong(Share::effort).thenComparingInt(Share::number));
        List<Share> shares = new ArrayList<>();
        for (int number = 0; number < count; number++) {
            shares.add(new Share(number, 0, new ArrayList<>()));
        }
        lightest.addAll(shares);
        files.stream()
                .sorted(Comparator.comparingLong(DeliveredFile::effort)
                        .reversed()
                        .thenComparing(DeliveredFile::file))
                .forEach(file -> {
                    Share share = Objects.requireNonNull(lightest.poll());
                    share.files().add(file);
                    lightest.add(new Share(share.number(), share.effort() + file.effort(), share.files()));
                });
        return shares.stream()
                .map(share -> share.files().stream()
                        .sorted(Comparator.comparing(DeliveredFile::file))
                        .toArray(DeliveredFile[]::new))
                .toList();
    }

    private static long effortOf(List<DeliveredFile> files) {
        return files.stream().mapToLong(DeliveredFile::effort).sum();
    }

    private static FaultException failed(Throwable cause) {
        if (cause instanceof FaultException fault) {
            return fault;
        }
        return new FaultException(
                StageFault.JOB_FAILED,
                "读取交换文件的作业失败，已入库的数据不受影响；请检查磁盘空间和内存后重新入库。",
                "A job that reads deliveries failed; what was loaded before is as it was. Check disk and memory, then load again.",
                cause);
    }

    private record Share(int number, long effort, List<DeliveredFile> files) {}
}
