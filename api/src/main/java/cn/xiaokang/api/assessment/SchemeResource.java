package cn.xiaokang.api.assessment;

import cn.xiaokang.api.access.Guard;
import cn.xiaokang.api.access.Permission;
import cn.xiaokang.api.problem.RequestFault;
import cn.xiaokang.api.request.Parameters;
import cn.xiaokang.api.request.Resource;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The versions of the assessment schemes: listed, shown whole, added to; none is ever changed. */
public final class SchemeResource implements Resource {
    private static final int LONGEST_NOTE = 500;

    private final Schemes schemes;

    /** Answers from those schemes. */
    public SchemeResource(Schemes schemes) {
        this.schemes = schemes;
    }

    @Override
    public void addTo(RoutesConfig routes) {
        routes.get("/api/v1/assessment/schemes", this::list, Permission.SEE_SCORES);
        routes.get("/api/v1/assessment/schemes/{scheme}", this::one, Permission.SEE_SCORES);
        routes.post("/api/v1/assessment/schemes", this::add, Permission.SET_SCHEMES);
    }

    private void list(Context context) {
        Parameters.of(context);
        context.header("Cache-Control", "private, no-cache");
        context.json(
                new Listed(schemes.all().stream().map(SchemeResource::answer).toList()));
    }

    private void one(Context context) {
        String reference = Parameters.of(context).path("scheme");
        context.header("Cache-Control", "private, no-cache");
        context.json(answer(schemes.version(reference)));
    }

    private void add(Context context) {
        Parameters.of(context);
        String type = context.contentType();
        if (type == null || !type.startsWith("application/json")) {
            throw RequestFault.WRONG_TYPE.with();
        }
        Given given = given(context.body());
        Schemes.Version added = schemes.add(Guard.viewer(context), given.scheme(), given.note());
        context.status(201);
        context.header(
                "Location", "/api/v1/assessment/schemes/" + added.scheme().reference());
        context.json(answer(added));
    }

    private static Given given(String body) {
        try {
            JsonNode tree = Documents.parsed(body);
            JsonNode scheme = tree.path("scheme");
            if (!scheme.isObject() || !scheme.path("id").isTextual()) {
                throw RequestFault.BAD_JSON.with();
            }
            JsonNode note = tree.path("note");
            if (note.isTextual() && note.asText().length() > LONGEST_NOTE) {
                throw RequestFault.BAD_PARAMETER.with("note", "at most 500 characters / 至多 500 字");
            }
            return new Given(scheme, note.isTextual() ? note.asText() : null);
        } catch (JsonProcessingException e) {
            throw RequestFault.BAD_JSON.with();
        }
    }

    private static Answer answer(Schemes.Version version) {
        return new Answer(
                version.scheme().reference(),
                SchemeDocument.of(version.scheme()),
                version.madeBy() == null,
                version.madeBy(),
                version.madeAt(),
                version.note());
    }

    private record Given(JsonNode scheme, @Nullable String note) {}

    private record Listed(List<Answer> schemes) {}

    private record Answer(
            String reference,
            SchemeDocument scheme,
            boolean isOfCatalogue,
            @Nullable String madeBy,
            @Nullable String madeAt,
            @Nullable String note) {}
}
