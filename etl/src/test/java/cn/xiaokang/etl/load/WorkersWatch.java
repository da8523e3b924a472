package cn.xiaokang.etl.load;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import cn.xiaokang.etl.progress.Progress;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.spark.scheduler.SparkListener;
import org.apache.spark.scheduler.SparkListenerExecutorRemoved;
import org.apache.spark.scheduler.SparkListenerTaskEnd;
import org.apache.spark.scheduler.TaskInfo;

/** Kills a worker in the middle of the star, and keeps which machines did the work before and after. */
final class WorkersWatch extends SparkListener implements Progress {
    /** Some tables stand by then, some are being written, most are still to come. */
    private static final int TABLES_BEFORE = 12;

    private final Progress progress;
    private final Runnable kill;
    private final AtomicInteger tables = new AtomicInteger();
    private final Set<String> before = ConcurrentHashMap.newKeySet();
    private final Set<String> after = ConcurrentHashMap.newKeySet();
    private volatile boolean inStar;
    // told and asked on the one thread of the listeners
    private long diedAt = Long.MAX_VALUE;

    /**
     * A load's progress, and a listener of its session.
     *
     * @param progress who is told besides
     */
    WorkersWatch(Progress progress, Runnable kill) {
        this.progress = progress;
        this.kill = kill;
    }

    /** Both machines had done work when one died, and the other did what was begun after the death was known. */
    void requireThatOneOfTwoDied() {
        assertEquals(2, before.size(), () -> "both did work: " + before);
        assertEquals(1, after.size(), () -> "one was left: " + after);
        assertTrue(before.containsAll(after));
    }

    @Override
    public void onTaskEnd(SparkListenerTaskEnd end) {
        TaskInfo task = end.taskInfo();
        // what was under way when the machine died ends later, and is told later than its death
        if (task.successful()) {
            (task.launchTime() > diedAt ? after : before).add(task.host());
        }
    }

    @Override
    public void onExecutorRemoved(SparkListenerExecutorRemoved removed) {
        diedAt = Math.min(diedAt, removed.time());
    }

    @Override
    public void stage(String stage, long total) {
        inStar = stage.equals("star");
        progress.stage(stage, total);
    }

    @Override
    public void step(String step) {
        if (inStar && tables.incrementAndGet() == TABLES_BEFORE) {
            kill.run();
        }
        progress.step(step);
    }

    @Override
    public void reached(long done, long total, String figure) {
        progress.reached(done, total, figure);
    }
}
