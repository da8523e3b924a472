package cn.xiaokang.api.audit;

import cn.xiaokang.api.access.AccessLog;
import cn.xiaokang.api.access.AccessSearch;
import cn.xiaokang.api.access.Permission;
import cn.xiaokang.api.request.Parameters;
import cn.xiaokang.api.request.Resource;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.util.List;
import java.util.Locale;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** Who looked at whom: searched, watched, held to its hash chain. */
public final class AccessLogResource implements Resource {
    private static final String HERE = "/api/v1/access-log";

    private final AccessLog log;
    private final AccessSearch search;
    private final AccessAlerts alerts;

    /** Answers with that log. */
    public AccessLogResource(AccessLog log, AccessSearch search, AccessAlerts alerts) {
        this.log = log;
        this.search = search;
        this.alerts = alerts;
    }

    @Override
    public void addTo(RoutesConfig routes) {
        routes.get(HERE, this::page, Permission.READ_ACCESS_LOG);
        routes.get(HERE + "/alerts", this::alerts, Permission.READ_ACCESS_LOG);
        routes.get(HERE + "/verification", this::verification, Permission.READ_ACCESS_LOG);
    }

    /** The filter that a request names. */
    public static AccessSearch.Filter filter(Parameters parameters) {
        return new AccessSearch.Filter(
                parameters.userOrNull("user"),
                parameters.words("kind"),
                parameters.words("subject"),
                parameters.day("from"),
                parameters.day("to"),
                parameters.number("before"));
    }

    private void page(Context context) {
        Parameters parameters = Parameters.of(context, "user", "kind", "subject", "from", "to", "before", "limit");
        int limit = parameters.limit();
        AccessSearch.Page page = search.page(filter(parameters), limit);
        List<AccessLog.Entry> entries = page.entries();
        context.header("Cache-Control", "no-store");
        context.json(new PageAnswer(
                page.total(),
                entries,
                entries.size() < limit ? null : entries.get(entries.size() - 1).entryNo()));
    }

    private void alerts(Context context) {
        Parameters.of(context);
        AccessAlerts.Watched watched = alerts.watched();
        context.header("Cache-Control", "no-store");
        context.json(new Alerts(
                watched.userDays(),
                watched.fence(),
                watched.alerts().stream().map(AlertLine::of).toList()));
    }

    private void verification(Context context) {
        Parameters.of(context);
        OptionalLong broken = log.firstBroken();
        context.header("Cache-Control", "no-store");
        context.json(new Verification(broken.isEmpty(), broken.isPresent() ? broken.getAsLong() : null));
    }

    private record PageAnswer(
            long total,
            List<AccessLog.Entry> entries,
            @Nullable Long before) {}

    private record Verification(boolean isWhole, @Nullable Long firstBroken) {}

    private record Alerts(int userDays, int fence, List<AlertLine> alerts) {}

    private record AlertLine(String user, String day, String reason, int found, int bound) {
        static AlertLine of(AccessAlerts.Alert alert) {
            return new AlertLine(
                    alert.user(),
                    alert.day().toString(),
                    alert.reason().name().toLowerCase(Locale.ROOT),
                    alert.found(),
                    alert.bound());
        }
    }
}
