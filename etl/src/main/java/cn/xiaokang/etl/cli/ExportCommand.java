package cn.xiaokang.etl.cli;

import cn.xiaokang.etl.export.CsvExport;
import cn.xiaokang.warehouse.catalogue.Catalogue;
import cn.xiaokang.warehouse.engine.DuckSnapshot;
import cn.xiaokang.warehouse.engine.Limits;
import cn.xiaokang.warehouse.snapshot.Snapshot;
import cn.xiaokang.warehouse.snapshot.Warehouse;
import cn.xiaokang.warehouse.vault.VaultKey;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Writes rows.csv, quarantine.csv, flags.csv and indicators.csv of a snapshot. */
@Command(
        name = "export",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = {
            "导出 rows.csv、quarantine.csv、flags.csv、indicators.csv（含身份证号，请妥善保管）。",
            "Write rows.csv, quarantine.csv, flags.csv and indicators.csv (they bear identity numbers: guard them)."
        })
final class ExportCommand implements Callable<Integer> {
    @Option(names = "--warehouse", paramLabel = "DIR", description = "仓库 / the warehouse (default: data/warehouse)")
    private @Nullable Path warehouse;

    @Option(names = "--snapshot", paramLabel = "ID", description = "快照 / the snapshot (default: the current one)")
    private @Nullable String snapshot;

    @Option(names = "--to", paramLabel = "DIR", required = true, description = "写到哪里 / the folder to write to")
    private Path to = Path.of("exports");

    @Option(
            names = "--vault-key",
            paramLabel = "FILE",
            description =
                    "保险库密钥文件，须在仓库目录之外 / the file with the vault's key, apart from the warehouse (default: ~/.config/xiaokang/vault.key)")
    private @Nullable Path vaultKey;

    @Option(names = "--config", paramLabel = "FILE", description = "配置文件 / the configuration (default: xiaokang.conf)")
    private @Nullable Path config;

    @Override
    public Integer call() throws SQLException {
        Settings settings = Settings.read(config);
        Warehouse store = Warehouse.at(settings.warehouse(warehouse));
        VaultKey key = VaultKey.of(store.vault(), settings.vaultKey(vaultKey, store));
        Snapshot chosen = Snapshots.chosen(store, snapshot);
        Limits limits = new Limits(2048, 2, Duration.ofMinutes(10));
        try (DuckSnapshot duck = DuckSnapshot.openWithVault(chosen, Catalogue.load(), limits, store.vault(), key)) {
            CsvExport.write(duck, to)
                    .forEach((name, rows) -> System.out.println(to.resolve(name + ".csv") + "  " + rows));
        }
        return 0;
    }
}
