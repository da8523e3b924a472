package cn.xiaokang.etl.cli;

import cn.xiaokang.etl.city.CityCommand;
import cn.xiaokang.warehouse.fault.FaultException;
import com.typesafe.config.ConfigException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The commands that write: {@code city}, {@code load}, {@code verify}, {@code export}, {@code snapshots}, {@code ship}, {@code fetch}, {@code bench}. */
@Command(
        name = "xiaokang",
        description = "小康：低收入农户帮扶资金监督仓库 / a supervision warehouse for a city's low-income households",
        subcommands = {
            CityCommand.class,
            LoadCommand.class,
            VerifyCommand.class,
            ExportCommand.class,
            SnapshotsCommand.class,
            ShipCommand.class,
            FetchCommand.class,
            BenchCommand.class,
            LinkCommand.class,
            GraphCommand.class,
            DigitsCommand.class
        })
public final class Main {
    private static final int WRONG_USE = 2;

    private Main() {}

    /** Runs one command and exits with its code: 0 done, 2 wrong use, 3 data refused, 4 a fault of the system. */
    public static void main(String[] arguments) {
        System.exit(run(arguments));
    }

    private static int run(String... arguments) {
        CommandLine commands = commandLine();
        try {
            return commands.execute(arguments);
        } catch (OutOfMemoryError error) {
            // no exception, so it comes past picocli; what was in memory is free again by now
            return tell(new IllegalStateException(error), commands.getErr());
        }
    }

    static CommandLine commandLine() {
        return new CommandLine(new Main())
                .setExecutionExceptionHandler((exception, command, result) -> tell(exception, command.getErr()))
                .setCaseInsensitiveEnumValuesAllowed(true);
    }

    /** Says what happened in one sentence; what only a developer reads goes to a file. */
    private static int tell(Exception exception, PrintWriter err) {
        if (exception instanceof FaultException told) {
            err.println(told.code().code() + "  " + told.zh());
            err.println(told.en());
            return told.code().kind().exitCode();
        }
        if (exception instanceof ConfigException config) {
            err.println("CONFIG-UNREADABLE  配置有误，请更正：" + config.getMessage());
            return WRONG_USE;
        }
        SystemFault fault = SystemFault.behind(exception);
        err.println(fault.code() + "  " + fault.zh());
        err.println(fault.en());
        err.println(exception.getClass().getSimpleName() + "; details: " + detailsFile(exception));
        return fault.kind().exitCode();
    }

    private static String detailsFile(Exception exception) {
        StringWriter text = new StringWriter();
        exception.printStackTrace(new PrintWriter(text, true));
        try {
            Path file = Files.createTempFile("xiaokang-", ".log");
            Files.writeString(file, text.toString(), StandardCharsets.UTF_8);
            return file.toString();
        } catch (java.io.IOException e) {
            return text.toString();
        }
    }
}
