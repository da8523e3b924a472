package cn.xiaokang.api.pages;

import cn.xiaokang.api.access.Permission;
import cn.xiaokang.api.opendata.OpenData;
import cn.xiaokang.api.operations.Health;
import cn.xiaokang.api.request.Parameters;
import cn.xiaokang.api.request.Resource;
import cn.xiaokang.dashboards.figure.Figures;
import cn.xiaokang.dashboards.text.Text;
import cn.xiaokang.dashboards.view.Field;
import cn.xiaokang.dashboards.view.StatusView;
import cn.xiaokang.warehouse.snapshot.Snapshot;
import cn.xiaokang.warehouse.snapshot.Warehouse;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;

/** How the server does, for its operator: ready or why not, room left, what is asked of it, the snapshots. No data. */
final class StatusPage implements Resource {
    private static final int MOST_ROUTES = 60;
    private static final double BYTES_A_GIGABYTE = 1e9;
    private static final double MILLISECONDS_AN_HOUR = 3_600_000;

    private final Shell shell;
    private final Health health;
    private final Warehouse warehouse;
    private final Path state;
    private final MeterRegistry meters;
    private final OpenData data;

    StatusPage(Shell shell, Health health, Warehouse warehouse, Path state, MeterRegistry meters, OpenData data) {
        this.shell = shell;
        this.health = health;
        this.warehouse = warehouse;
        this.state = state;
        this.meters = meters;
        this.data = data;
    }

    @Override
    public void addTo(RoutesConfig routes) {
        routes.get("/status", this::show, Permission.SEE_DELIVERIES);
    }

    private void show(Context context) {
        Parameters.of(context, Shell.parameters());
        Health.Standing standing = health.standing();
        shell.show(context, "status", null, text -> view(text, standing));
        context.header("Cache-Control", "no-store");
    }

    private StatusView view(Text text, Health.Standing standing) {
        String served = standing.snapshotId().orElse("");
        return new StatusView(
                standing.snapshotId().isPresent(),
                standing.why().stream()
                        .map(why -> text.language().of(why.zh(), why.en()))
                        .toList(),
                facts(text, served),
                routes(new Figures(text.language())),
                snapshots(served));
    }

    private List<Field> facts(Text text, String served) {
        Runtime runtime = Runtime.getRuntime();
        long used = runtime.totalMemory() - runtime.freeMemory();
        double hours = ManagementFactory.getRuntimeMXBean().getUptime() / MILLISECONDS_AN_HOUR;
        return List.of(
                new Field(text.say("served"), served),
                new Field(text.say("released"), released(text, served)),
                new Field(text.say("up"), text.say("hours", rounded(hours))),
                new Field(
                        text.say("heap"),
                        rounded(used / BYTES_A_GIGABYTE) + " / "
                                + text.say("gigabytes", rounded(runtime.maxMemory() / BYTES_A_GIGABYTE))),
                new Field(text.say("disk_warehouse"), text.say("gigabytes", free(warehouse.root()))),
                new Field(text.say("disk_state"), text.say("gigabytes", free(state))),
                new Field(text.say("java"), Runtime.version().toString()));
    }

    /** Which snapshot's open data is shown, and what becomes of the next. */
    private String released(Text text, String served) {
        OpenData.Standing standing = data.standing(served);
        String shown = Objects.requireNonNullElse(standing.shown(), text.say("released_none"));
        if (served.isEmpty() || shown.equals(served)) {
            return shown;
        }
        if (standing.making() != null) {
            return text.say("released_making", shown, standing.making());
        }
        return text.say(served.equals(standing.failed()) ? "released_failed" : "released_waiting", shown, served);
    }

    private List<StatusView.RouteRow> routes(Figures figures) {
        return meters.find("xiaokang.requests").timers().stream()
                .sorted(Comparator.comparingLong(Timer::count).reversed())
                .limit(MOST_ROUTES)
                .map(timer -> new StatusView.RouteRow(
                        Objects.requireNonNullElse(timer.getId().getTag("route"), ""),
                        Objects.requireNonNullElse(timer.getId().getTag("status"), ""),
                        figures.count(timer.count(), "").text(),
                        rounded(timer.mean(TimeUnit.MILLISECONDS)),
                        rounded(timer.max(TimeUnit.MILLISECONDS))))
                .toList();
    }

    private List<StatusView.SnapshotRow> snapshots(String served) {
        List<StatusView.SnapshotRow> rows = new ArrayList<>();
        for (Snapshot snapshot : warehouse.snapshots()) {
            rows.add(new StatusView.SnapshotRow(
                    snapshot.id(),
                    Shell.moment(snapshot.manifest().createdAt().toString()),
                    String.valueOf(snapshot.manifest().dataStartsOn()),
                    String.valueOf(snapshot.manifest().dataEndsOn()),
                    String.valueOf(snapshot.manifest().checks().passed()),
                    snapshot.id().equals(served)));
        }
        Collections.reverse(rows);
        return rows;
    }

    private static String free(Path folder) {
        try {
            return Files.exists(folder) ? rounded(Files.getFileStore(folder).getUsableSpace() / BYTES_A_GIGABYTE) : "–";
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String rounded(double number) {
        return BigDecimal.valueOf(number).setScale(1, RoundingMode.HALF_UP).toPlainString();
    }
}
