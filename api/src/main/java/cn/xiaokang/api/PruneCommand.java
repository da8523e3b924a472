package cn.xiaokang.api;

import cn.xiaokang.api.backup.NamedSnapshots;
import cn.xiaokang.api.cases.CaseLedger;
import cn.xiaokang.api.store.CaseStore;
import cn.xiaokang.api.store.Store;
import cn.xiaokang.api.web.Settings;
import cn.xiaokang.warehouse.snapshot.Snapshot;
import cn.xiaokang.warehouse.snapshot.Warehouse;
import java.io.IOException;
import java.time.Clock;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Throws old snapshots away, and never one that something rests on. */
@Command(
        name = "prune",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = {
            "清理较早的快照；所供快照、最近若干个，以及公示、冻结表、线索所依据的，一律保留。",
            "Throws old snapshots away; the served one, the newest, and those that notices, frozen sheets or cases rest on are kept."
        },
        footer = "退出码 exit codes: 0 完成 done, 2 参数有误 bad options, 4 系统故障 failure.")
public final class PruneCommand implements Callable<Integer> {
    @Mixin
    @SuppressWarnings("NullAway.Init") // picocli makes it
    private ServerFolders folders;

    @Option(
            names = "--keep",
            paramLabel = "N",
            defaultValue = "3",
            description = "保留最近的几个 how many of the newest are kept (default: 3)")
    private int keep;

    @Option(names = "--dry-run", description = "只列出 only say what would go")
    private boolean isDry;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it before call()
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        if (keep < 1) {
            throw new ParameterException(spec.commandLine(), "--keep: 1 或以上 / at least 1");
        }
        Settings settings = folders.settings();
        Warehouse store = Warehouse.at(settings.warehouse());
        CaseStore cases = CaseStore.open(settings.state(), settings.database());
        Set<String> named = new NamedSnapshots(
                        Store.open(settings.state(), settings.database()), new CaseLedger(cases, Clock.systemUTC()))
                .ids();
        try (var lock = store.lock()) {
            List<String> ids = store.ids();
            String served = store.current().map(Snapshot::id).orElse("");
            for (int i = 0; i < ids.size(); i++) {
                String id = ids.get(i);
                String why = id.equals(served)
                        ? "所供 served"
                        : named.contains(id) ? "有依据 named" : i >= ids.size() - keep ? "较新 new" : "";
                boolean isGone = why.isEmpty() && (isDry || store.remove(id));
                spec.commandLine().getOut().println((isGone ? "- " : "  ") + id + "  " + why);
            }
        }
        return 0;
    }

    /** Runs the command with its arguments. */
    public static void main(String[] arguments) {
        System.exit(ServeCommand.commandLine(new PruneCommand()).execute(arguments));
    }
}
