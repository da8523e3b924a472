package cn.xiaokang.api.operations;

import cn.xiaokang.api.access.AccessLog;
import cn.xiaokang.api.queries.SnapshotHolder;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** Whether the server can answer, and why not. */
public final class Health {
    private final SnapshotHolder snapshots;
    private final OptionalLong brokenEntry;

    /** The health of that holder; the access log is looked through now. */
    public Health(SnapshotHolder snapshots, AccessLog log) {
        this.snapshots = snapshots;
        this.brokenEntry = log.firstBroken();
    }

    /**
     * How it stands.
     *
     * @param snapshotId the snapshot that is served; empty where the server isn't ready
     * @param why what is wrong, whether ready or not
     */
    public record Standing(Optional<String> snapshotId, List<Why> why) {}

    /** One thing that is wrong, and what to do. */
    public record Why(String code, String zh, String en) {}

    /** How it stands now. */
    public Standing standing() {
        List<Why> why = new ArrayList<>();
        snapshots.follow().ifPresent(fault -> why.add(new Why(fault.code(), fault.zh(), fault.en())));
        if (brokenEntry.isPresent()) {
            why.add(new Why(
                    "ACCESS-LOG_BROKEN",
                    "查阅记录自第 " + brokenEntry.getAsLong() + " 条起与散列链不符，请从备份核对。",
                    "The access log departs from its hash chain at entry " + brokenEntry.getAsLong()
                            + "; compare it with a backup."));
        }
        return new Standing(snapshots.servedId(), why);
    }
}
