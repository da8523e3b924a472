package cn.xiaokang.api;

import cn.xiaokang.api.web.Settings;
import cn.xiaokang.warehouse.snapshot.Warehouse;
import cn.xiaokang.warehouse.vault.VaultDoor;
import cn.xiaokang.warehouse.vault.VaultRotation;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Says whether the key opens the vault, and puts a new key in its place while the server goes on. */
@Command(
        name = "vault",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = {
            "保险库密钥：status 查看密钥能否打开保险库；rotate 更换密钥，服务不停。",
            "The vault's key: status says whether it opens the vault, rotate puts a new one in its place while the server goes on."
        },
        footer = "退出码 exit codes: 0 完成 done, 2 密钥缺失或有误 no key or the wrong one, 4 系统故障 failure.")
public final class VaultCommand implements Callable<Integer> {
    private static final int NOT_OPEN = 2;

    /** What it can do. */
    enum Step {
        status,
        rotate
    }

    @Parameters(paramLabel = "status|rotate", description = "查看或更换 say how it stands, or rotate the key")
    private Step step = Step.status;

    @Mixin
    @SuppressWarnings("NullAway.Init") // picocli makes it
    private ServerFolders folders;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it before call()
    private CommandSpec spec;

    @Override
    public Integer call() {
        Settings settings = folders.settings();
        Warehouse warehouse = Warehouse.at(settings.warehouse());
        return step == Step.rotate ? rotate(warehouse, settings) : status(warehouse, settings);
    }

    private int rotate(Warehouse warehouse, Settings settings) {
        VaultRotation.Rotated rotated = new VaultRotation(warehouse, settings.vaultKey()).rotate();
        spec.commandLine()
                .getOut()
                .printf(
                        "新密钥 new key %s: %s%n原密钥 %s 已不能打开本保险库；更换前的备份仍需要它，存于 %s，请移到他处，不再需要时销毁%n"
                                + "The former key %s no longer opens this vault. Backups of before need it: it lies at %s; move it away, destroy it when they are gone.%n",
                        rotated.id(),
                        settings.vaultKey().path(),
                        rotated.formerId(),
                        rotated.former(),
                        rotated.formerId(),
                        rotated.former());
        return 0;
    }

    private int status(Warehouse warehouse, Settings settings) {
        VaultDoor.State state = VaultDoor.of(warehouse, settings.vaultKey()).state();
        settings.vaultKey().refuseOpenToOthers();
        boolean isUnfinished = new VaultRotation(warehouse, settings.vaultKey()).isUnfinished();
        spec.commandLine()
                .getOut()
                .printf(
                        "保险库 vault: %s  密钥 key: %s%s%n",
                        state,
                        settings.vaultKey().path(),
                        isUnfinished
                                ? "\n上次更换未完成，请再次运行 vault rotate / a rotation did not end: run vault rotate again"
                                : "");
        return state == VaultDoor.State.OPEN ? 0 : NOT_OPEN;
    }

    /** Runs the command with its arguments. */
    public static void main(String[] arguments) {
        System.exit(ServeCommand.commandLine(new VaultCommand()).execute(arguments));
    }
}
