package cn.xiaokang.api;

import cn.xiaokang.api.access.Account;
import cn.xiaokang.api.access.Accounts;
import cn.xiaokang.api.access.AreaScope;
import cn.xiaokang.api.access.Role;
import cn.xiaokang.api.store.Store;
import cn.xiaokang.api.web.Settings;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;

/** Manages the accounts of the server. */
@Command(
        name = "users",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "(add | list | password | disable)",
        description = {"管理账号：新增、列出、重设密码、停用。", "Manages accounts: add, list, set a new password, disable."})
public final class UsersCommand {
    @Option(
            names = "--state",
            paramLabel = "DIR",
            scope = ScopeType.INHERIT,
            description = "服务自身的存储目录 the server's own store (default: data/state)")
    private @Nullable Path state;

    @Option(names = "--config", paramLabel = "FILE", scope = ScopeType.INHERIT, description = "配置文件 configuration file")
    private @Nullable Path config;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it before a subcommand runs
    private CommandSpec spec;

    @Command(
            name = "add",
            description = {
                "新增账号，显示其一次性密码，首次登录须改。",
                "Adds an account and shows its one-time password, which its owner changes at the first sign-in."
            })
    int add(
            @Parameters(paramLabel = "USER", description = "用户名 name") String user,
            @Option(
                            names = "--role",
                            required = true,
                            description =
                                    "leader, assessor, inspector, publisher, approver, operator, security_officer, auditor")
                    String role,
            @Option(names = "--county", description = "只看该县（市、区） this county only") @Nullable String county)
            throws IOException {
        out().println(user + "  " + accounts().issue(user, role(role), new AreaScope(county)));
        return 0;
    }

    @Command(
            name = "list",
            description = {"列出账号。", "Lists the accounts."})
    int list() throws IOException {
        for (Account account : accounts().all()) {
            out().printf(
                            "%-32s %-10s %-7s %s%n",
                            account.user(),
                            account.role().code(),
                            account.area().rootCode(),
                            account.isDisabled() ? "disabled 已停用" : "");
        }
        return 0;
    }

    @Command(
            name = "password",
            description = {"重设一次性密码，首次登录须改；其会话全部结束。", "Sets a new one-time password; the user's sessions end."})
    int password(@Parameters(paramLabel = "USER", description = "用户名 name") String user) throws IOException {
        out().println(user + "  " + accounts().reissuePassword(user));
        return 0;
    }

    @Command(
            name = "disable",
            description = {"停用账号；其会话全部结束。", "Disables an account; its sessions end."})
    int disable(@Parameters(paramLabel = "USER", description = "用户名 name") String user) throws IOException {
        accounts().disable(user);
        return 0;
    }

    /** Runs the command with its arguments. */
    public static void main(String[] arguments) {
        System.exit(ServeCommand.commandLine(new UsersCommand()).execute(arguments));
    }

    private PrintWriter out() {
        return spec.commandLine().getOut();
    }

    private Accounts accounts() throws IOException {
        Settings settings = Settings.read(new Settings.Given(null, state, null, null, null, config));
        return new Accounts(Store.open(settings.state(), settings.database()), Clock.systemUTC());
    }

    private static Role role(String code) {
        return Role.coded(code.toLowerCase(Locale.ROOT)).orElse(Role.VISITOR);
    }
}
