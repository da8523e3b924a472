package cn.xiaokang.etl.cli;

import cn.xiaokang.etl.csv.CsvTable;
import cn.xiaokang.etl.digits.Amounts;
import cn.xiaokang.etl.digits.Benford;
import cn.xiaokang.etl.digits.DigitsFault;
import cn.xiaokang.etl.digits.DigitsFiles;
import cn.xiaokang.etl.digits.FreelySet;
import cn.xiaokang.etl.digits.Habits;
import cn.xiaokang.warehouse.fault.FaultException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
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
    @Parameters(paramLabel = "FILE", description = "CSV 文件 / a CSV file")
    private Path file = Path.of("");

    @Option(
            names = "--column",
            paramLabel = "COLUMN",
            required = true,
            description = "金额列 / the column with the amounts")
    private String column = "";

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
    public Integer call() {
        if (band <= 0 || band >= 1 || limits.stream().anyMatch(limit -> limit.signum() <= 0)) {
            throw new FaultException(
                    DigitsFault.BAD_OPTION,
                    "--band 应在 0 与 1 之间，--limit 应大于零。",
                    "--band lies between 0 and 1, --limit above zero.");
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
