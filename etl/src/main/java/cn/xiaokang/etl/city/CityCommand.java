package cn.xiaokang.etl.city;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** The command that writes a synthetic city. */
@Command(
        name = "city",
        mixinStandardHelpOptions = true,
        header = "写出一座虚构城市的数据批及其应有结果 · Write a fictional city's deliveries with the truth beside",
        description = {
            "在空文件夹中写出 inbox/（各部门的数据批）与 truth/（应有的结果）。人物与金额均为虚构。",
            "Writes inbox/ (the departments' deliveries) and truth/ (what must come of them) into an empty folder. "
                    + "People and money are invented; the same seed gives the same bytes."
        })
public final class CityCommand implements Callable<Integer> {
    private static final int BAD_INPUT = 2;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it before the command is called
    private CommandSpec spec;

    @Option(
            names = "--to",
            required = true,
            paramLabel = "DIR",
            description = "目标文件夹，须为空或不存在 · folder to write into; must be empty or absent")
    @SuppressWarnings("NullAway.Init")
    private Path to;

    @Option(
            names = "--households",
            paramLabel = "N",
            defaultValue = "1000",
            description = "户数，默认 ${DEFAULT-VALUE} · households (default ${DEFAULT-VALUE})")
    private int households;

    @Option(
            names = "--years",
            paramLabel = "FROM-TO",
            defaultValue = "2018-2022",
            description = "年度范围，默认 ${DEFAULT-VALUE}；前一年为基年 · years; the year before is the base")
    @SuppressWarnings("NullAway.Init")
    private String years;

    @Option(
            names = "--seed",
            paramLabel = "SEED",
            defaultValue = "2018",
            description = "随机种子，默认 ${DEFAULT-VALUE} · seed of all chance (default ${DEFAULT-VALUE})")
    private long seed;

    @Option(
            names = "--fraud",
            paramLabel = "RATE",
            defaultValue = "1",
            description = "舞弊倍数，0 为无 · how much fraud, as a multiple of the usual; 0 for none")
    private double fraud;

    @Option(
            names = "--noise",
            paramLabel = "RATE",
            defaultValue = "1",
            description = "粗糙程度倍数，0 为无 · how rough the files are, as a multiple of the usual; 0 for none")
    private double noise;

    @Option(
            names = "--aliases",
            paramLabel = "N",
            defaultValue = "0",
            description = "千人中有几人在部分部门另有一个号码；规则真值按两人计，谁是谁见 truth/aliases.csv · of a thousand persons"
                    + " so many have a second number in some books; the truth of rules takes them for two, truth/aliases.csv"
                    + " says who is who")
    private double aliases;

    @Override
    public Integer call() throws IOException {
        PrintWriter err = spec.commandLine().getErr();
        String fault = fault();
        if (!fault.isEmpty()) {
            err.println(fault);
            return BAD_INPUT;
        }
        CityPlan plan = new CityPlan(
                to,
                households,
                Integer.parseInt(years.substring(0, 4)),
                Integer.parseInt(years.substring(5)),
                seed,
                fraud,
                noise,
                aliases);
        long[] told = new long[2];
        try (ProgressBar bar = new ProgressBarBuilder()
                .setTaskName("city")
                .setInitialMax(City.expectedFiles(plan))
                .setStyle(ProgressBarStyle.ASCII)
                .setUpdateIntervalMillis(500)
                .build()) {
            new City(plan, (file, rows) -> {
                        told[0]++;
                        told[1] += rows;
                        bar.step();
                        bar.setExtraMessage(String.format("%,d rows", told[1]));
                    })
                    .write();
        } catch (UncheckedIOException e) {
            throw new IOException("writing the city into " + to, e.getCause());
        }
        spec.commandLine()
                .getOut()
                .printf("%s: %,d 户 households, %,d 个文件 files, %,d 行 rows%n", to, households, told[0], told[1]);
        return 0;
    }

    private String fault() throws IOException {
        if (Files.exists(to) && !isEmpty(to)) {
            return "CITY-NOT_EMPTY  " + to
                    + ": 文件夹不为空，请另选或先清空。 The folder is not empty; choose another or empty it first.";
        }
        if (!years.matches("20\\d\\d-20\\d\\d") || years.substring(0, 4).compareTo(years.substring(5)) > 0) {
            return "CITY-BAD_YEARS  " + years + ": 应为 2018-2022 的形式。 Write the years as 2018-2022.";
        }
        if (households < 7 || households > 200_000) {
            return "CITY-BAD_HOUSEHOLDS  " + households + ": 应在 7 与 200000 之间。 Give 7 to 200000 households.";
        }
        if (fraud < 0 || noise < 0 || aliases < 0) {
            return "CITY-BAD_RATE  倍数不得为负。 Rates can't be negative.";
        }
        return "";
    }

    private static boolean isEmpty(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            return false;
        }
        try (Stream<Path> inside = Files.list(folder)) {
            return inside.findAny().isEmpty();
        }
    }

    /** Runs the command alone. */
    public static void main(String... arguments) {
        System.exit(new CommandLine(new CityCommand()).execute(arguments));
    }
}
