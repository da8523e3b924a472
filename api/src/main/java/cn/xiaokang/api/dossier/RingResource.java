package cn.xiaokang.api.dossier;

import cn.xiaokang.api.access.Permission;
import cn.xiaokang.api.queries.Reading;
import cn.xiaokang.api.request.Answer;
import cn.xiaokang.api.request.Parameters;
import cn.xiaokang.api.request.Readings;
import cn.xiaokang.api.request.RequestId;
import cn.xiaokang.api.request.Resource;
import cn.xiaokang.warehouse.ring.Rings;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The ring around a household as nodes and edges, each edge with the row that says so; for a stated purpose. */
public final class RingResource implements Resource {
    private final Readings readings;
    private final HouseholdRings rings;

    /** Answers with those rings. */
    public RingResource(Readings readings, HouseholdRings rings) {
        this.readings = readings;
        this.rings = rings;
    }

    @Override
    public void addTo(RoutesConfig routes) {
        routes.get("/api/v1/households/{household}/ring", this::show, Permission.SEE_PERSONS);
    }

    /** A household's ring; {@code isCut} where there is more than is shown. */
    record Ring(String householdId, List<Node> nodes, List<Rings.Edge> edges, boolean isCut) {}

    /** A node by kind and number; a person's name where any source gives one. */
    record Node(String node, String kind, @Nullable String name) {}

    private void show(Context context) {
        Parameters parameters = Parameters.of(context, "purpose");
        String household = parameters.path("household");
        String purpose = parameters.purpose();
        Reading reading = readings.of(context);
        HouseholdRings.Looked looked = rings.look(reading, household, purpose, RequestId.of(context));
        Answer.sendUncached(context, reading, () -> ring(household, looked));
    }

    private static Ring ring(String household, HouseholdRings.Looked looked) {
        return new Ring(
                household,
                looked.ring().nodes().stream().map(node -> node(node, looked)).toList(),
                looked.ring().edges(),
                looked.ring().isCut());
    }

    private static Node node(String node, HouseholdRings.Looked looked) {
        int colon = node.indexOf(':');
        Identities.Named named = looked.names().get(node.substring(colon + 1));
        return new Node(node, node.substring(0, colon), named == null ? null : named.name());
    }
}
