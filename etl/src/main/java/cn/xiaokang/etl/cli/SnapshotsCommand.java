package cn.xiaokang.etl.cli;

import cn.xiaokang.warehouse.snapshot.Snapshot;
import cn.xiaokang.warehouse.snapshot.Warehouse;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Lists the published snapshots; may make an earlier one current again. */
@Command(
        name = "snapshots",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = {"列出快照，或改指较早的快照。", "List the snapshots, or make an earlier one current."})
final class SnapshotsCommand implements Callable<Integer> {
    @Option(names = "--warehouse", paramLabel = "DIR", description = "仓库 / the warehouse (default: data/warehouse)")
    private @Nullable Path warehouse;

    @Option(names = "--use", paramLabel = "ID", description = "改为供应此快照 / make this snapshot current")
    private @Nullable String use;

    @Option(names = "--config", paramLabel = "FILE", description = "配置文件 / the configuration (default: xiaokang.conf)")
    private @Nullable Path config;

    @Override
    public Integer call() {
        Warehouse store = Warehouse.at(Settings.read(config).warehouse(warehouse));
        if (use != null) {
            try (var lock = store.lock()) {
                store.pointAt(use);
            }
        }
        String current = store.current().map(Snapshot::id).orElse("");
        for (Snapshot snapshot : store.snapshots()) {
            long rows = snapshot.manifest().tables().values().stream()
                    .mapToLong(table -> table.rows())
                    .sum();
            System.out.printf(
                    "%s %s  %s  %s – %s  %d 行 rows  %d 项核对 checks%n",
                    snapshot.id().equals(current) ? "*" : " ",
                    snapshot.id(),
                    snapshot.manifest().createdAt(),
                    snapshot.manifest().dataStartsOn(),
                    snapshot.manifest().dataEndsOn(),
                    rows,
                    snapshot.manifest().checks().passed());
        }
        return 0;
    }
}
