package cn.xiaokang.etl.cli;

import cn.xiaokang.etl.depot.Depot;
import cn.xiaokang.etl.depot.Shipping;
import cn.xiaokang.warehouse.snapshot.Warehouse;
import java.net.URI;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Brings a depot's current snapshot to this machine. */
@Command(
        name = "fetch",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = {
            "从快照库取来当前快照，逐个核对摘要后供本机服务。",
            "Bring a depot's current snapshot here, each file held to its digest, and serve it."
        })
final class FetchCommand implements Callable<Integer> {
    @Option(
            names = "--depot",
            paramLabel = "URI",
            description = "快照库 / the depot, hdfs://… or s3a://… (default: depot.place)")
    private @Nullable URI depot;

    @Option(names = "--warehouse", paramLabel = "DIR", description = "仓库 / the warehouse (default: data/warehouse)")
    private @Nullable Path warehouse;

    @Option(names = "--config", paramLabel = "FILE", description = "配置文件 / the configuration (default: xiaokang.conf)")
    private @Nullable Path config;

    @Override
    public Integer call() {
        Settings settings = Settings.read(config);
        Warehouse here = Warehouse.at(settings.warehouse(warehouse));
        try (Depot store = settings.depot(depot)) {
            Shipping.Done done = new Shipping(store).fetch(here);
            System.out.printf(
                    "%s %s · 传送 moved %d (%d 字节 bytes) · 已有 there %d%n",
                    done.isNew() ? "已更新 current" : "无变化 as before",
                    done.snapshot(),
                    done.moved(),
                    done.bytes(),
                    done.there());
        }
        return 0;
    }
}
