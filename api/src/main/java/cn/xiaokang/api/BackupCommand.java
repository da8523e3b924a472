package cn.xiaokang.api;

import cn.xiaokang.api.backup.Backup;
import cn.xiaokang.api.backup.NamedSnapshots;
import cn.xiaokang.api.cases.CaseLedger;
import cn.xiaokang.api.store.CaseStore;
import cn.xiaokang.api.store.Store;
import cn.xiaokang.api.web.Settings;
import cn.xiaokang.warehouse.snapshot.Warehouse;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Copies all that can't be made again while the server goes on. */
@Command(
        name = "backup",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = {
            "备份：所供快照及公示、冻结表、线索所依据的快照，台账，加密的保险库，账号、查阅记录、公示、线索与证据。服务不停。",
            "Copies the served snapshot and those that notices, frozen sheets and cases rest on, the ledger, the sealed vault,",
            "accounts, access log, notices, cases and evidence, while the server goes on."
        },
        footer = "退出码 exit codes: 0 完成 done, 2 参数有误 bad options, 4 系统故障 failure.")
public final class BackupCommand implements Callable<Integer> {
    @Mixin
    @SuppressWarnings("NullAway.Init") // picocli makes it
    private ServerFolders folders;

    @Option(names = "--to", required = true, paramLabel = "DIR", description = "备份建在此目录下 the backup is made below it")
    @SuppressWarnings("NullAway.Init") // required
    private Path to;

    @Option(
            names = "--without-key",
            description = "不带查询码与举报人的密钥，另行保管 leave the keys of codes on paper and of tellers out; they are kept apart")
    private boolean isWithoutKey;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it before call()
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        Settings settings = folders.settings();
        Clock clock = Clock.systemUTC();
        CaseStore cases = CaseStore.open(settings.state(), settings.database());
        Backup.Made made = new Backup(
                        Warehouse.at(settings.warehouse()),
                        settings.state(),
                        settings.database(),
                        cases,
                        new NamedSnapshots(
                                Store.open(settings.state(), settings.database()), new CaseLedger(cases, clock)),
                        clock)
                .make(to, !isWithoutKey);
        spec.commandLine()
                .getOut()
                .printf("备份 backup: %s  %d 个文件 files  %.1f MB%n", made.folder(), made.files(), made.bytes() / 1e6);
        spec.commandLine()
                .getOut()
                .println("保险库的密钥不在备份中，请另行保管 / the key of the vault is in no backup, keep it apart: "
                        + settings.vaultKey().path());
        return 0;
    }

    /** Runs the command with its arguments. */
    public static void main(String[] arguments) {
        System.exit(ServeCommand.commandLine(new BackupCommand()).execute(arguments));
    }
}
