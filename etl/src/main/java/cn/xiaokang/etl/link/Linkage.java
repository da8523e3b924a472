package cn.xiaokang.etl.link;

import cn.xiaokang.etl.progress.Progress;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.apache.spark.sql.SparkSession;
import org.jspecify.annotations.Nullable;

/** The entrance: links the records of two files, or finds those of one file that are the same. */
public final class Linkage {
    private final FileRecords records;

    private Linkage(FileRecords records) {
        this.records = records;
    }

    /**
     * Opens the files and holds them to the mapping.
     *
     * @param second null to look for duplicates within the first
     * @throws cn.xiaokang.warehouse.fault.FaultException with file, line and column of what can't be taken
     */
    public static Linkage open(Path first, @Nullable Path second, LinkMapping mapping) {
        return new Linkage(FileRecords.open(first, second, mapping));
    }

    /**
     * Links and writes {@code pairs.csv}, {@code clusters.csv} and {@code model.csv}.
     *
     * @return what came of it, in a few lines
     */
    public List<String> run(SparkSession spark, LinkOptions options, Path to, Progress progress) {
        LinkResult result = new LinkRun(spark, records, options, progress).run();
        LinkFiles.write(result, records.ids(), to);
        return report(result);
    }

    private static List<String> report(LinkResult result) {
        Blocking blocking = new Blocking(result.records().fields());
        List<String> lines = new ArrayList<>();
        lines.add(String.format(
                Locale.ROOT,
                "记录 records %d%s · 可比的对 possible pairs %.0f · 分块 passes %d（预计比较 expected comparisons %.0f，覆盖 coverage %.4f）",
                result.records().left(),
                result.records().isOneFile() ? "" : " + " + result.records().right(),
                result.records().pairs(),
                result.plan().passes().size(),
                result.plan().pairs().stream().mapToDouble(Double::doubleValue).sum(),
                result.plan().coverage()));
        lines.add("  "
                + result.plan().passes().stream()
                        .map(pass -> Arrays.stream(pass)
                                .mapToObj(part -> blocking.name(blocking.parts().get(part)))
                                .collect(Collectors.joining(" & ")))
                        .collect(Collectors.joining(" | ")));
        if (result.blocks() > 0) {
            lines.add("过大的块 blocks too large to compare: " + result.blocks());
        }
        lines.add(String.format(
                Locale.ROOT,
                "门限 threshold %.4f · 预期精确率 expected precision %.4f · 预期召回率 expected recall %.4f · 对 pairs %d",
                result.threshold().probability(),
                result.threshold().precision(),
                result.threshold().recall(),
                result.links().size()));
        return lines;
    }
}
