package cn.xiaokang.etl.cli;

import cn.xiaokang.etl.check.Check;
import cn.xiaokang.etl.check.SecondEngine;
import cn.xiaokang.warehouse.catalogue.Catalogue;
import cn.xiaokang.warehouse.engine.DuckSnapshot;
import cn.xiaokang.warehouse.engine.Limits;
import cn.xiaokang.warehouse.snapshot.Snapshot;
import cn.xiaokang.warehouse.snapshot.Warehouse;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Holds a snapshot to its digests and recomputes its indicators and flags in the second engine. */
@Command(
        name = "verify",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = {
            "核验快照：逐文件核对摘要，并用 DuckDB 复算全部指标与疑点。",
            "Check every file's digest, and compute all indicators and flags again in DuckDB."
        })
final class VerifyCommand implements Callable<Integer> {
    private static final int DATA_REFUSED = 3;

    @Option(names = "--warehouse", paramLabel = "DIR", description = "仓库 / the warehouse (default: data/warehouse)")
    private @Nullable Path warehouse;

    @Option(names = "--snapshot", paramLabel = "ID", description = "快照 / the snapshot (default: the current one)")
    private @Nullable String snapshot;

    @Option(names = "--config", paramLabel = "FILE", description = "配置文件 / the configuration (default: xiaokang.conf)")
    private @Nullable Path config;

    @Override
    public Integer call() throws SQLException {
        Warehouse store = Warehouse.at(Settings.read(config).warehouse(warehouse));
        Snapshot chosen = Snapshots.chosen(store, snapshot);
        Catalogue catalogue = Catalogue.load();
        if (!chosen.manifest().catalogueDigest().equals(catalogue.digest())) {
            System.out.println("注意：快照所用目录与现行目录不同，差异可能来自目录的修改。/ Note: the snapshot was made with another"
                    + " catalogue; differences may come from its changes.");
        }
        List<Check> failed = new ArrayList<>();
        int[] count = {0};
        try (DuckSnapshot duck = DuckSnapshot.open(chosen, catalogue, new Limits(3072, 2, Duration.ofHours(1)))) {
            System.out.println("摘要一致 / digests hold: " + chosen.id());
            new SecondEngine(catalogue).run(duck, check -> {
                count[0]++;
                if (!check.isPassed()) {
                    failed.add(check);
                    System.out.printf("不一致 differs: %s (%s rows)%n", check.name(), check.found());
                }
            });
        }
        System.out.printf(
                "两引擎复算 recomputed in the second engine: %d，一致 equal %d，不一致 different %d%n",
                count[0], count[0] - failed.size(), failed.size());
        return failed.isEmpty() ? 0 : DATA_REFUSED;
    }
}
