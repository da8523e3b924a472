package cn.xiaokang.etl.cli;

import cn.xiaokang.etl.csv.CsvTable;
import cn.xiaokang.etl.digits.Amounts;
import cn.xiaokang.etl.digits.Benford;
import cn.xiaokang.etl.digits.DigitsFault;
import cn.xiaokang.etl.digits.DigitsFiles;
import cn.xiaokang.etl.digits.FreelySet;
import cn.xiaokang.etl.digits.Habits;
import cn.xiaokang.etl.digits.ProgrammeNotes;
import cn.xiaokang.warehouse.catalogue.Catalogue;
import cn.xiaokang.warehouse.engine.DuckSnapshot;
import cn.xiaokang.warehouse.engine.Limits;
import cn.xiaokang.warehouse.fault.FaultException;
import cn.xiaokang.warehouse.snapshot.Snapshot;
import cn.xiaokang.warehouse.snapshot.Warehouse;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Digit tests, repeated and round amounts, and amounts just below a limit, of one column. */
@Command(
        name = "digits",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = {
            "检验一列金额：首位与前两位数字（本福特定律，MAD 与 Nigrini 界限、卡方与 p、逐数字 z），重复金额，整数金额，紧贴限额以下的金额。",
            "Test a column of amounts: first digit and first two (Benford; MAD with Nigrini's cut-offs, chi-square with p, z a digit),"
                    + " repeated, round and just-below-limit amounts.",
            "",
            "固定标准与限额分配的金额不做数字检验（退出码 3）：少于 300 笔，或不同金额少于 100 个，或最常见的十个超过一半，" + "或第 5 至第 95 百分位跨度不到一个数量级。",
            "No digit test is made on fixed rates and bounded sums (exit code 3): fewer than 300 amounts, or fewer than 100 different ones,"
                    + " or the ten commonest above half, or less than one order of magnitude from the 5th to the 95th hundredth.",
            "结果是疑问，不是结论。 What it finds is a question, never a verdict."
        })
final class DigitsCommand implements Callable<Integer> {
    @Parameters(arity = "0..1", paramLabel = "FILE", description = "CSV 文件 / a CSV file")
    private @Nullable Path file;

    @Option(names = "--column", paramLabel = "COLUMN", description = "金额列 / the column with the amounts")
    private @Nullable String column;

    @Option(
            names = "--warehouse",
            paramLabel = "DIR",
            description =
                    "不读文件，看仓库现行快照的发放：各项目能否检验及结果（programmes.csv），各镇户均与同类相比（peers.csv，Tukey 与 MAD 界限）/"
                            + " in place of a file the payments of the current snapshot: programmes.csv, and peers.csv with Tukey's and MAD fences")
    private @Nullable Path warehouse;

    @Option(names = "--limit", paramLabel = "AMOUNT", description = "限额，可多次 / a limit; may be repeated")
    private List<BigDecimal> limits = new ArrayList<>();

    @Option(
            names = "--band",
            paramLabel = "SHARE",
            description = "限额上下多近，占限额的比例 / how near a limit, as a share of it (default: ${DEFAULT-VALUE})")
    private double band = 0.05;

    @Option(
            names = "--to",
            paramLabel = "DIR",
            description = "写到哪里 / the folder to write to (default: ${DEFAULT-VALUE})")
    private Path to = Path.of("digits");

    @Override
    public Integer call() throws SQLException {
        if (band <= 0 || band >= 1 || limits.stream().anyMatch(limit -> limit.signum() <= 0)) {
            throw new FaultException(
                    DigitsFault.BAD_OPTION,
                    "--band 应在 0 与 1 之间，--limit 应大于零。",
                    "--band lies between 0 and 1, --limit above zero.");
        }
        if (warehouse != null) {
            Snapshot snapshot = Snapshots.chosen(Warehouse.at(warehouse), null);
            try (DuckSnapshot duck =
                    DuckSnapshot.open(snapshot, Catalogue.load(), new Limits(1024, 2, Duration.ofMinutes(10)))) {
                ProgrammeNotes.write(duck, to);
            }
            System.out.println("写到 written to " + to + "/programmes.csv, peers.csv");
            return 0;
        }
        if (file == null || column == null) {
            throw new FaultException(
                    DigitsFault.BAD_OPTION,
                    "请给出文件与 --column，或用 --warehouse 指明仓库。",
                    "Give a file and --column, or --warehouse.");
        }
        Amounts amounts = Amounts.read(CsvTable.open(file), column);
        List<BigDecimal> positive = amounts.positive();
        System.out.printf(
                "大于零 above zero %d · 零或负 zero or below %d · 空 missing %d%n",
                positive.size(), amounts.others(), amounts.missing());
        List<Habits.Below> below = limits.stream()
                .map(limit -> Habits.below(positive, limit, band))
                .toList();
        DigitsFiles.write(to, Habits.repeats(positive), Habits.rounds(positive), below);
        below.forEach(near -> System.out.printf(
                Locale.ROOT,
                "限额 limit %s：以下 below %d · 以上 above %d · p %.4g%n",
                near.limit().toPlainString(),
                near.below(),
                near.above(),
                near.p()));
        Optional<FaultException> refusal = FreelySet.of(positive).refusal();
        if (refusal.isPresent()) {
            throw refusal.get();
        }
        List<Benford> tests = List.of(Benford.firstDigit(positive), Benford.firstTwoDigits(positive));
        DigitsFiles.write(to, tests);
        for (Benford test : tests) {
            DigitsFiles.write(to, test);
            System.out.printf(
                    Locale.ROOT,
                    "%s: n %d · MAD %.5f（%s %s）· χ² %.2f (df %d, p %.4g)%n",
                    test.digits() == 1 ? "首位 first digit" : "前两位 first two digits",
                    test.n(),
                    test.meanAbsoluteDeviation(),
                    test.conformity().zh(),
                    test.conformity().name().toLowerCase(Locale.ROOT),
                    test.chiSquare(),
                    test.degreesOfFreedom(),
                    test.p());
        }
        System.out.println("写到 written to " + to + "/");
        return 0;
    }
}
