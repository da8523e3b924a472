package cn.xiaokang.api.queries;

import cn.xiaokang.api.access.Viewer;
import cn.xiaokang.warehouse.catalogue.Catalogue;
import cn.xiaokang.warehouse.engine.DuckSnapshot;
import cn.xiaokang.warehouse.engine.Limits;
import cn.xiaokang.warehouse.fault.FaultException;
import cn.xiaokang.warehouse.snapshot.Snapshot;
import cn.xiaokang.warehouse.snapshot.Warehouse;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Follows the warehouse's current snapshot without a restart. {@code current} is read when a request starts; a new snapshot is opened
 * beside the old one, which closes when its last request ends. One that can't be opened is not served: the old one stays.
 */
public final class SnapshotHolder implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(SnapshotHolder.class);
    private static final Duration TRY_AGAIN_AFTER = Duration.ofSeconds(10);

    private final Warehouse warehouse;
    private final Catalogue catalogue;
    private final Limits limits;
    private final Clock clock;
    private final QueryWatch watch;
    private final ReentrantLock opening = new ReentrantLock();
    private final SnapshotBehind behind = new SnapshotBehind(this::opened);

    private volatile @Nullable ServedSnapshot current;
    private volatile @Nullable Failure failure;

    /** Follows that warehouse within those limits. */
    public SnapshotHolder(Warehouse warehouse, Catalogue catalogue, Limits limits, Clock clock) {
        this(warehouse, catalogue, limits, clock, QueryWatch.NONE);
    }

    /** The same with somebody who hears of each query. */
    public SnapshotHolder(Warehouse warehouse, Catalogue catalogue, Limits limits, Clock clock, QueryWatch watch) {
        this.watch = watch;
        this.warehouse = warehouse;
        this.catalogue = catalogue;
        this.limits = limits;
        this.clock = clock;
    }

    /** Takes the current snapshot for one request, which must close the reading. */
    public Reading read(Viewer viewer) {
        follow();
        while (true) {
            ServedSnapshot served = current;
            if (served == null) {
                throw failure == null ? QueryFault.NO_SNAPSHOT.with() : QueryFault.SNAPSHOT_UNREADABLE.with();
            }
            if (served.hold()) {
                return new Reading(viewer, served, null);
            }
        }
    }

    /**
     * Takes for one request the snapshot that the public is shown: the current one, or the one before as long as the current one's open
     * data is being made. Where that one is gone, it is the current one all the same, of which nothing has been released.
     *
     * @param released the id of the snapshot whose open data is shown while the given one is current; empty where there is none
     */
    public Reading readReleased(Viewer viewer, Function<String, Optional<String>> released) {
        Reading newest = read(viewer);
        String shown = released.apply(newest.snapshotId()).orElse(newest.snapshotId());
        if (shown.equals(newest.snapshotId())) {
            behind.drop();
            return newest;
        }
        return behind.hold(shown)
                .map(before -> {
                    newest.close();
                    return new Reading(viewer, before, newest.snapshotId());
                })
                .orElse(newest);
    }

    /** Opens the current snapshot where it is a new one; why it can't be served, where it can't. */
    public Optional<QueryFault> follow() {
        Optional<Snapshot> newest = newest();
        if (newest.isPresent() && !isServed(newest.get().id())) {
            if (current == null) {
                opening.lock();
                openAndUnlock(newest.get());
            } else if (opening.tryLock()) {
                openAndUnlock(newest.get());
            }
        }
        if (failure != null) {
            return Optional.of(QueryFault.SNAPSHOT_UNREADABLE);
        }
        return current == null ? Optional.of(QueryFault.NO_SNAPSHOT) : Optional.empty();
    }

    /** The snapshot that is served now. */
    public Optional<String> servedId() {
        return Optional.ofNullable(current).map(ServedSnapshot::id);
    }

    /** Forgets all answers of the current snapshot: for a benchmark of what they cost. */
    public void forgetAnswers() {
        ServedSnapshot served = current;
        if (served != null) {
            served.forget();
        }
    }

    @Override
    public void close() {
        opening.lock();
        try {
            ServedSnapshot served = current;
            current = null;
            if (served != null) {
                served.release();
            }
            behind.drop();
        } finally {
            opening.unlock();
        }
    }

    /** An older snapshot; empty where it can't be opened, which leaves the current one to be shown. */
    private Optional<ServedSnapshot> opened(String id) {
        try {
            return Optional.of(new ServedSnapshot(DuckSnapshot.open(warehouse.snapshot(id), catalogue, limits), watch));
        } catch (FaultException e) {
            LOG.atWarn()
                    .addKeyValue("snapshot", id)
                    .setCause(e)
                    .log("the snapshot that was released last can't be opened");
            return Optional.empty();
        }
    }

    /** The current snapshot where it is not the one that is served already; that costs a request no more than a short read. */
    private Optional<Snapshot> newest() {
        try {
            return isServed(pointedAt()) ? Optional.empty() : warehouse.current();
        } catch (RuntimeException e) {
            failed("current", e);
            return Optional.empty();
        }
    }

    private String pointedAt() {
        try {
            return Files.readString(warehouse.root().resolve("current")).strip();
        } catch (IOException notYet) {
            return "";
        }
    }

    private boolean isServed(String id) {
        ServedSnapshot served = current;
        return served != null && served.id().equals(id);
    }

    private void openAndUnlock(Snapshot snapshot) {
        try {
            Failure before = failure;
            if (isServed(snapshot.id())
                    || (before != null
                            && before.id().equals(snapshot.id())
                            && clock.instant().isBefore(before.at().plus(TRY_AGAIN_AFTER)))) {
                return;
            }
            ServedSnapshot opened = new ServedSnapshot(DuckSnapshot.open(snapshot, catalogue, limits), watch);
            ServedSnapshot old = current;
            current = opened;
            failure = null;
            LOG.atInfo().addKeyValue("snapshot", snapshot.id()).log("serving a new snapshot");
            if (old != null) {
                behind.keep(old);
            }
        } catch (RuntimeException e) {
            failed(snapshot.id(), e);
        } finally {
            opening.unlock();
        }
    }

    private void failed(String id, RuntimeException e) {
        Failure before = failure;
        if (before == null || !before.id().equals(id)) {
            LOG.atError()
                    .addKeyValue("snapshot", id)
                    .setCause(e)
                    .log("the snapshot can't be opened; the one before stays");
        }
        failure = new Failure(id, clock.instant());
    }

    private record Failure(String id, Instant at) {}
}
