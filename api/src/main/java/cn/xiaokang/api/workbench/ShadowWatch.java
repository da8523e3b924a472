package cn.xiaokang.api.workbench;

import cn.xiaokang.api.access.AreaScope;
import cn.xiaokang.api.access.Role;
import cn.xiaokang.api.access.Viewer;
import cn.xiaokang.api.queries.Reading;
import cn.xiaokang.api.queries.SnapshotHolder;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Works the runs beside out on each new snapshot soon after it is served, whether anyone looks or not. */
public final class ShadowWatch implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(ShadowWatch.class);
    private static final int SECONDS = 60;

    private final SnapshotHolder snapshots;
    private final Shadows shadows;
    private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor(task -> {
        Thread thread = new Thread(task, "runs-beside");
        thread.setDaemon(true);
        return thread;
    });

    /** Watches those snapshots. */
    public ShadowWatch(SnapshotHolder snapshots, Shadows shadows) {
        this.snapshots = snapshots;
        this.shadows = shadows;
    }

    /** Begins; looks once a minute. */
    public void start() {
        ScheduledFuture<?> begun = clock.scheduleWithFixedDelay(this::look, SECONDS, SECONDS, TimeUnit.SECONDS);
        assert !begun.isDone();
    }

    /** Works out what isn't yet; what goes wrong is in the log, and is tried again the next time. */
    void look() {
        try {
            if (shadows.isAnyRunning()) {
                try (Reading reading = snapshots.read(new Viewer(null, Role.INSPECTOR, AreaScope.CITY))) {
                    shadows.workOut(reading);
                }
            }
        } catch (RuntimeException e) {
            LOG.atError().setCause(e).log("the runs beside could not be worked out");
        }
    }

    @Override
    public void close() {
        clock.shutdownNow();
    }
}
