package cn.xiaokang.api.pages;

import cn.xiaokang.api.access.Permission;
import cn.xiaokang.api.dossier.HouseholdRings;
import cn.xiaokang.api.dossier.Identities;
import cn.xiaokang.api.queries.Reading;
import cn.xiaokang.api.request.Parameters;
import cn.xiaokang.api.request.Readings;
import cn.xiaokang.api.request.RequestId;
import cn.xiaokang.api.request.Resource;
import cn.xiaokang.dashboards.text.Text;
import cn.xiaokang.dashboards.view.RingView;
import cn.xiaokang.warehouse.ring.Rings;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A ring as a drawing with the reason of each edge; persons by token, or by name for a stated purpose. Each look is recorded. */
final class RingPage implements Resource {
    private final Shell shell;
    private final Readings readings;
    private final HouseholdRings rings;

    RingPage(Shell shell, Readings readings, HouseholdRings rings) {
        this.shell = shell;
        this.readings = readings;
        this.rings = rings;
    }

    @Override
    public void addTo(RoutesConfig routes) {
        routes.get("/rings/{household}", this::show, Permission.SEE_PERSONS);
    }

    private void show(Context context) {
        Parameters parameters = Parameters.of(context, Shell.parameters("purpose"));
        String household = parameters.path("household");
        String purpose = parameters.purposeOrNull();
        Reading reading = readings.of(context);
        HouseholdRings.Looked looked = rings.look(reading, household, purpose, RequestId.of(context));
        shell.show(context, "ring", reading, text -> view(text, household, purpose, looked.ring(), looked.names()));
        context.header("Cache-Control", "no-store");
    }

    private static RingView view(
            Text text,
            String household,
            @Nullable String purpose,
            Rings.Ring ring,
            Map<String, Identities.Named> names) {
        List<RingView.Edge> edges = ring.edges().stream()
                .map(edge -> new RingView.Edge(
                        node(text, edge.source(), names),
                        kind(edge.source()),
                        node(text, edge.target(), names),
                        kind(edge.target()),
                        text.say("tie_" + edge.kind().replace(' ', '_')),
                        edge.file() == null
                                ? text.say("origin_register")
                                : text.say("origin_line", edge.file(), Objects.requireNonNullElse(edge.line(), "—"))))
                .toList();
        return new RingView(
                household,
                "/households/" + Shell.encoded(household),
                ring.isCut() ? text.say("cut", Rings.HUB) : "",
                purpose != null,
                Objects.requireNonNullElse(purpose, ""),
                edges);
    }

    private static String kind(String node) {
        return node.substring(0, node.indexOf(':'));
    }

    /** Two persons of one name stay two nodes: such a name has the beginning of its token behind it. */
    private static String node(Text text, String node, Map<String, Identities.Named> names) {
        String number = node.substring(node.indexOf(':') + 1);
        String name = nameOf(names.get(number));
        boolean isShared = names.values().stream()
                        .filter(named -> Objects.equals(nameOf(named), name))
                        .limit(2)
                        .count()
                > 1;
        return text.say(
                "node",
                text.say("kind_" + kind(node)),
                name == null ? Words.shortened(number) : isShared ? name + " " + Words.shortened(number) : name);
    }

    private static @Nullable String nameOf(Identities.@Nullable Named named) {
        return named == null ? null : named.name();
    }
}
