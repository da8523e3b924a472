package cn.xiaokang.etl.load;

import cn.xiaokang.etl.check.Check;
import cn.xiaokang.etl.check.SnapshotChecks;
import cn.xiaokang.etl.conform.Vault;
import cn.xiaokang.etl.detect.CountJob;
import cn.xiaokang.etl.detect.FlagJob;
import cn.xiaokang.etl.inbox.LedgerLoad;
import cn.xiaokang.etl.measure.IndicatorJob;
import cn.xiaokang.etl.progress.Progress;
import cn.xiaokang.etl.publish.SnapshotDraft;
import cn.xiaokang.etl.seal.SealedParquet;
import cn.xiaokang.etl.seal.VaultSealing;
import cn.xiaokang.etl.stage.Reconciliation;
import cn.xiaokang.etl.stage.StagedDeliveries;
import cn.xiaokang.etl.stage.Staging;
import cn.xiaokang.etl.star.Amending;
import cn.xiaokang.etl.star.Before;
import cn.xiaokang.etl.star.Horizon;
import cn.xiaokang.etl.star.PlanSize;
import cn.xiaokang.etl.star.Program;
import cn.xiaokang.etl.star.StarJob;
import cn.xiaokang.etl.star.Steps;
import cn.xiaokang.etl.star.TableFiles;
import cn.xiaokang.etl.workplace.Workplace;
import cn.xiaokang.warehouse.catalogue.Catalogue;
import cn.xiaokang.warehouse.catalogue.TableDefinition;
import cn.xiaokang.warehouse.engine.DuckSnapshot;
import cn.xiaokang.warehouse.engine.Limits;
import cn.xiaokang.warehouse.snapshot.Manifest;
import cn.xiaokang.warehouse.snapshot.Snapshot;
import cn.xiaokang.warehouse.snapshot.Warehouse;
import cn.xiaokang.warehouse.snapshot.WarehouseLock;
import cn.xiaokang.warehouse.vault.KeyFile;
import cn.xiaokang.warehouse.vault.VaultKey;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.commons.io.file.PathUtils;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;

/**
 * One load: takes what is new in an inbox, builds the star, measures, detects, checks, and publishes a snapshot. Whatever stops it,
 * the snapshot that was served before goes on being served, and the next load takes up the work.
 */
public final class LoadRun {
    /** What reads every file and is no user's query may take its time. */
    private static final Limits OWN_LIMITS = new Limits(2048, 2, Duration.ofHours(1));

    /** The view that gathers persons from all sources. */
    private static final String EVERY_PERSON = "person";

    /**
     * What reads fewer rows is made in less time than it takes to find out which of its rows can have changed, as measured at 4 million
     * payments (decision 0007).
     */
    private static final long AMENDED_FROM = 20_000_000;

    private final SparkSession spark;
    private final Catalogue catalogue;
    private final KeyFile keyFile;
    private final Progress progress;
    private final Clock clock;
    private final boolean isWhole;
    private final Workplace workplace;
    private final long amendedFrom;

    /**
     * @param keyFile the key of the vault, made where there is neither a file nor a vault yet
     */
    public LoadRun(SparkSession spark, Catalogue catalogue, KeyFile keyFile, Progress progress, Clock clock) {
        this(spark, catalogue, keyFile, progress, clock, false, Workplace.here(), AMENDED_FROM);
    }

    private LoadRun(
            SparkSession spark,
            Catalogue catalogue,
            KeyFile keyFile,
            Progress progress,
            Clock clock,
            boolean isWhole,
            Workplace workplace,
            long amendedFrom) {
        this.workplace = workplace;
        this.spark = spark;
        this.catalogue = catalogue;
        this.keyFile = keyFile;
        this.progress = progress;
        this.clock = clock;
        this.isWhole = isWhole;
        this.amendedFrom = amendedFrom;
    }

    /** The same load, which makes every table anew though it stands in the snapshot before. */
    public LoadRun whole() {
        return new LoadRun(spark, catalogue, keyFile, progress, clock, true, workplace, amendedFrom);
    }

    /** The same load, whose tasks read and write elsewhere. */
    public LoadRun workingIn(Workplace place) {
        return new LoadRun(spark, catalogue, keyFile, progress, clock, isWhole, place, amendedFrom);
    }

    /** The same load, which makes only the rows that can have changed wherever a plan reads so many rows or more. */
    LoadRun amendedFrom(long rows) {
        return new LoadRun(spark, catalogue, keyFile, progress, clock, isWhole, workplace, rows);
    }

    /**
     * Runs the load.
     *
     * @return what it did; when nothing is new and the catalogue is the one the current snapshot was made with, nothing
     * @throws cn.xiaokang.warehouse.fault.FaultException when another load runs, the vault's key is missing or wrong, or a check of the
     *     finished snapshot fails
     */
    public LoadReport run(Path inbox, Warehouse warehouse) {
        try (WarehouseLock lock = warehouse.lock()) {
            workplace.clearDead();
            VaultKey key = VaultKey.ofLoad(warehouse.vault(), keyFile);
            new VaultSealing(spark, new SealedParquet(key), workplace).seal(warehouse.vault());
            stage(inbox, warehouse, key);
            StagedDeliveries staged = new StagedDeliveries(catalogue, warehouse, key, workplace);
            String id = Warehouse.snapshotId(lastLoadNo(staged), catalogue.digest());
            Optional<Snapshot> current = warehouse.current();
            if (current.isPresent() && current.get().id().equals(id)) {
                return new LoadReport(current.get(), false, List.of(), 0, 0, 0);
            }
            return build(staged, warehouse, key, id);
        }
    }

    private void stage(Path inbox, Warehouse warehouse, VaultKey key) {
        progress.stage("stage", 0);
        new Staging(catalogue, warehouse, workplace)
                .stage(
                        spark,
                        inbox,
                        key,
                        (step, filesRead, files, rows) -> progress.reached(filesRead, files, rows + " 行 rows"));
    }

    private LoadReport build(StagedDeliveries staged, Warehouse warehouse, VaultKey key, String id) {
        Horizon horizon = Horizon.of(periodsInForce(staged));
        SnapshotDraft draft = new SnapshotDraft(
                id, warehouse.building(id), lastLoadNo(staged), horizon.startsOn(), horizon.endsOn(), staged.inForce());
        deleteTree(draft.folder());
        Map<String, Long> rows = rowsInForce(staged);
        boolean isLarge = PlanSize.isLarge(rows.getOrDefault(EVERY_PERSON, 0L));
        PlanSize.suit(spark, isLarge);
        staged.give();
        staged.requireWhole(spark);
        catalogue.macros("spark").forEach(spark::sql);
        Program program = Program.own();
        Before before = before(warehouse, program, draft.folder());
        TableFiles files = new TableFiles(spark, workplace, draft.tables(), before);
        long amended;
        try (Amending amending = new Amending(spark, catalogue, staged, files, rows, amendedFrom)) {
            // what stands in the snapshot before lies here, which the tasks of another workplace don't see
            makeTables(staged, horizon, workplace.isHere() ? files.amendedBy(amending) : files, rows);
            amended = amending.amended();
        }
        PlanSize.suit(spark, isLarge);
        new CountJob(spark, catalogue, files, progress).run(() -> inDuck(draft, warehouse.spill()));
        progress.stage("vault", 1);
        Path vault = warehouse.vault().resolve(id);
        new Vault(spark, catalogue, staged, new SealedParquet(key)).write(workplace.at(vault));
        workplace.take(vault);
        progress.step("persons, accounts");
        List<Check> checks = check(draft, files, warehouse.spill());
        program.sign(draft.folder());
        progress.stage("publish", 1);
        Snapshot published = warehouse.publish(draft.folder());
        progress.step(id);
        return new LoadReport(published, true, checks, before.taken(), before.made(), amended);
    }

    private void makeTables(StagedDeliveries staged, Horizon horizon, TableFiles files, Map<String, Long> rows) {
        Steps steps = new Steps(spark, files, rows);
        StarJob star = new StarJob(spark, catalogue, files, steps, progress);
        star.run(staged, horizon);
        new IndicatorJob(spark, catalogue, files, steps, progress).run();
        new FlagJob(spark, catalogue, files, steps, progress).run();
        star.runResults();
    }

    /** The snapshot that is served, where this catalogue and this program made it; else nothing is taken over. */
    private Before before(Warehouse warehouse, Program program, Path draft) {
        return warehouse
                .current()
                .filter(snapshot -> !isWhole)
                .filter(snapshot -> snapshot.manifest().catalogueDigest().equals(catalogue.digest()))
                .filter(snapshot -> program.made(snapshot.dir()))
                .map(snapshot -> Before.of(snapshot, draft))
                .orElseGet(() -> Before.nothing(draft));
    }

    /** Rows in force by source, and of the views that gather from all sources. */
    private static Map<String, Long> rowsInForce(StagedDeliveries staged) {
        Map<String, Long> rows = staged.reconciliation().stream()
                .collect(Collectors.toMap(Reconciliation::source, Reconciliation::loaded));
        long all = rows.values().stream().mapToLong(Long::longValue).sum();
        rows.put(EVERY_PERSON, all);
        rows.put("written_identity", all);
        return rows;
    }

    private static int lastLoadNo(StagedDeliveries staged) {
        return staged.ledger().loads().stream()
                .mapToInt(LedgerLoad::loadNo)
                .max()
                .orElse(0);
    }

    private static List<String> periodsInForce(StagedDeliveries staged) {
        Set<String> inForce = Set.copyOf(staged.inForce());
        return staged.ledger()
                .entries()
                .filter(entry -> inForce.contains(entry.deliveryId()))
                .map(entry -> Objects.requireNonNull(entry.period()))
                .toList();
    }

    /** Checks the draft in the second engine, keeps the result in it as fact_check, and seals it. */
    private List<Check> check(SnapshotDraft draft, TableFiles files, Path spill) {
        progress.stage("check", 2);
        SnapshotChecks snapshotChecks = new SnapshotChecks(catalogue);
        try {
            Map<String, Long> rows;
            List<Check> checks;
            try (DuckSnapshot duck = inDuck(draft, spill)) {
                checks = snapshotChecks.run(duck);
                rows = snapshotChecks.countRows(duck);
            }
            progress.step("keys, references, totals");
            TableDefinition table = catalogue.table("fact_check");
            files.write(
                    table,
                    spark.createDataFrame(
                                    checks.stream()
                                            .map(c -> RowFactory.create(
                                                    c.name(), c.table(), c.expected(), c.found(), c.isPassed()))
                                            .toList(),
                                    TableFiles.schema(table))
                            .coalesce(1));
            rows.put(table.name(), (long) checks.size());
            int passed = (int) checks.stream().filter(Check::isPassed).count();
            draft.seal(catalogue, rows, new Manifest.Checks(passed, checks.size() - passed), clock);
            progress.step("manifest");
            return checks;
        } catch (SQLException e) {
            throw new IllegalStateException("checking " + draft.folder(), e);
        }
    }

    /** What lies in the draft by now, in the second engine. */
    private DuckSnapshot inDuck(SnapshotDraft draft, Path spill) {
        Snapshot unchecked = draft.seal(catalogue, Map.of(), new Manifest.Checks(0, 0), clock);
        deleteTree(spill);
        return DuckSnapshot.openSpilling(unchecked, catalogue, OWN_LIMITS, spill);
    }

    private static void deleteTree(Path folder) {
        if (!Files.exists(folder)) {
            return;
        }
        try {
            PathUtils.deleteDirectory(folder);
        } catch (IOException e) {
            throw new UncheckedIOException("clearing what a load that died left in " + folder, e);
        }
    }
}
