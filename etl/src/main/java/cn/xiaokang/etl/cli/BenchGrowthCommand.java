package cn.xiaokang.etl.cli;

import cn.xiaokang.etl.bench.BenchResult;
import cn.xiaokang.etl.bench.Growth;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Holds several runs of the benchmark beside each other. */
@Command(
        name = "growth",
        mixinStandardHelpOptions = true,
        description = {
            "把几次 bench --json 的结果并列，给出各阶段处理器时间随支付笔数增长的指数。",
            "Put the files of several bench --json side by side, with the exponent by which each step's processor time grows."
        })
final class BenchGrowthCommand implements Callable<Integer> {
    @Parameters(arity = "2..*", paramLabel = "FILE", description = "bench --json 写出的文件 / files written by bench --json")
    private List<Path> files = List.of();

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it before the command is called
    private CommandSpec spec;

    @Override
    public Integer call() {
        List<BenchResult> results = new ArrayList<>();
        for (Path file : files) {
            try {
                results.add(BenchResult.read(file));
            } catch (IOException e) {
                throw new ParameterException(
                        spec.commandLine(), file + ": 不是 bench --json 写出的文件 / not written by bench --json", e);
            }
        }
        spec.commandLine().getOut().println(Growth.table(results));
        return 0;
    }
}
