package cn.xiaokang.api.assessment;

import cn.xiaokang.api.access.Guard;
import cn.xiaokang.api.access.Permission;
import cn.xiaokang.api.problem.RequestFault;
import cn.xiaokang.api.queries.Reading;
import cn.xiaokang.api.request.Answer;
import cn.xiaokang.api.request.Parameters;
import cn.xiaokang.api.request.Readings;
import cn.xiaokang.api.request.Resource;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Score sheets: computed from the current snapshot, by two schemes side by side, frozen and read again. */
public final class ScoreResource implements Resource {
    private final Readings readings;
    private final ScoreSheets sheets;
    private final FrozenSheets frozen;

    /** Answers from those sheets. */
    public ScoreResource(Readings readings, ScoreSheets sheets, FrozenSheets frozen) {
        this.readings = readings;
        this.sheets = sheets;
        this.frozen = frozen;
    }

    @Override
    public void addTo(RoutesConfig routes) {
        routes.get("/api/v1/assessment/sheet", this::sheet, Permission.SEE_SCORES);
        routes.get("/api/v1/assessment/comparison", this::comparison, Permission.SEE_SCORES);
        routes.get("/api/v1/assessment/frozen", this::seals, Permission.SEE_SCORES);
        routes.get("/api/v1/assessment/frozen/{year}", this::frozen, Permission.SEE_SCORES);
        routes.post("/api/v1/assessment/frozen", this::freeze, Permission.SET_SCHEMES);
    }

    private void sheet(Context context) {
        Parameters parameters = Parameters.of(context, "year", "scheme", "weights");
        Integer year = parameters.year("year");
        String scheme = parameters.id("scheme");
        var trial = parameters.weights("weights");
        Reading reading = readings.of(context);
        sendFresh(context, reading, sheets.sheet(reading, year, scheme, trial));
    }

    private void comparison(Context context) {
        Parameters parameters = Parameters.of(context, "year", "scheme", "with");
        Integer year = parameters.year("year");
        String scheme = parameters.id("scheme");
        String with = parameters.id("with");
        Reading reading = readings.of(context);
        ScoreAnswer one = sheets.sheet(reading, year, scheme, Map.of());
        String other = with == null ? sheets.otherThan(one) : with;
        sendFresh(context, reading, new Comparison(one, sheets.sheet(reading, one.year(), other, Map.of())));
    }

    private void seals(Context context) {
        Parameters.of(context);
        context.header("Cache-Control", "private, no-cache");
        context.json(new Seals(frozen.seals()));
    }

    private void frozen(Context context) {
        int year = year(Parameters.of(context).path("year"));
        context.header("Cache-Control", "private, no-cache");
        context.json(frozen.of(year, Guard.viewer(context))
                .orElseThrow(() -> RequestFault.UNKNOWN_THING.with(String.valueOf(year))));
    }

    private void freeze(Context context) {
        Parameters.of(context);
        String type = context.contentType();
        if (type == null || !type.startsWith("application/json")) {
            throw RequestFault.WRONG_TYPE.with();
        }
        Wanted wanted = wanted(context.body());
        Reading reading = readings.of(context);
        FrozenSheets.Frozen sheet = frozen.freeze(reading, wanted.year(), wanted.scheme());
        context.status(201);
        context.header("Location", "/api/v1/assessment/frozen/" + wanted.year());
        context.header("Cache-Control", "no-store");
        context.json(sheet);
    }

    private static Wanted wanted(String body) {
        try {
            JsonNode tree = Documents.parsed(body);
            if (!tree.path("year").isInt() || !tree.path("scheme").isTextual()) {
                throw RequestFault.BAD_JSON.with();
            }
            return new Wanted(tree.path("year").asInt(), tree.path("scheme").asText());
        } catch (JsonProcessingException e) {
            throw RequestFault.BAD_JSON.with();
        }
    }

    private static int year(String written) {
        if (!written.matches("20[0-9]{2}")) {
            throw RequestFault.UNKNOWN_THING.with("year");
        }
        return Integer.parseInt(written);
    }

    /** Versions of schemes may be added under one snapshot, so a sheet's answer is asked for anew each time. */
    private static <T> void sendFresh(Context context, Reading reading, T data) {
        context.header("Cache-Control", "private, no-store");
        context.json(new Answer<>(Answer.Stamp.of(reading), data));
    }

    private record Wanted(int year, @Nullable String scheme) {}

    private record Comparison(ScoreAnswer one, ScoreAnswer other) {}

    private record Seals(List<FrozenSheets.Seal> frozen) {}
}
