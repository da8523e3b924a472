package cn.xiaokang.api.workbench;

import cn.xiaokang.api.access.Guard;
import cn.xiaokang.api.access.Permission;
import cn.xiaokang.api.queries.Reading;
import cn.xiaokang.api.request.Answer;
import cn.xiaokang.api.request.JsonBody;
import cn.xiaokang.api.request.Parameters;
import cn.xiaokang.api.request.Readings;
import cn.xiaokang.api.request.Resource;
import cn.xiaokang.api.store.ShadowStore;
import cn.xiaokang.warehouse.laboratory.MovedValue;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Other parameters that run beside a rule: which, what came of them on each snapshot, their beginning and end. */
public final class ShadowResource implements Resource {
    private static final String HERE = "/api/v1/rules/{rule}/shadows";

    private final Readings readings;
    private final Shadows shadows;

    /** Answers with those runs. */
    public ShadowResource(Readings readings, Shadows shadows) {
        this.readings = readings;
        this.shadows = shadows;
    }

    @Override
    public void addTo(RoutesConfig routes) {
        routes.get(HERE, this::list, Permission.ASK_OWN_QUESTIONS);
        routes.post(HERE, this::propose, Permission.ASK_OWN_QUESTIONS);
        routes.post(HERE + "/{shadow}/end", this::end, Permission.ASK_OWN_QUESTIONS);
    }

    /** The runs beside a rule. */
    record Runs(List<Run> items) {}

    /** A run with its parameters and what came of it, newest snapshot first. */
    record Run(
            String shadowNo,
            String rule,
            String queryNo,
            int version,
            @Nullable String countyCode,
            List<MovedValue> changes,
            String words,
            String proposedBy,
            String proposedAt,
            @Nullable String endWords,
            @Nullable String endedBy,
            @Nullable String endedAt,
            List<Shadows.Compared> compared) {}

    /** A kept question to run beside, and why. */
    record Proposal(String query, String words) {}

    /** Why a run ends. */
    record End(String words) {}

    private void list(Context context) {
        String rule = Parameters.of(context).path("rule");
        Reading reading = readings.of(context);
        Answer.sendUncached(
                context,
                reading,
                () -> new Runs(shadows.of(reading.viewer(), rule).stream()
                        .map(ShadowResource::run)
                        .toList()));
    }

    private void propose(Context context) {
        String rule = Parameters.of(context).path("rule");
        Proposal given = JsonBody.of(context, Proposal.class);
        Reading reading = readings.of(context);
        ShadowStore.Run begun = shadows.propose(reading, rule, given.query(), given.words());
        context.status(201);
        Answer.sendUncached(context, reading, () -> one(reading, begun));
    }

    private void end(Context context) {
        Parameters parameters = Parameters.of(context);
        End given = JsonBody.of(context, End.class);
        Reading reading = readings.of(context);
        ShadowStore.Run ended = shadows.end(Guard.viewer(context), parameters.path("shadow"), given.words());
        Answer.sendUncached(context, reading, () -> one(reading, ended));
    }

    private Run one(Reading reading, ShadowStore.Run wanted) {
        return shadows.of(reading.viewer(), wanted.rule()).stream()
                .filter(shadow -> shadow.run().shadowNo().equals(wanted.shadowNo()))
                .map(ShadowResource::run)
                .findFirst()
                .orElseThrow();
    }

    private static Run run(Shadows.Shadow shadow) {
        ShadowStore.Run run = shadow.run();
        return new Run(
                run.shadowNo(),
                run.rule(),
                run.queryNo(),
                run.version(),
                run.countyCode(),
                shadow.question().changes(),
                run.words(),
                run.proposedBy(),
                run.proposedAt(),
                run.endWords(),
                run.endedBy(),
                run.endedAt(),
                shadow.compared());
    }
}
