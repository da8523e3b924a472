package cn.xiaokang.etl.cli;

import cn.xiaokang.etl.link.LinkFault;
import cn.xiaokang.etl.link.LinkMapping;
import cn.xiaokang.etl.link.LinkOptions;
import cn.xiaokang.etl.link.Linkage;
import cn.xiaokang.etl.load.SparkSessions;
import cn.xiaokang.etl.star.PlanSize;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.apache.spark.sql.SparkSession;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Finds the records of one person in two files, or within one, without labels. */
@Command(
        name = "link",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = {
            "比对两个 CSV 文件（或一个文件内部），找出同一人的记录；无需标注，参数由数据估计（Fellegi-Sunter，EM）。",
            "Find the records of one person in two CSV files, or in one; no labels needed: the model is estimated from the data.",
            "",
            "类型 kinds: name, given name, surname, date, id, address, phone, postcode, number, text, code",
            "例 example: link a.csv b.csv --id rec_id -c given_name='given name' -c surname=surname -c born=date --to out"
        })
final class LinkCommand implements Callable<Integer> {
    @Parameters(index = "0", paramLabel = "FILE", description = "第一个文件 / the first file")
    private Path first = Path.of("");

    @Parameters(
            index = "1",
            arity = "0..1",
            paramLabel = "FILE2",
            description = "第二个文件；不给则在第一个文件内查重 / the second; without it duplicates are sought in the first")
    private @Nullable Path second;

    @Option(
            names = {"-c", "--column"},
            paramLabel = "COLUMN=KIND",
            description = "比较的列及其类型，可多次 / a column to compare and its kind; may be repeated")
    private Map<String, String> columns = new LinkedHashMap<>();

    @Option(
            names = "--columns",
            paramLabel = "FILE",
            description = "映射文件 YAML：id、columns（列: 类型）、right（第二个文件的列名）/ the mapping as YAML: id, columns, right")
    private @Nullable Path mapping;

    @Option(
            names = "--id",
            paramLabel = "COLUMN",
            description = "标识列；不给则用行号 / the column that names a record; else its line does")
    private @Nullable String id;

    @Option(names = "--one-to-one", description = "一对一指派 / each record has at most one in the other file")
    private boolean isOneToOne;

    @Option(
            names = "--probability",
            paramLabel = "P",
            description = "匹配概率门限；不给则取预期 F 最优 / least match probability; else the one with the best expected F")
    private @Nullable Double probability;

    @Option(names = "--seed", paramLabel = "N", description = "种子 / seed (default: ${DEFAULT-VALUE})")
    private long seed = 1;

    @Option(
            names = "--to",
            paramLabel = "DIR",
            description = "写到哪里 / the folder to write to (default: ${DEFAULT-VALUE})")
    private Path to = Path.of("linked");

    @Option(names = "--master", paramLabel = "URL", description = "Spark 主节点 / Spark's master (default: local[*])")
    private @Nullable String master;

    @Option(names = "--config", paramLabel = "FILE", description = "配置文件 / the configuration (default: xiaokang.conf)")
    private @Nullable Path config;

    @Override
    public Integer call() throws IOException {
        if (probability != null && !(probability > 0 && probability < 1)) {
            throw LinkFault.BAD_OPTION.told("--probability 应在 0 与 1 之间。", "--probability lies between 0 and 1.");
        }
        Linkage linkage = Linkage.open(
                first,
                second,
                mapping == null
                        ? LinkMapping.of(id, columns)
                        : LinkMapping.read(mapping).named(id));
        Settings settings = Settings.read(config);
        @SuppressWarnings("SystemConsoleNull") // from Java 22 on a piped run draws its line too, which harms nothing
        boolean isAttended = System.console() != null;
        ProgressLine progress = new ProgressLine(System.err, isAttended);
        List<String> report;
        try (SparkSession spark = SparkSessions.open(settings.sparkMaster(master), settings.spark(null))) {
            PlanSize.suit(spark, false);
            report = linkage.run(spark, new LinkOptions(isOneToOne, probability, seed), to, progress);
        }
        progress.finish();
        report.forEach(System.out::println);
        System.out.println("写到 written to " + to + "/pairs.csv, clusters.csv, model.csv");
        return 0;
    }
}
