package cn.xiaokang.etl.cli;

import cn.xiaokang.etl.depot.Depot;
import cn.xiaokang.etl.depot.Shipping;
import cn.xiaokang.warehouse.snapshot.Warehouse;
import java.net.URI;
import java.nio.file.Path;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** What {@code ship} and {@code fetch} have in common: a depot, a warehouse, and the line that says what went over. */
final class DepotOptions {
    @Option(
            names = "--depot",
            paramLabel = "URI",
            description = "快照库 / the depot, hdfs://… or s3a://… (default: depot.place)")
    private @Nullable URI depot;

    @Option(names = "--warehouse", paramLabel = "DIR", description = "仓库 / the warehouse (default: data/warehouse)")
    private @Nullable Path warehouse;

    @Option(names = "--config", paramLabel = "FILE", description = "配置文件 / the configuration (default: xiaokang.conf)")
    private @Nullable Path config;

    /** Moves a snapshot one way or the other, says so, and gives the exit code. */
    int move(BiFunction<Shipping, Warehouse, Shipping.Done> way) {
        Settings settings = Settings.read(config);
        Warehouse here = Warehouse.at(settings.warehouse(warehouse));
        try (Depot store = settings.depot(depot)) {
            Shipping.Done done = way.apply(new Shipping(store), here);
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
