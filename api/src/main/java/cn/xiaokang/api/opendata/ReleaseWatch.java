package cn.xiaokang.api.opendata;

import cn.xiaokang.api.queries.SnapshotHolder;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Makes and attacks the releases of each new snapshot soon after it is served, so that nobody waits for one. */
public final class ReleaseWatch implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(ReleaseWatch.class);
    private static final int SECONDS = 60;

    private final SnapshotHolder snapshots;
    private final OpenData data;
    private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor(task -> {
        Thread thread = new Thread(task, "releases");
        thread.setDaemon(true);
        return thread;
    });

    /** Watches those snapshots. */
    public ReleaseWatch(SnapshotHolder snapshots, OpenData data) {
        this.snapshots = snapshots;
        this.data = data;
    }

    /** Begins; looks once a minute. */
    public void start() {
        ScheduledFuture<?> begun = clock.scheduleWithFixedDelay(this::look, SECONDS, SECONDS, TimeUnit.SECONDS);
        assert !begun.isDone();
    }

    /** Makes what the served snapshot lacks; what goes wrong is in the log, and is tried again the next time. */
    public void look() {
        try {
            snapshots
                    .servedId()
                    .ifPresent(id -> data.sets().forEach(set -> {
                        if (!Thread.currentThread().isInterrupted()) {
                            boolean isPosted = data.release(set, id).isPosted();
                            if (!isPosted) {
                                LOG.atWarn()
                                        .addKeyValue("dataset", set.id())
                                        .log("a release is held back by the attack on it");
                            }
                        }
                    }));
        } catch (RuntimeException e) {
            LOG.atError().setCause(e).log("the releases of the data sets could not be made");
        }
    }

    /** Ends; waits for the set that is being written. */
    @Override
    public void close() {
        clock.shutdown();
        try {
            if (!clock.awaitTermination(SECONDS, TimeUnit.SECONDS)) {
                LOG.atWarn().log("a release was still being made at the end");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
