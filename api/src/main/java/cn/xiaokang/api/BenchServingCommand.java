package cn.xiaokang.api;

import cn.xiaokang.api.bench.ServingBench;
import cn.xiaokang.api.bench.ServingReport;
import cn.xiaokang.api.web.Settings;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.apache.commons.io.file.PathUtils;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Measures the server on a warehouse. */
@Command(
        name = "bench serving",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = {
            "计时：各页首次与再次作答、其查询单独在 DuckDB（及 PostgreSQL）中所需时间，多人同时访问与过载。",
            "Measure: each page first and again, its queries alone in DuckDB (and PostgreSQL), a crowd of clients, an overload."
        })
public final class BenchServingCommand implements Callable<Integer> {
    @Option(
            names = "--warehouse",
            required = true,
            paramLabel = "DIR",
            description = "数据仓库目录 the warehouse's folder; it is only read")
    @SuppressWarnings("NullAway.Init") // picocli sets it before call()
    private Path warehouse;

    @Option(names = "--clients", paramLabel = "N", description = "同时访问的人数 clients at once (default: ${DEFAULT-VALUE})")
    private int clients = 50;

    @Option(names = "--seconds", paramLabel = "N", description = "持续秒数 how long they ask (default: ${DEFAULT-VALUE})")
    private int seconds = 120;

    @Option(
            names = "--pause",
            paramLabel = "MS",
            description =
                    "每人两次请求间的平均停顿 milliseconds between an answer and the next request (default: ${DEFAULT-VALUE})")
    private int pause = 1000;

    @Option(
            names = "--postgres",
            paramLabel = "JDBC",
            description = "可写的 PostgreSQL，用于对比 a PostgreSQL database to copy the tables into and compare with")
    private @Nullable String postgres;

    @Option(names = "--json", paramLabel = "FILE", description = "另存为 JSON write the figures as JSON too")
    private @Nullable Path json;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it before call()
    private CommandSpec spec;

    @Override
    public Integer call() throws Exception {
        Path state = Files.createTempDirectory("xiaokang-bench");
        try {
            Settings settings = Settings.read(new Settings.Given(warehouse, state, null, "127.0.0.1", 0, null))
                    .withLoadOfOneAddress(1_000_000);
            ServingReport report = new ServingBench(settings, postgres, clients, seconds, pause).run();
            spec.commandLine().getOut().println(report.table());
            if (json != null) {
                report.writeJson(json);
            }
            return 0;
        } finally {
            PathUtils.deleteDirectory(state);
        }
    }

    /** Runs the command with its arguments. */
    public static void main(String[] arguments) {
        System.exit(ServeCommand.commandLine(new BenchServingCommand()).execute(arguments));
    }
}
