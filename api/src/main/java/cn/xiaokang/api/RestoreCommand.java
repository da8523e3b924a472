package cn.xiaokang.api;

import cn.xiaokang.api.backup.Restore;
import cn.xiaokang.api.store.CaseStore;
import cn.xiaokang.api.web.Settings;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Brings a backup back into empty folders. */
@Command(
        name = "restore",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = {
            "把备份恢复到空目录：先逐个核对摘要，再复制，最后指定所供快照。",
            "Brings a backup back into empty folders: each file is held to its digest first, the served snapshot is named last."
        },
        footer = "退出码 exit codes: 0 完成 done, 2 参数有误 bad options, 3 备份有改动 altered, 4 系统故障 failure.")
public final class RestoreCommand implements Callable<Integer> {
    @Option(names = "--from", required = true, paramLabel = "DIR", description = "一份备份 a backup")
    @SuppressWarnings("NullAway.Init") // required
    private Path from;

    @Mixin
    @SuppressWarnings("NullAway.Init") // picocli makes it
    private ServerFolders folders;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it before call()
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        Settings settings = folders.settings();
        Restore.Restored restored = Restore.of(from, settings.warehouse(), settings.state())
                .run(() -> CaseStore.open(settings.state(), settings.caseDatabase()));
        spec.commandLine()
                .getOut()
                .printf(
                        "已恢复 restored: %s  %d 个文件 files%s%n",
                        restored.snapshotId(),
                        restored.files(),
                        restored.hasKey()
                                ? ""
                                : "\n备份不含密钥，请把密钥放到 vault/key 后再入库 / the backup has no key: put it at vault/key before the next load");
        return 0;
    }

    /** Runs the command with its arguments. */
    public static void main(String[] arguments) {
        System.exit(ServeCommand.commandLine(new RestoreCommand()).execute(arguments));
    }
}
