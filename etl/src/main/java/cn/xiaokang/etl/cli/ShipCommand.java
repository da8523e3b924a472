package cn.xiaokang.etl.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Brings the current snapshot to a depot. */
@Command(
        name = "ship",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = {
            "把当前快照送到快照库，只送对方没有的文件。",
            "Bring the current snapshot to a depot, sending only the files that it lacks."
        })
final class ShipCommand implements Callable<Integer> {
    @Mixin
    private final DepotOptions options = new DepotOptions();

    @Option(names = "--again", description = "全部重新发送，用于修复快照库 / send every file anew, to mend a damaged depot")
    private boolean isAgain;

    @Override
    public Integer call() {
        return options.move((shipping, here) -> shipping.ship(here, isAgain));
    }
}
