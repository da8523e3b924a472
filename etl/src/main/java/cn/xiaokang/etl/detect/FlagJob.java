package cn.xiaokang.etl.detect;

import cn.xiaokang.etl.progress.Progress;
import cn.xiaokang.etl.progress.Together;
import cn.xiaokang.etl.star.TableFiles;
import cn.xiaokang.warehouse.catalogue.Catalogue;
import cn.xiaokang.warehouse.catalogue.Rule;
import cn.xiaokang.warehouse.catalogue.TableDefinition;
import cn.xiaokang.warehouse.engine.ComputingOrder;
import cn.xiaokang.warehouse.engine.FlagRows;
import java.util.List;
import org.apache.spark.sql.SparkSession;

/** Runs every rule that has SQL and writes fact_flag, one part a rule. Rules that read other rules' flags come after them. */
public final class FlagJob {
    private static final String FLAGS = "fact_flag";

    private final SparkSession spark;
    private final Catalogue catalogue;
    private final TableFiles files;
    private final Progress progress;

    public FlagJob(SparkSession spark, Catalogue catalogue, TableFiles files, Progress progress) {
        this.spark = spark;
        this.catalogue = catalogue;
        this.files = files;
        this.progress = progress;
    }

    public void run() {
        TableDefinition flags = catalogue.table(FLAGS);
        List<List<Rule>> levels = ComputingOrder.rules(catalogue);
        progress.stage("flags", levels.stream().mapToLong(List::size).sum());
        for (List<Rule> level : levels) {
            write(flags, level);
            files.register(flags);
        }
    }

    private void write(TableDefinition flags, List<Rule> rules) {
        Together.run(
                rules.stream()
                        .map(rule -> (Runnable) () -> {
                            spark.sparkContext().setJobDescription("detect: " + rule.id());
                            files.makePart(flags, rule.id(), FlagRows.sql(catalogue, rule));
                            progress.step(rule.id());
                        })
                        .toList(),
                spark.sparkContext().defaultParallelism());
    }
}
