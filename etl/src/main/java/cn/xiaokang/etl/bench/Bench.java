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
    public BenchResult run() throws SQLException, IOException {
        Path inbox = givenInbox == null ? makeCity() : givenInbox;
        Catalogue catalogue = Catalogue.load();
        Warehouse warehouse = Warehouse.at(folder.resolve("warehouse"));
        KeyFile keyFile = KeyFile.apartFrom(folder.resolve("key/vault.key"), warehouse.root());
        StageClock clock = new StageClock(progress);
        LoadReport report;
        try (SparkSession spark = SparkSessions.open("local[*]", Map.of())) {
            report = new LoadRun(spark, catalogue, keyFile, clock, Clock.systemUTC()).run(inbox, warehouse);
        }
        Map<String, Spent> spark = clock.stop();
        long peak = peakMegabytes(); // before DuckDB takes its own
        Map<String, Spent> duck = inDuck(catalogue, warehouse, VaultKey.of(warehouse.vault(), keyFile), report);
        List<Measure> measures = new ArrayList<>();
        spark.forEach((stage, spent) -> measures.add(new Measure(stage, spent, duck.get(stage))));
        measures.add(new Measure(
                "whole load", spark.values().stream().reduce(Spent::plus).orElseThrow(), null));
        return new BenchResult(
                Objects.requireNonNull(report.snapshot().manifest().tables().get("fact_payment"))
                        .rows(),
                Runtime.getRuntime().maxMemory() / (1 << 20),
                peak,
                measures);
    }

    private Path makeCity() {
        Path city = folder.resolve("city-" + households + "-" + seed);
        if (!Files.exists(city.resolve("truth/rows.csv"))) {
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
        }
        return city.resolve("inbox");
    }

    /** What DuckDB takes for the stages that are joins, sorts and sums. */
    private Map<String, Spent> inDuck(Catalogue catalogue, Warehouse warehouse, VaultKey key, LoadReport report)
            throws SQLException, IOException {
        Path tables = Files.createDirectories(folder.resolve("duckdb"));
        try (DuckStar star = DuckStar.over(warehouse, key, report.snapshot(), catalogue, DUCK_MEMORY_MEGABYTES)) {
            Spent start = Spent.now();
            star.compute();
            star.write(tables);
            Spent ofStar = Spent.since(start);
            start = Spent.now();
            try (Statement statement = star.connection().createStatement()) {
                for (List<Indicator> level : ComputingOrder.indicators(catalogue)) {
                    for (Indicator indicator : level) {
                        statement.execute(
                                "create or replace temp table figure as " + IndicatorFigures.sql(catalogue, indicator));
                    }
                }
                Spent ofIndicators = Spent.since(start);
                start = Spent.now();
                for (Rule rule : catalogue.rules().values()) {
                    if (rule.isBuilt()) {
                        statement.execute("create or replace temp table flag as " + FlagRows.sql(catalogue, rule));
                    }
                }
                return Map.of("star", ofStar, "indicators", ofIndicators, "flags", Spent.since(start));
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
