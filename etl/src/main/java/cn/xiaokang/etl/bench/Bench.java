package cn.xiaokang.etl.bench;

import cn.xiaokang.etl.city.CityCommand;
import cn.xiaokang.etl.load.LoadReport;
import cn.xiaokang.etl.load.LoadRun;
import cn.xiaokang.etl.load.SparkSessions;
import cn.xiaokang.etl.progress.Progress;
import cn.xiaokang.warehouse.catalogue.Catalogue;
import cn.xiaokang.warehouse.catalogue.Indicator;
import cn.xiaokang.warehouse.catalogue.Rule;
import cn.xiaokang.warehouse.engine.ComputingOrder;
import cn.xiaokang.warehouse.engine.FlagRows;
import cn.xiaokang.warehouse.engine.IndicatorFigures;
import cn.xiaokang.warehouse.snapshot.Warehouse;
import cn.xiaokang.warehouse.vault.KeyFile;
import cn.xiaokang.warehouse.vault.VaultKey;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.spark.sql.SparkSession;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;

/** One run of the benchmark: a city, its load by stage, and the same tables, figures and flags by DuckDB alone. */
public final class Bench {
    private static final int DUCK_MEMORY_MEGABYTES = 6144;

    private final int households;
    private final long seed;
    private final Path folder;
    private final @Nullable Path givenInbox;
    private final Progress progress;

    /**
     * @param folder where city and warehouse are made; must hold no warehouse yet
     * @param givenInbox an inbox to load in place of a city made here
     */
    public Bench(int households, long seed, Path folder, @Nullable Path givenInbox, Progress progress) {
        this.households = households;
        this.seed = seed;
        this.folder = folder;
        this.givenInbox = givenInbox;
        this.progress = progress;
    }

    /** Runs it. */
    public List<Measure> run() throws SQLException, IOException {
        List<Measure> measures = new ArrayList<>();
        Path inbox = givenInbox == null ? makeCity(measures) : givenInbox;
        Catalogue catalogue = Catalogue.load();
        Warehouse warehouse = Warehouse.at(folder.resolve("warehouse"));
        KeyFile keyFile = KeyFile.apartFrom(folder.resolve("key/vault.key"), warehouse.root());
        StageClock clock = new StageClock(progress);
        LoadReport report;
        try (SparkSession spark = SparkSessions.open("local[*]", Map.of())) {
            report = new LoadRun(spark, catalogue, keyFile, clock, Clock.systemUTC()).run(inbox, warehouse);
        }
        Map<String, Double> spark = clock.stop();
        long peak = peakMegabytes(); // before DuckDB takes its own
        long payments = Objects.requireNonNull(
                        report.snapshot().manifest().tables().get("fact_payment"))
                .rows();
        Map<String, Double> duck = inDuck(catalogue, warehouse, VaultKey.of(warehouse.vault(), keyFile), report);
        spark.forEach((stage, seconds) -> measures.add(new Measure(stage, seconds, duck.get(stage), "")));
        double total = spark.values().stream().mapToDouble(Double::doubleValue).sum();
        measures.add(new Measure(
                "whole load",
                total,
                null,
                payments + " payments; peak memory of the process in the load " + peak + " MB; heap limit "
                        + Runtime.getRuntime().maxMemory() / (1 << 20) + " MB"));
        return measures;
    }

    private Path makeCity(List<Measure> measures) {
        Path city = folder.resolve("city-" + households + "-" + seed);
        if (!Files.exists(city.resolve("truth/rows.csv"))) {
            long startedAt = System.nanoTime();
            int exit = new CommandLine(new CityCommand())
                    .execute(
                            "--to",
                            city.toString(),
                            "--households",
                            String.valueOf(households),
                            "--seed",
                            String.valueOf(seed));
            if (exit != 0) {
                throw new IllegalStateException("the city could not be made: exit code " + exit);
            }
            measures.add(new Measure("city", (System.nanoTime() - startedAt) / 1e9, null, households + " households"));
        }
        return city.resolve("inbox");
    }

    /** The seconds that DuckDB takes for the stages that are joins, sorts and sums. */
    private Map<String, Double> inDuck(Catalogue catalogue, Warehouse warehouse, VaultKey key, LoadReport report)
            throws SQLException, IOException {
        Path tables = Files.createDirectories(folder.resolve("duckdb"));
        try (DuckStar star = DuckStar.over(warehouse, key, report.snapshot(), catalogue, DUCK_MEMORY_MEGABYTES)) {
            long startedAt = System.nanoTime();
            star.compute();
            star.write(tables);
            double starSeconds = (System.nanoTime() - startedAt) / 1e9;
            startedAt = System.nanoTime();
            try (Statement statement = star.connection().createStatement()) {
                for (List<Indicator> level : ComputingOrder.indicators(catalogue)) {
                    for (Indicator indicator : level) {
                        statement.execute(
                                "create or replace temp table figure as " + IndicatorFigures.sql(catalogue, indicator));
                    }
                }
                double indicatorSeconds = (System.nanoTime() - startedAt) / 1e9;
                startedAt = System.nanoTime();
                for (Rule rule : catalogue.rules().values()) {
                    if (rule.isBuilt()) {
                        statement.execute("create or replace temp table flag as " + FlagRows.sql(catalogue, rule));
                    }
                }
                return Map.of(
                        "star",
                        starSeconds,
                        "indicators",
                        indicatorSeconds,
                        "flags",
                        (System.nanoTime() - startedAt) / 1e9);
            }
        }
    }

    /** The most memory that this process ever held, as Linux tells it; 0 elsewhere. */
    private static long peakMegabytes() throws IOException {
        Path status = Path.of("/proc/self/status");
        if (!Files.exists(status)) {
            return 0;
        }
        return Files.readAllLines(status).stream()
                .filter(line -> line.startsWith("VmHWM:"))
                .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) / 1024)
                .findFirst()
                .orElse(0);
    }
}
