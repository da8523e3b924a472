package cn.xiaokang.etl.stage;

import org.apache.spark.scheduler.SparkListener;
import org.apache.spark.scheduler.SparkListenerJobStart;
import org.apache.spark.scheduler.SparkListenerTaskEnd;
import org.apache.spark.util.LongAccumulator;

/** Tells how far the tasks have come, each time one ends. */
final class TaskProgress extends SparkListener {
    private static final String DESCRIPTION = "spark.job.description";

    private final StageProgress progress;
    private final LongAccumulator filesRead;
    private final LongAccumulator rowsRead;
    private final long files;
    private String step = "stage";

    TaskProgress(StageProgress progress, LongAccumulator filesRead, LongAccumulator rowsRead, long files) {
        super();
        this.progress = progress;
        this.filesRead = filesRead;
        this.rowsRead = rowsRead;
        this.files = files;
    }

    @Override
    public void onJobStart(SparkListenerJobStart job) {
        step = job.properties().getProperty(DESCRIPTION, step);
        tell();
    }

    @Override
    public void onTaskEnd(SparkListenerTaskEnd task) {
        tell();
    }

    private void tell() {
        progress.reached(step, filesRead.value(), files, rowsRead.value());
    }
}
