package cn.xiaokang.etl.cli;

import cn.xiaokang.etl.bench.Bench;
import cn.xiaokang.etl.bench.BenchResult;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Measures a load by stage, beside the same tables made by DuckDB alone. */
@Command(
        name = "bench",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        subcommands = BenchGrowthCommand.class,
        description = {
            "计时：造城、分阶段入库，并与 DuckDB 单独完成同样的连接与排序相比。",
            "Measure: make a city, load it stage by stage, and make the same joins, sorts and files in DuckDB alone."
        })
final class BenchCommand implements Callable<Integer> {
    @Option(names = "--households", paramLabel = "N", description = "户数 / households (default: ${DEFAULT-VALUE})")
    private int households = 2000;

    @Option(names = "--seed", paramLabel = "N", description = "种子 / seed (default: ${DEFAULT-VALUE})")
    private long seed = 1;

    @Option(names = "--to", paramLabel = "DIR", description = "工作文件夹 / working folder (default: ${DEFAULT-VALUE})")
    private Path to = Path.of("data/bench");

    @Option(names = "--inbox", paramLabel = "DIR", description = "用现成的收件箱，不造城 / an inbox that is there already")
    private @Nullable Path inbox;

    @Option(names = "--json", paramLabel = "FILE", description = "另存为 JSON / write the figures as JSON too")
    private @Nullable Path json;

    @Override
    public Integer call() throws Exception {
        @SuppressWarnings("SystemConsoleNull") // from Java 22 on a piped run draws its line too, which harms nothing
        boolean isAttended = System.console() != null;
        ProgressLine progress = new ProgressLine(System.err, isAttended);
        BenchResult result = new Bench(households, seed, to, inbox, progress).run();
        progress.finish();
        System.out.println(result.table());
        if (json != null) {
            result.write(json);
        }
        return 0;
    }
}
