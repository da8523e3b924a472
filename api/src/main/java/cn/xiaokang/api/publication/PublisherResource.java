package cn.xiaokang.api.publication;

import cn.xiaokang.api.access.Permission;
import cn.xiaokang.api.queries.Reading;
import cn.xiaokang.api.request.Answer;
import cn.xiaokang.api.request.PageKey;
import cn.xiaokang.api.request.Parameters;
import cn.xiaokang.api.request.Readings;
import cn.xiaokang.api.request.Resource;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a publisher must know: what is due, how the three books differ, how the counties do. */
public final class PublisherResource implements Resource {
    static final List<String> STATES = List.of("overdue", "due", "late", "in_time");
    static final List<String> DIFFERENCES =
            List.of("unconfirmed", "returned", "bank_differs", "unpublished", "published_differs");

    private final Readings readings;
    private final NoticeLife life;
    private final DueNotices due;
    private final ThreeBooks books;

    /** Answers with those. */
    public PublisherResource(Readings readings, NoticeLife life, DueNotices due, ThreeBooks books) {
        this.readings = readings;
        this.life = life;
        this.due = due;
        this.books = books;
    }

    @Override
    public void addTo(RoutesConfig routes) {
        routes.get("/api/v1/publication/due", this::due, Permission.SEE_NOTICES);
        routes.get("/api/v1/publication/league", this::league, Permission.SEE_NOTICES);
        routes.get("/api/v1/publication/books", this::books, Permission.SEE_NOTICES);
        routes.get("/api/v1/publication/differences", this::differences, Permission.SEE_NOTICES);
        routes.get("/api/v1/publication/skims", this::skims, Permission.SEE_NOTICES);
    }

    private void due(Context context) {
        Parameters parameters = Parameters.of(context, "kind", "county", "year", "state", "limit", "after");
        String kind = parameters.id("kind");
        DueNotices.Wanted wanted = new DueNotices.Wanted(
                parameters.county("county"), parameters.year("year"), parameters.oneOfOrNull("state", STATES));
        String after = key(parameters.after());
        int limit = parameters.limit();
        Reading reading = readings.of(context);
        // states change with what is posted here, not with the snapshot alone
        Answer.sendUncached(context, reading, () -> {
            DueNotices.Page page = due.page(reading, life.kind(kind == null ? "payment" : kind), wanted, after, limit);
            return new DueNotices.Page(page.kind(), page.asAt(), page.total(), page.items(), written(page.next()));
        });
    }

    private void league(Context context) {
        Integer year = Parameters.of(context, "year").year("year");
        Reading reading = readings.of(context);
        Answer.send(context, reading, () -> new League(due.league(reading, year)));
    }

    private void books(Context context) {
        Parameters parameters = Parameters.of(context, "year", "county");
        Integer year = parameters.year("year");
        String county = parameters.county("county");
        Reading reading = readings.of(context);
        Answer.send(context, reading, () -> books.books(reading, year, county));
    }

    private void differences(Context context) {
        Parameters parameters = Parameters.of(context, "year", "county", "what", "limit", "after");
        Integer year = parameters.year("year");
        String county = parameters.county("county");
        String what = parameters.oneOfOrNull("what", DIFFERENCES);
        String after = key(parameters.after());
        int limit = parameters.limit();
        Reading reading = readings.of(context);
        Answer.send(context, reading, () -> {
            ThreeBooks.Differences page = books.differences(reading, year, county, what, after, limit);
            return new ThreeBooks.Differences(page.year(), page.total(), page.items(), written(page.next()));
        });
    }

    private void skims(Context context) {
        Parameters parameters = Parameters.of(context, "year", "county");
        Integer year = parameters.year("year");
        String county = parameters.county("county");
        Reading reading = readings.of(context);
        Answer.send(context, reading, () -> new Skims(books.skims(reading, year, county)));
    }

    private static @Nullable String key(@Nullable PageKey after) {
        return after == null ? null : after.sortKey();
    }

    private static @Nullable String written(@Nullable String key) {
        return key == null ? null : new PageKey("publication", key, "-").written();
    }

    private record League(List<DueNotices.Standing> counties) {}

    private record Skims(List<ThreeBooks.Skim> lines) {}
}
