package cn.xiaokang.api.operations;

import cn.xiaokang.api.access.AccessLog;
import cn.xiaokang.api.access.Permission;
import cn.xiaokang.api.queries.SnapshotHolder;
import cn.xiaokang.api.request.Resource;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** Whether the server lives, whether it can answer, and why not; shows no data. */
public final class HealthResource implements Resource {
    private final SnapshotHolder snapshots;
    private final OptionalLong brokenEntry;

    /** The health of that holder; the access log was looked through at the start. */
    public HealthResource(SnapshotHolder snapshots, AccessLog log) {
        this.snapshots = snapshots;
        this.brokenEntry = log.firstBroken();
    }

    @Override
    public void addTo(RoutesConfig routes) {
        routes.get("/api/v1/health", context -> answer(context, 200), Permission.PUBLIC);
        routes.get("/api/v1/health/live", context -> context.json(new Live(true)), Permission.PUBLIC);
        routes.get("/api/v1/health/ready", context -> answer(context, 503), Permission.PUBLIC);
    }

    private void answer(Context context, int statusWhenNotReady) {
        List<Why> why = new ArrayList<>();
        snapshots.follow().ifPresent(fault -> why.add(new Why(fault.code(), fault.zh(), fault.en())));
        boolean isReady = snapshots.servedId().isPresent();
        if (brokenEntry.isPresent()) {
            why.add(new Why(
                    "ACCESS-LOG_BROKEN",
                    "查阅记录自第 " + brokenEntry.getAsLong() + " 条起与散列链不符，请从备份核对。",
                    "The access log departs from its hash chain at entry " + brokenEntry.getAsLong()
                            + "; compare it with a backup."));
        }
        context.header("Cache-Control", "no-store");
        context.status(isReady ? 200 : statusWhenNotReady);
        context.json(new Health(true, isReady, snapshots.servedId().orElse(null), why));
    }

    private record Live(boolean live) {}

    private record Health(
            boolean live, boolean ready, @Nullable String snapshotId, List<Why> why) {}

    private record Why(String code, String zh, String en) {}
}
