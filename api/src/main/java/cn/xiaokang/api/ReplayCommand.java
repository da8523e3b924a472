package cn.xiaokang.api;

import cn.xiaokang.warehouse.pack.Replay;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Replays an evidence pack offline: the same flags again, or exactly what was altered. */
@Command(
        name = "replay",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = {
            "离线重放证据包：逐个文件核对摘要，用包内的规则和数据行重算每条疑点；指出被改动的文件与行。",
            "Replays an evidence pack offline: each file against its digest, each flag from the packed rule and rows."
        },
        footerHeading = "%n",
        footer =
                "退出码 exit codes: 0 疑点相同 the same flags, 2 不是证据包 no pack, 3 有改动或签名不符 altered or signed otherwise, 4 系统故障 failure.")
public final class ReplayCommand implements Callable<Integer> {
    private static final int NO_PACK = 2;
    private static final int ALTERED = 3;

    @Parameters(index = "0", paramLabel = "FILE", description = "证据包 the pack (zip)")
    @SuppressWarnings("NullAway.Init") // picocli sets it before call()
    private Path file;

    @Option(
            names = "--signed-by",
            paramLabel = "FINGERPRINT",
            description = {
                "公钥指纹：证据包须由该密钥签名（指纹见服务的 /api/v1/signing-key）",
                "the pack must be signed by the key of that fingerprint, which the server tells at /api/v1/signing-key"
            })
    private @Nullable String expected;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it before call()
    private CommandSpec spec;

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        Replay replay;
        try (InputStream in = Files.newInputStream(file)) {
            replay = Replay.of(in);
        } catch (IOException e) {
            out.println("无法读作证据包，请核对文件：" + file + " · not readable as a pack, check the file: " + e.getMessage());
            return NO_PACK;
        }
        replay.same().forEach(flag -> out.println("疑点 flag " + flag + " · 重算相同 the same again"));
        replay.findings().forEach(finding -> out.println(finding.zh() + " · " + finding.en()));
        out.println("封印 seal: " + replay.seal());
        out.println("封印须与导出时记录的一致 · it must be the one that was recorded when the pack was made");
        String signedBy = replay.signedBy();
        out.println(
                signedBy == null
                        ? "未签名或签名不成立 · not signed, or the signature does not hold"
                        : "签名成立，公钥指纹 the signature holds, by the key of fingerprint: " + signedBy);
        boolean isByExpected = expected == null || expected.strip().equalsIgnoreCase(signedBy);
        if (!isByExpected) {
            out.println("不是指定的密钥所签，请向出具单位核对 · not by the key that was named: ask who issued the pack");
        }
        return replay.isWhole() && isByExpected ? 0 : ALTERED;
    }

    /** Runs the command, speaking to that writer; the exit code. */
    public static int run(PrintWriter to, String... arguments) {
        return ServeCommand.commandLine(new ReplayCommand())
                .setOut(to)
                .setErr(to)
                .execute(arguments);
    }

    /** Runs the command with its arguments. */
    public static void main(String[] arguments) {
        System.exit(ServeCommand.commandLine(new ReplayCommand()).execute(arguments));
    }
}
