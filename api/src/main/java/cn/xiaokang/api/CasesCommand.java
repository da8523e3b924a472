package cn.xiaokang.api;

import cn.xiaokang.api.cases.CaseHistory;
import cn.xiaokang.api.cases.EvidenceFiles;
import cn.xiaokang.api.store.CaseStore;
import cn.xiaokang.api.web.Settings;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Verifies the history of the cases: every entry against its hash and the one before, every file against its digest. */
@Command(
        name = "cases",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = {
            "核对线索历史：逐条核对哈希链与佐证文件摘要，指出第一条有改动的记录。",
            "Verifies the history of the cases: the hash chain and the files of evidence; names the first broken entry."
        },
        footerHeading = "%n",
        footer = "退出码 exit codes: 0 完好 whole, 2 参数或配置有误 wrong use, 3 有改动 meddled with, 4 系统故障 failure.")
public final class CasesCommand implements Callable<Integer> {
    @Option(names = "--verify", required = true, description = "核对全部历史 verifies the whole history")
    private boolean isVerified;

    @Option(
            names = "--holds",
            paramLabel = "HASH",
            description = {
                "以前核对时记下的末尾哈希；须仍在链上，否则说明末尾曾被截去",
                "the last hash of an earlier run: it must still stand in the chain, or its end was cut off"
            })
    private @Nullable String held;

    @Option(
            names = "--state",
            paramLabel = "DIR",
            description = "服务自身的存储目录 the server's own store (default: data/state)")
    private @Nullable Path state;

    @Option(names = "--config", paramLabel = "FILE", description = "配置文件 configuration file (default: xiaokang.conf)")
    private @Nullable Path config;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it before call()
    private CommandSpec spec;

    @Override
    public Integer call() throws Exception {
        assert isVerified;
        Settings settings = Settings.read(new Settings.Given(null, state, null, null, null, config));
        CaseHistory history = new CaseHistory(
                CaseStore.open(settings.state(), settings.database()), new EvidenceFiles(settings.state()));
        CaseHistory.Verified verified = history.verify(held);
        PrintWriter out = spec.commandLine().getOut();
        out.printf(
                "线索 cases: %d · 记录 entries: %d · 佐证 files: %d · 完好 whole%n",
                verified.cases(), verified.entries(), verified.files());
        out.println("末尾哈希 last hash: " + verified.lastHash());
        return 0;
    }

    /** Runs the command, speaking to that writer; the exit code. */
    public static int run(PrintWriter to, String... arguments) {
        return ServeCommand.commandLine(new CasesCommand())
                .setOut(to)
                .setErr(to)
                .execute(arguments);
    }

    /** Runs the command with its arguments. */
    public static void main(String[] arguments) {
        System.exit(ServeCommand.commandLine(new CasesCommand()).execute(arguments));
    }
}
