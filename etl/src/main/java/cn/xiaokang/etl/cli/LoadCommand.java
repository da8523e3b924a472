package cn.xiaokang.etl.cli;

import cn.xiaokang.etl.load.LoadReport;
import cn.xiaokang.etl.load.LoadRun;
import cn.xiaokang.etl.load.LoadSession;
import cn.xiaokang.warehouse.catalogue.Catalogue;
import cn.xiaokang.warehouse.engine.DuckSnapshot;
import cn.xiaokang.warehouse.engine.Limits;
import cn.xiaokang.warehouse.snapshot.Snapshot;
import cn.xiaokang.warehouse.snapshot.Warehouse;
import cn.xiaokang.warehouse.vault.KeyFile;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Takes what is new in an inbox to a new published snapshot, shows progress, and prints the reconciliation. */
@Command(
        name = "load",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = {
            "入库：把收件箱中的新文件做成新的已发布快照，并打印数量核对。",
            "Take the new deliveries of an inbox to a new published snapshot and print the reconciliation."
        })
final class LoadCommand implements Callable<Integer> {
    @Option(names = "--inbox", paramLabel = "DIR", description = "收件箱 / the inbox (default: inbox)")
    private @Nullable Path inbox;

    @Option(names = "--warehouse", paramLabel = "DIR", description = "仓库 / the warehouse (default: data/warehouse)")
    private @Nullable Path warehouse;

    @Option(names = "--master", paramLabel = "URL", description = "Spark 主节点 / Spark's master (default: local[*])")
    private @Nullable String master;

    @Option(
            names = "--cluster",
            paramLabel = "FILE",
            description = "集群设置与口令文件 / the file with the cluster's settings and its secret (default: spark.cluster)")
    private @Nullable Path cluster;

    @Option(
            names = "--workplace",
            paramLabel = "URI",
            description =
                    "集群工作区 / where a cluster's tasks read and write, hdfs://… or s3a://…, in place of a folder that all mount (default: spark.workplace)")
    private @Nullable URI workplace;

    @Option(
            names = "--vault-key",
            paramLabel = "FILE",
            description =
                    "保险库密钥文件，须在仓库目录之外 / the file with the vault's key, apart from the warehouse (default: ~/.config/xiaokang/vault.key)")
    private @Nullable Path vaultKey;

    @Option(
            names = "--whole",
            description = "全部重算，不沿用上一快照 / make every table anew, taking none over from the snapshot before")
    private boolean isWhole;

    @Option(names = "--config", paramLabel = "FILE", description = "配置文件 / the configuration (default: xiaokang.conf)")
    private @Nullable Path config;

    @Override
    public Integer call() throws SQLException, IOException {
        Settings settings = Settings.read(config);
        Catalogue catalogue = Catalogue.load();
        @SuppressWarnings("SystemConsoleNull") // from Java 22 on a piped run draws its line too, which harms nothing
        boolean isAttended = System.console() != null;
        ProgressLine progress = new ProgressLine(System.out, isAttended);
        long startedAt = System.nanoTime();
        Warehouse store = Warehouse.at(settings.warehouse(warehouse));
        KeyFile keyFile = settings.vaultKey(vaultKey, store);
        boolean hadKey = keyFile.isThere();
        LoadReport report;
        try (LoadSession session = LoadSession.open(
                settings.sparkMaster(master), settings.spark(cluster), store, settings.workplace(workplace))) {
            LoadRun run = new LoadRun(session.spark(), catalogue, keyFile, progress, Clock.systemUTC())
                    .workingIn(session.workplace());
            report = (isWhole ? run.whole() : run).run(settings.inbox(inbox), store);
        }
        progress.finish();
        if (!hadKey) {
            System.out.println(
                    "已新建保险库密钥，请另行备份，遗失则姓名无法恢复 / a new key of the vault was made: keep a copy apart, without it"
                            + " no name comes back: " + keyFile.path());
        }
        Snapshot snapshot = report.snapshot();
        if (!report.isNew()) {
            System.out.println("没有新的交换文件，快照不变 / nothing new; the snapshot stays: " + snapshot.id());
            return 0;
        }
        printReconciliation(snapshot, catalogue, System.out);
        System.out.printf(
                "已发布快照 published %s · 数据 data %s – %s · 核对 checks %d · 沿用 kept %d · 重算 made %d（其中按行 by rows %d） · %.1f s%n",
                snapshot.id(),
                snapshot.manifest().dataStartsOn(),
                snapshot.manifest().dataEndsOn(),
                report.checks().size(),
                report.taken(),
                report.made(),
                report.amended(),
                Duration.ofNanos(System.nanoTime() - startedAt).toMillis() / 1000.0);
        return 0;
    }

    private static void printReconciliation(Snapshot snapshot, Catalogue catalogue, PrintStream out)
            throws SQLException {
        out.printf(
                "%-22s %7s %10s %10s %10s %11s%n",
                "source", "files", "delivered", "loaded", "superseded", "quarantined");
        try (DuckSnapshot duck = DuckSnapshot.open(snapshot, catalogue, new Limits(512, 1, Duration.ofMinutes(1)));
                Connection connection = duck.connect();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(
                        "select source, files, delivered, loaded, superseded, quarantined, is_balanced"
                                + " from fact_reconciliation order by source")) {
            while (rows.next()) {
                out.printf(
                        "%-22s %7d %10d %10d %10d %11d%s%n",
                        rows.getString("source"),
                        rows.getLong("files"),
                        rows.getLong("delivered"),
                        rows.getLong("loaded"),
                        rows.getLong("superseded"),
                        rows.getLong("quarantined"),
                        rows.getBoolean("is_balanced") ? "" : "  不平 OUT OF BALANCE");
            }
        }
    }
}
