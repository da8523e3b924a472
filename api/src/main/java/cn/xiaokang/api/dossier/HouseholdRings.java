package cn.xiaokang.api.dossier;

import cn.xiaokang.api.access.AccessLog;
import cn.xiaokang.api.problem.RequestFault;
import cn.xiaokang.api.queries.Bindings;
import cn.xiaokang.api.queries.Query;
import cn.xiaokang.api.queries.Reading;
import cn.xiaokang.warehouse.ring.Rings;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The rings around households: persons by token, or with their names for a stated purpose. Each look is recorded. */
public final class HouseholdRings {
    private static final Query HERE = Query.named("rules/household_here");
    private static final String PERSON = "person:";

    private final Rings rings;
    private final Identities identities;
    private final AccessLog log;

    /** Rings by those ties, with those names. */
    public HouseholdRings(Rings rings, Identities identities, AccessLog log) {
        this.rings = rings;
        this.identities = identities;
        this.log = log;
    }

    /**
     * A ring that someone has looked at.
     *
     * @param names by person_id; empty where no purpose was stated
     */
    public record Looked(Rings.Ring ring, Map<String, Identities.Named> names) {}

    /**
     * Records the look and gives the ring; a 404 problem for a household that the viewer's area doesn't have.
     *
     * @param purpose null to see tokens alone
     */
    public Looked look(Reading reading, String household, @Nullable String purpose, String requestId) {
        if (reading.first(HERE, Bindings.of("household", household)).isEmpty()) {
            throw RequestFault.UNKNOWN_THING.with(household);
        }
        log.add(reading.viewer(), new AccessLog.Look("ring", household, purpose, reading.snapshotId(), requestId));
        Rings.Ring ring = reading.ring(rings, household);
        Map<String, Identities.Named> names = purpose == null
                ? Map.of()
                : identities.of(
                        reading.snapshotId(),
                        ring.nodes().stream()
                                .filter(node -> node.startsWith(PERSON))
                                .map(node -> node.substring(PERSON.length()))
                                .toList());
        return new Looked(ring, names);
    }
}
