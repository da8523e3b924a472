package cn.xiaokang.etl.detect;

import cn.xiaokang.etl.progress.Progress;
import cn.xiaokang.etl.star.Steps;
import cn.xiaokang.etl.star.TableFiles;
import cn.xiaokang.etl.star.TableOrder;
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
    private final Steps steps;
    private final Progress progress;

    public FlagJob(SparkSession spark, Catalogue catalogue, TableFiles files, Steps steps, Progress progress) {
        this.spark = spark;
        this.catalogue = catalogue;
        this.files = files;
        this.steps = steps;
        this.progress = progress;
    }

    public void run() {
        TableDefinition flags = catalogue.table(FLAGS);
        List<List<Rule>> levels = ComputingOrder.rules(catalogue);
        progress.stage("flags", levels.stream().mapToLong(List::size).sum());
        for (List<Rule> level : levels) {
            steps.run(level.stream().map(rule -> step(flags, rule)).toList());
            files.register(flags);
        }
    }

    private Steps.Step step(TableDefinition flags, Rule rule) {
        String sql = FlagRows.sql(catalogue, rule);
        return new Steps.Step(TableOrder.reads(sql), () -> {
            spark.sparkContext().setJobDescription("detect: " + rule.id());
            files.makePart(flags, rule.id(), sql);
            progress.step(rule.id());
        });
    }
}
