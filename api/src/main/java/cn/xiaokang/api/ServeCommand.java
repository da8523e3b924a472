package cn.xiaokang.api;

import cn.xiaokang.api.access.AreaScope;
import cn.xiaokang.api.access.Role;
import cn.xiaokang.api.web.Application;
import cn.xiaokang.api.web.SampleUser;
import cn.xiaokang.api.web.Settings;
import cn.xiaokang.warehouse.fault.FaultException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Serves a warehouse: the API and the pages. */
@Command(
        name = "serve",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = {
            "启动接口与页面服务，读取数据仓库当前快照；新快照发布后自动切换，无需重启。",
            "Serves the API and the pages over the current snapshot; a new one is followed without a restart."
        },
        footerHeading = "%n",
        footer = "退出码 exit codes: 0 正常 fine, 2 参数或配置有误 bad options or configuration, 4 系统故障 failure.")
public final class ServeCommand implements Callable<Integer> {
    @Mixin
    @SuppressWarnings("NullAway.Init") // picocli makes it
    private ServerFolders folders;

    @Option(names = "--host", paramLabel = "ADDRESS", description = "监听地址 address to listen on (default: 127.0.0.1)")
    private @Nullable String host;

    @Option(
            names = "--port",
            paramLabel = "PORT",
            description = "监听端口，0 为任一空闲端口 port, 0 for any free one (default: 8080)")
    private @Nullable Integer port;

    @Option(
            names = "--sample-users",
            description = {
                "为演示建立各角色的示例用户，随机密码只在此显示一次；每次以此启动都会换新密码",
                "makes sample users of each role for a demonstration; their random passwords are shown here once and are new at each such start"
            })
    private boolean hasSampleUser;

    /** Who makes the other accounts on a server that has none. */
    private static final String FIRST_USER = "security-officer";

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it before call()
    private CommandSpec spec;

    @Override
    public Integer call() throws Exception {
        PrintWriter out = spec.commandLine().getOut();
        Settings settings = folders.settings(host, port);
        Application application = Application.of(settings, Clock.systemUTC());
        Runtime.getRuntime().addShutdownHook(new Thread(application::close, "stop"));
        if (hasSampleUser) {
            SampleUser.renew(application.accounts()).forEach(user -> out.println(user.line()));
        }
        if (application.accounts().all().isEmpty()) {
            String password = application.accounts().issue(FIRST_USER, Role.SECURITY_OFFICER, AreaScope.CITY);
            out.println("首个账号 first account: " + FIRST_USER + "  " + password
                    + "  （一次性密码，登录后须改 / one-time, to be changed)");
        }
        int listening = application.start(settings).port();
        out.println("地址 address: " + (settings.tls() == null ? "http://" : "https://") + settings.host() + ":"
                + listening + "/");
        application.health().vaultTold().ifPresent(told -> out.println(told.zh() + "\n" + told.en()));
        application
                .snapshots()
                .follow()
                .ifPresentOrElse(
                        fault -> out.println(fault.zh() + "\n" + fault.en()),
                        () -> out.println("快照 snapshot: "
                                + application.snapshots().servedId().orElse("")));
        out.flush();
        Thread.currentThread().join();
        return 0;
    }

    /** Runs the command with its arguments. */
    public static void main(String[] arguments) {
        System.exit(commandLine(new ServeCommand()).execute(arguments));
    }

    /** A command that tells its faults in two languages and ends with the code of their kind. */
    static CommandLine commandLine(Object command) {
        CommandLine line = new CommandLine(command);
        line.setOut(new PrintWriter(System.out, true, StandardCharsets.UTF_8));
        line.setErr(new PrintWriter(System.err, true, StandardCharsets.UTF_8));
        line.setExecutionExceptionHandler((e, failed, result) -> {
            if (e instanceof FaultException fault) {
                failed.getErr().println(fault.code().code() + "  " + fault.zh() + "\n" + fault.en());
                return fault.kind().exitCode();
            }
            throw e;
        });
        return line;
    }
}
