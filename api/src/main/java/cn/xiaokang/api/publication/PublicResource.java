package cn.xiaokang.api.publication;

import cn.xiaokang.api.access.Permission;
import cn.xiaokang.api.queries.Reading;
import cn.xiaokang.api.request.Answer;
import cn.xiaokang.api.request.Parameters;
import cn.xiaokang.api.request.Readings;
import cn.xiaokang.api.request.Resource;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/** What anyone may see without sign-in. */
public final class PublicResource implements Resource {
    private final Readings readings;
    private final PublicFigures figures;

    /** Answers with those figures. */
    public PublicResource(Readings readings, PublicFigures figures) {
        this.readings = readings;
        this.figures = figures;
    }

    @Override
    public void addTo(RoutesConfig routes) {
        routes.get("/api/v1/public/overview", context -> answer(context, figures::overview), Permission.PUBLIC);
        routes.get("/api/v1/public/funds", context -> answer(context, figures::funds), Permission.PUBLIC);
        routes.get("/api/v1/public/indicators", context -> answer(context, figures::indicators), Permission.PUBLIC);
    }

    private <T> void answer(Context context, BiFunction<Reading, @Nullable Integer, T> figures) {
        Integer year = Parameters.of(context, "year").year("year");
        Reading reading = readings.ofReleased(context);
        Answer.send(context, reading, () -> figures.apply(reading, year));
    }
}
