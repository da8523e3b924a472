package cn.xiaokang.api;

import cn.xiaokang.api.publication.ChainCheck;
import cn.xiaokang.api.store.PublicationStore;
import cn.xiaokang.api.store.Store;
import cn.xiaokang.api.web.Settings;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Checks the chain of postings: the server's own, or one that anyone has downloaded. */
@Command(
        name = "notices",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "(verify)",
        description = {"核验公示摘要链。", "Verifies the chain of postings."})
public final class NoticesCommand {
    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it before a subcommand runs
    private CommandSpec spec;

    @Command(
            name = "verify",
            description = {
                "核对每次公示的摘要、各条目的前后衔接；给出 --chain 时只核对下载的链文件（GET /api/v1/public/notices/chain）。",
                "Checks the digest of every posting and how each entry follows the one before; with --chain, a downloaded chain alone."
            },
            footer = "退出码 exit codes: 0 完好 whole, 2 参数有误 bad options, 3 有改动 changed, 4 系统故障 failure.")
    int verify(
            @Option(names = "--state", paramLabel = "DIR", description = "服务自身的存储目录 the server's own store") @Nullable
                    Path state,
            @Option(names = "--config", paramLabel = "FILE", description = "配置文件 configuration file") @Nullable
                    Path config,
            @Option(
                            names = "--chain",
                            paramLabel = "FILE",
                            description = "下载的链文件，可多次给出 a downloaded chain, once a page")
                    @Nullable
                    List<Path> chain)
            throws IOException {
        ChainCheck.Outcome outcome;
        if (chain == null || chain.isEmpty()) {
            Settings settings = Settings.read(new Settings.Given(null, state, null, null, null, config));
            outcome = ChainCheck.ofStore(new PublicationStore(Store.open(settings.state(), settings.database())));
        } else {
            outcome = ChainCheck.ofFiles(chain);
        }
        spec.commandLine().getOut().println(outcome.zh() + "\n" + outcome.en());
        return outcome.isWhole() ? 0 : 3;
    }

    /** Runs the command with its arguments. */
    public static void main(String[] arguments) {
        System.exit(ServeCommand.commandLine(new NoticesCommand()).execute(arguments));
    }
}
