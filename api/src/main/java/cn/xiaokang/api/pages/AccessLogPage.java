package cn.xiaokang.api.pages;

import cn.xiaokang.api.access.AccessLog;
import cn.xiaokang.api.access.AccessSearch;
import cn.xiaokang.api.access.Permission;
import cn.xiaokang.api.audit.AccessAlerts;
import cn.xiaokang.api.audit.AccessLogResource;
import cn.xiaokang.api.request.Parameters;
import cn.xiaokang.api.request.Resource;
import cn.xiaokang.dashboards.figure.Figures;
import cn.xiaokang.dashboards.text.Text;
import cn.xiaokang.dashboards.view.AccessLogView;
import cn.xiaokang.dashboards.view.Paging;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** The access log as its auditor reads it: what is out of the common, all entries, and whether the chain holds. */
final class AccessLogPage implements Resource {
    private static final String HERE = "/access-log";
    private static final int ROWS_A_PAGE = 50;
    private static final int MOST_ROWS_OF_A_FILE = 100_000;
    private static final int LONGEST_SUBJECT = 160;
    private static final int HASH_SHOWN = 12;

    private final Shell shell;
    private final AccessLog log;
    private final AccessSearch search;
    private final AccessAlerts alerts;

    AccessLogPage(Shell shell, AccessLog log, AccessSearch search, AccessAlerts alerts) {
        this.shell = shell;
        this.log = log;
        this.search = search;
        this.alerts = alerts;
    }

    @Override
    public void addTo(RoutesConfig routes) {
        routes.get(HERE, this::show, Permission.READ_ACCESS_LOG);
        routes.get(HERE + ".csv", this::download, Permission.READ_ACCESS_LOG);
    }

    private void show(Context context) {
        Parameters parameters =
                Parameters.of(context, Shell.parameters("user", "kind", "subject", "from", "to", "before", "verify"));
        AccessSearch.Filter filter = AccessLogResource.filter(parameters);
        boolean isVerifying = parameters.oneOfOrNull("verify", List.of("yes")) != null;
        OptionalLong broken = isVerifying ? log.firstBroken() : OptionalLong.empty();
        AccessSearch.Page page = search.page(filter, ROWS_A_PAGE);
        AccessAlerts.Watched watched = alerts.watched();
        shell.show(context, "access-log", null, text -> view(text, filter, page, watched, isVerifying, broken));
        context.header("Cache-Control", "no-store");
    }

    private void download(Context context) {
        Parameters parameters = Parameters.of(context, "user", "kind", "subject", "from", "to", "before");
        AccessSearch.Page page = search.page(AccessLogResource.filter(parameters), MOST_ROWS_OF_A_FILE);
        CsvFile file = new CsvFile()
                .line(List.of(
                        "entry_no",
                        "at",
                        "user",
                        "role",
                        "address",
                        "kind",
                        "subject",
                        "purpose",
                        "snapshot",
                        "request",
                        "previous_hash",
                        "hash"));
        page.entries()
                .forEach(entry -> file.line(List.of(
                        String.valueOf(entry.entryNo()),
                        entry.at(),
                        entry.user(),
                        entry.role(),
                        Objects.requireNonNullElse(entry.address(), ""),
                        entry.lookedAt(),
                        entry.subjectNo(),
                        Objects.requireNonNullElse(entry.purpose(), ""),
                        entry.snapshotId(),
                        entry.requestId(),
                        entry.previousHash(),
                        entry.hash())));
        context.header("Cache-Control", "no-store");
        context.header("Content-Disposition", "attachment; filename=\"access-log.csv\"");
        context.contentType("text/csv; charset=utf-8").result(file.bytes());
    }

    private AccessLogView view(
            Text text,
            AccessSearch.Filter filter,
            AccessSearch.Page page,
            AccessAlerts.Watched watched,
            boolean isVerifying,
            OptionalLong broken) {
        Figures figures = new Figures(text.language());
        List<AccessLog.Entry> entries = page.entries();
        String verified = broken.isPresent() ? text.say("broken", broken.getAsLong()) : text.say("whole");
        return new AccessLogView(
                isVerifying ? verified : "",
                broken.isPresent(),
                watched.alerts().stream().map(alert -> alert(text, alert)).toList(),
                text.say("fence", watched.userDays(), watched.fence()),
                Filters.allAnd(text, search.users(), user -> user, filter.user()),
                Filters.allAnd(text, search.kinds(), kind -> text.named("kind", kind), filter.lookedAt()),
                shown(filter.subjectNo()),
                shown(filter.from()),
                shown(filter.to()),
                entries.stream().map(entry -> row(text, entry)).toList(),
                new Paging(
                        figures.count(page.total(), "").text(),
                        entries.size(),
                        filter.before() == null ? null : address(HERE, filter) + "#log",
                        entries.size() < ROWS_A_PAGE
                                ? null
                                : address(HERE, filter)
                                                .with(
                                                        "before",
                                                        String.valueOf(entries.get(entries.size() - 1)
                                                                .entryNo()))
                                        + "#log"),
                address(HERE + ".csv", filter).toString());
    }

    private static Address address(String path, AccessSearch.Filter filter) {
        return Address.of(path)
                .with("user", filter.user())
                .with("kind", filter.lookedAt())
                .with("subject", filter.subjectNo())
                .with("from", filter.from() == null ? null : filter.from().toString())
                .with("to", filter.to() == null ? null : filter.to().toString());
    }

    private static AccessLogView.AlertRow alert(Text text, AccessAlerts.Alert alert) {
        String day = alert.day().toString();
        return new AccessLogView.AlertRow(
                alert.user(),
                day,
                text.say("reason_" + alert.reason().name().toLowerCase(Locale.ROOT)),
                String.valueOf(alert.found()),
                String.valueOf(alert.bound()),
                Address.of(HERE).with("user", alert.user()).with("from", day).with("to", day) + "#log");
    }

    private static AccessLogView.Row row(Text text, AccessLog.Entry entry) {
        return new AccessLogView.Row(
                String.valueOf(entry.entryNo()),
                Shell.moment(entry.at()),
                entry.user(),
                text.named("role", entry.role()),
                Objects.requireNonNullElse(entry.address(), ""),
                text.named("kind", entry.lookedAt()),
                shortened(entry.subjectNo()),
                Objects.requireNonNullElse(entry.purpose(), ""),
                entry.snapshotId(),
                entry.hash().substring(0, HASH_SHOWN));
    }

    /** A question's text can be long; the file has all of it. */
    private static String shortened(String subject) {
        return subject.length() > LONGEST_SUBJECT ? subject.substring(0, LONGEST_SUBJECT) + "…" : subject;
    }

    private static String shown(@Nullable Object value) {
        return value == null ? "" : value.toString();
    }
}
