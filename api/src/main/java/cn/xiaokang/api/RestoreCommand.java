package cn.xiaokang.api;

import cn.xiaokang.api.backup.Restore;
import cn.xiaokang.api.store.CaseStore;
import cn.xiaokang.api.web.Settings;
import cn.xiaokang.warehouse.snapshot.Warehouse;
import cn.xiaokang.warehouse.vault.VaultDoor;
import java.io.IOException;
import java.io.PrintWriter;
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
        Restore.Restored restored = Restore.of(from, settings.warehouse(), settings.state(), settings.database())
                .run(() -> CaseStore.open(settings.state(), settings.database()));
        PrintWriter told = spec.commandLine().getOut();
        told.printf("已恢复 restored: %s  %d 个文件 files%n", restored.snapshotId(), restored.files());
        if (!restored.hasKey()) {
            told.println(
                    "备份不含纸质查询码与举报人的密钥，请把 codes/key、tellers/key 放回 state / the keys of codes on paper and of tellers are not in"
                            + " the backup: put codes/key and tellers/key back into the state folder");
        }
        if (VaultDoor.of(Warehouse.at(settings.warehouse()), settings.vaultKey())
                        .state()
                != VaultDoor.State.OPEN) {
            told.println("保险库的密钥不在备份中，请把备份时的密钥放到 / the key of the vault is in no backup: put the one of that time at "
                    + settings.vaultKey().path());
        }
        return 0;
    }

    /** Runs the command with its arguments. */
    public static void main(String[] arguments) {
        System.exit(ServeCommand.commandLine(new RestoreCommand()).execute(arguments));
    }
}
