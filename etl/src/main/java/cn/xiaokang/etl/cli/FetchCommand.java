package cn.xiaokang.etl.cli;

import cn.xiaokang.etl.depot.Shipping;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

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
    @Mixin
    private final DepotOptions options = new DepotOptions();

    @Override
    public Integer call() {
        return options.move(Shipping::fetch);
    }
}
