package cn.xiaokang.api.queries;

import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The one snapshot that is kept open behind the current one, for those who are answered from it a while longer. */
final class SnapshotBehind {
    private final Function<String, Optional<ServedSnapshot>> opening;
    private @Nullable ServedSnapshot kept;

    /**
     * Nothing kept yet.
     *
     * @param opening opens the snapshot of an id; empty where it can't be opened, or is gone
     */
    SnapshotBehind(Function<String, Optional<ServedSnapshot>> opening) {
        this.opening = opening;
    }

    /** Takes over a snapshot that was current until now, unless one is kept already: then that one is asked for still. */
    synchronized void keep(ServedSnapshot served) {
        if (kept == null) {
            kept = served;
        } else {
            served.release();
        }
    }

    /** The snapshot of that id, held for the caller; opened where another one is kept. */
    synchronized Optional<ServedSnapshot> hold(String id) {
        ServedSnapshot there = kept;
        if (there == null || !there.id().equals(id)) {
            Optional<ServedSnapshot> opened = opening.apply(id);
            if (opened.isEmpty()) {
                return Optional.empty();
            }
            drop();
            there = opened.get();
            kept = there;
        }
        return there.hold() ? Optional.of(there) : Optional.empty();
    }

    /** Lets go of what is kept. */
    synchronized void drop() {
        ServedSnapshot there = kept;
        kept = null;
        if (there != null) {
            there.release();
        }
    }
}
