package cn.xiaokang.etl.measure;

import cn.xiaokang.etl.progress.Progress;
import cn.xiaokang.etl.star.Steps;
import cn.xiaokang.etl.star.TableFiles;
import cn.xiaokang.etl.star.TableOrder;
import cn.xiaokang.warehouse.catalogue.Catalogue;
import cn.xiaokang.warehouse.catalogue.Indicator;
import cn.xiaokang.warehouse.catalogue.TableDefinition;
import cn.xiaokang.warehouse.engine.ComputingOrder;
import cn.xiaokang.warehouse.engine.IndicatorFigures;
import java.util.List;
import org.apache.spark.sql.SparkSession;

/**
 * Computes every indicator that has SQL and writes fact_indicator, one part an indicator. Those that read other indicators' figures
 * come after them.
 */
public final class IndicatorJob {
    private static final String FIGURES = "fact_indicator";

    private final SparkSession spark;
    private final Catalogue catalogue;
    private final TableFiles files;
    private final Steps steps;
    private final Progress progress;

    public IndicatorJob(SparkSession spark, Catalogue catalogue, TableFiles files, Steps steps, Progress progress) {
        this.spark = spark;
        this.catalogue = catalogue;
        this.files = files;
        this.steps = steps;
        this.progress = progress;
    }

    public void run() {
        TableDefinition figures = catalogue.table(FIGURES);
        List<List<Indicator>> levels = ComputingOrder.indicators(catalogue);
        progress.stage("indicators", levels.stream().mapToLong(List::size).sum());
        for (List<Indicator> level : levels) {
            steps.run(level.stream().map(indicator -> step(figures, indicator)).toList());
            files.register(figures);
        }
    }

    private Steps.Step step(TableDefinition figures, Indicator indicator) {
        String sql = IndicatorFigures.sql(catalogue, indicator);
        return new Steps.Step(TableOrder.reads(sql), () -> {
            spark.sparkContext().setJobDescription("measure: " + indicator.id());
            files.makePart(figures, indicator.id(), sql);
            progress.step(indicator.id());
        });
    }
}
