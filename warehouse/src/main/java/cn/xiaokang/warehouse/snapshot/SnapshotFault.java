package cn.xiaokang.warehouse.snapshot;

import cn.xiaokang.warehouse.fault.FaultCode;
import cn.xiaokang.warehouse.fault.Kind;

/** What can be wrong with a warehouse's snapshots. */
public enum SnapshotFault implements FaultCode {
    /** The manifest is not there, torn, or not what was written. */
    BROKEN_MANIFEST(Kind.SYSTEM),
    /** A file is missing, shorter, longer or other than the manifest says, or is there and not in the manifest. */
    DAMAGED(Kind.SYSTEM),
    /** {@code current} names a snapshot that isn't there. */
    CURRENT_POINTS_AT_NOTHING(Kind.SYSTEM),
    /** No snapshot of that id. */
    UNKNOWN_SNAPSHOT(Kind.USER),
    /** A check of the snapshot failed: it is kept for a look and never served. */
    CHECKS_FAILED(Kind.DATA),
    /** Another snapshot of that id has been served already. */
    ALREADY_PUBLISHED(Kind.USER),
    /** Another load holds the warehouse. */
    LOCKED(Kind.USER),
    /** The file system refused. */
    UNWRITABLE(Kind.SYSTEM);

    private final Kind kind;

    SnapshotFault(Kind kind) {
        this.kind = kind;
    }

    @Override
    public String code() {
        return "SNAPSHOT-" + name();
    }

    @Override
    public Kind kind() {
        return kind;
    }
}
