package cn.xiaokang.etl.star;

import cn.xiaokang.etl.conform.Conforming;
import cn.xiaokang.etl.conform.IdentityLinks;
import cn.xiaokang.etl.progress.Progress;
import cn.xiaokang.etl.progress.Together;
import cn.xiaokang.etl.stage.StagedDeliveries;
import cn.xiaokang.warehouse.catalogue.Catalogue;
import cn.xiaokang.warehouse.catalogue.TableDefinition;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Supplier;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/** Builds the star schema: the catalogue's dimensions, the record of deliveries, then each table by its SQL, wave after wave. */
public final class StarJob {
    private static final String REPAIR = "fact_identity_repair";
    private static final String LINK = "fact_identity_link";
    private static final String LEDGER = "ledger";

    private final SparkSession spark;
    private final Catalogue catalogue;
    private final TableFiles files;
    private final Steps steps;
    private final Progress progress;

    public StarJob(SparkSession spark, Catalogue catalogue, TableFiles files, Steps steps, Progress progress) {
        this.spark = spark;
        this.catalogue = catalogue;
        this.files = files;
        this.steps = steps;
        this.progress = progress;
    }

    /** Builds and writes all tables that are made from deliveries, and leaves each registered as a view. */
    public void run(StagedDeliveries staged, Horizon horizon) {
        List<List<TableDefinition>> waves = TableOrder.waves(catalogue);
        progress.stage("conform", 4);
        List<Runnable> known = new ArrayList<>(new CatalogueTables(spark, catalogue).writing(files, horizon));
        files.before().differs(LEDGER);
        known.add(() -> make("fact_delivery", () -> staged.deliveries(spark)));
        known.add(() -> make("fact_quarantine", () -> staged.quarantine(spark)));
        known.add(() -> make("fact_reconciliation", () -> staged.reconciliation(spark)));
        Differences differences = new Differences(catalogue, files.before());
        differences.ofHorizon(horizon);
        differences.ofSources(staged);
        Together.run(known, spark.sparkContext().defaultParallelism());
        progress.step("catalogue, deliveries");
        try (Conforming conforming = new Conforming(spark, catalogue, staged)) {
            conforming.registerWritten();
            build(catalogue.table(REPAIR));
            differences.ofRepairs();
            progress.step(REPAIR);
            conforming.registerRepaired(spark.table(REPAIR));
            progress.step("persons");
            try (IdentityLinks links = new IdentityLinks(spark, catalogue, staged)) {
                files.make(catalogue.table(LINK), Set.of("person"), () -> links.links(spark.table(REPAIR)));
            }
            progress.step(LINK);

            progress.stage("star", waves.stream().mapToLong(List::size).sum() - 1);
            try (Broadcasts ofSmallerSides = Broadcasts.within(spark)) {
                build(waves);
            }
        }
    }

    /** Builds what lays out figures and flags in another order, once they stand. */
    public void runResults() {
        List<List<TableDefinition>> waves = TableOrder.wavesOfResults(catalogue);
        progress.stage("layout", waves.stream().mapToLong(List::size).sum());
        build(waves);
    }

    private void build(List<List<TableDefinition>> waves) {
        for (List<TableDefinition> wave : waves) {
            steps.run(wave.stream()
                    .filter(table -> !table.name().equals(REPAIR))
                    .map(table -> new Steps.Step(TableOrder.reads(table), () -> {
                        build(table);
                        progress.step(table.name());
                    }))
                    .toList());
        }
    }

    private void build(TableDefinition table) {
        spark.sparkContext().setJobDescription("star: " + table.name());
        files.make(table, Objects.requireNonNull(table.sql()));
    }

    /** What the ledger says is made anew by each load. */
    private void make(String table, Supplier<Dataset<Row>> rows) {
        files.make(catalogue.table(table), Set.of(LEDGER), rows);
    }
}
