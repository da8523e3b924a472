package cn.xiaokang.api.queries;

import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Does once a minute what a new snapshot asks for, so that nobody who looks has to wait for it. */
public final class SnapshotWatch implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(SnapshotWatch.class);
    private static final int SECONDS = 60;

    private final String name;
    private final Runnable work;
    private final ScheduledExecutorService clock;

    /**
     * A watch that does not look yet.
     *
     * @param name of its thread, and in the log
     * @param work does what isn't done yet for the served snapshot, and nothing where all is
     */
    public SnapshotWatch(String name, Runnable work) {
        this.name = name;
        this.work = work;
        this.clock = Executors.newSingleThreadScheduledExecutor(task -> {
            Thread thread = new Thread(task, name);
            thread.setDaemon(true);
            return thread;
        });
    }

    /** Begins. */
    public void start() {
        ScheduledFuture<?> begun = clock.scheduleWithFixedDelay(this::look, SECONDS, SECONDS, TimeUnit.SECONDS);
        assert !begun.isDone();
    }

    /** Does the work; what goes wrong is in the log, and is tried again the next time. */
    public void look() {
        try {
            work.run();
        } catch (RuntimeException e) {
            LOG.atError().addKeyValue("watch", name).setCause(e).log("what a new snapshot asks for could not be done");
        }
    }

    /** Ends; waits for what is being done. */
    @Override
    public void close() {
        clock.shutdown();
        try {
            if (!clock.awaitTermination(SECONDS, TimeUnit.SECONDS)) {
                LOG.atWarn().addKeyValue("watch", name).log("it was still at work at the end");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
