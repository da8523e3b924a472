package cn.xiaokang.api.operations;

import cn.xiaokang.api.access.Permission;
import cn.xiaokang.api.request.Resource;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Whether the server lives, whether it can answer, and why not; shows no data. */
public final class HealthResource implements Resource {
    private final Health health;

    /** Answers with that health. */
    public HealthResource(Health health) {
        this.health = health;
    }

    @Override
    public void addTo(RoutesConfig routes) {
        routes.get("/api/v1/health", context -> answer(context, 200), Permission.PUBLIC);
        routes.get("/api/v1/health/live", context -> context.json(new Live(true)), Permission.PUBLIC);
        routes.get("/api/v1/health/ready", context -> answer(context, 503), Permission.PUBLIC);
    }

    private void answer(Context context, int statusWhenNotReady) {
        Health.Standing standing = health.standing();
        boolean isReady = standing.isReady();
        context.header("Cache-Control", "no-store");
        context.status(isReady ? 200 : statusWhenNotReady);
        context.json(new HealthAnswer(true, isReady, standing.snapshotId().orElse(null), standing.why()));
    }

    private record Live(boolean live) {}

    private record HealthAnswer(
            boolean live, boolean ready, @Nullable String snapshotId, List<Health.Why> why) {}
}
