package cn.xiaokang.api.pages;

import cn.xiaokang.api.access.AreaScope;
import cn.xiaokang.api.access.Permission;
import cn.xiaokang.api.opendata.OpenData;
import cn.xiaokang.api.problem.RequestFault;
import cn.xiaokang.api.publication.DueNotices;
import cn.xiaokang.api.publication.NoticeLife;
import cn.xiaokang.api.publication.ThreeBooks;
import cn.xiaokang.api.queries.Reading;
import cn.xiaokang.api.request.PageKey;
import cn.xiaokang.api.request.Parameters;
import cn.xiaokang.api.request.Readings;
import cn.xiaokang.api.request.Resource;
import cn.xiaokang.dashboards.text.Text;
import cn.xiaokang.warehouse.catalogue.Catalogue;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The publisher's desk, where notices are prepared; the other steps are taken on the notice's own page. */
final class NoticesPage implements Resource {
    static final String HERE = "/notices";
    static final List<String> STATES = List.of("overdue", "due", "late", "in_time", "all");
    static final List<String> SORTS =
            List.of("unconfirmed", "returned", "bank_differs", "unpublished", "published_differs");

    private final Shell shell;
    private final Readings readings;
    private final Catalogue catalogue;
    private final NoticeLife life;
    private final DueNotices due;
    private final ThreeBooks books;
    private final OpenData data;

    NoticesPage(
            Shell shell,
            Readings readings,
            Catalogue catalogue,
            NoticeLife life,
            DueNotices due,
            ThreeBooks books,
            OpenData data) {
        this.shell = shell;
        this.readings = readings;
        this.catalogue = catalogue;
        this.life = life;
        this.due = due;
        this.books = books;
        this.data = data;
    }

    @Override
    public void addTo(RoutesConfig routes) {
        routes.get(HERE, this::show, Permission.SEE_NOTICES);
        routes.post(HERE, this::prepare, Permission.PREPARE_NOTICES);
    }

    /** What the desk shows. */
    record Asked(
            @Nullable Integer year,
            @Nullable String county,
            String kind,
            String state,
            @Nullable String what,
            @Nullable String after,
            @Nullable String differencesAfter) {
        Address address() {
            return Address.of(HERE)
                    .with("year", year)
                    .with("area", county)
                    .with("kind", kind)
                    .with("state", state)
                    .with("what", what);
        }
    }

    private void show(Context context) {
        Parameters parameters =
                Parameters.of(context, Shell.parameters("year", "area", "kind", "state", "what", "after", "more"));
        String area = parameters.county("area");
        Asked asked = new Asked(
                parameters.year("year"),
                AreaScope.CITY_CODE.equals(area) ? null : area,
                Objects.requireNonNullElse(parameters.id("kind"), "payment"),
                parameters.oneOf("state", STATES),
                parameters.oneOfOrNull("what", SORTS),
                key(parameters.after()),
                key(parameters.key("more")));
        Reading reading = readings.of(context);
        life.kind(asked.kind());
        shell.show(
                context,
                "notices",
                reading,
                (Text text) -> new NoticesDesk(catalogue, life, due, books, data, reading, text, asked).view());
    }

    private void prepare(Context context) {
        String kind = Forms.field(context, "kind");
        String area = Forms.field(context, "area");
        String subject = Forms.field(context, "subject_no");
        if (!area.matches("3304[0-9]{2}([0-9]{6})?") || !subject.matches("[\\p{L}0-9_-]{1,64}")) {
            throw RequestFault.BAD_PARAMETER.with("area, subject_no", "from the list / 以清单所列为准");
        }
        String number = life.prepare(readings.of(context), kind, area, subject);
        context.redirect(HERE + "/" + number, HttpStatus.SEE_OTHER);
    }

    private static @Nullable String key(@Nullable PageKey after) {
        return after == null ? null : after.sortKey();
    }
}
