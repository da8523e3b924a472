package cn.xiaokang.etl.measure;

import cn.xiaokang.etl.progress.Progress;
import cn.xiaokang.etl.progress.Together;
import cn.xiaokang.etl.star.TableFiles;
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
    private final Progress progress;

    public IndicatorJob(SparkSession spark, Catalogue catalogue, TableFiles files, Progress progress) {
        this.spark = spark;
        this.catalogue = catalogue;
        this.files = files;
        this.progress = progress;
    }

    public void run() {
        TableDefinition figures = catalogue.table(FIGURES);
        List<List<Indicator>> levels = ComputingOrder.indicators(catalogue);
        progress.stage("indicators", levels.stream().mapToLong(List::size).sum());
        for (List<Indicator> level : levels) {
            Together.run(
                    level.stream()
                            .map(indicator -> (Runnable) () -> write(figures, indicator))
                            .toList(),
                    spark.sparkContext().defaultParallelism());
            files.register(figures);
        }
    }

    private void write(TableDefinition figures, Indicator indicator) {
        spark.sparkContext().setJobDescription("measure: " + indicator.id());
        files.makePart(figures, indicator.id(), IndicatorFigures.sql(catalogue, indicator));
        progress.step(indicator.id());
    }
}
