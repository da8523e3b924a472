package cn.xiaokang.api.pages;

import cn.xiaokang.api.access.Permission;
import cn.xiaokang.api.queries.Bindings;
import cn.xiaokang.api.queries.Query;
import cn.xiaokang.api.queries.Reading;
import cn.xiaokang.api.queries.Row;
import cn.xiaokang.api.request.PageKey;
import cn.xiaokang.api.request.Parameters;
import cn.xiaokang.api.request.Readings;
import cn.xiaokang.api.request.Resource;
import cn.xiaokang.dashboards.figure.Figures;
import cn.xiaokang.dashboards.text.Text;
import cn.xiaokang.dashboards.view.DeliveriesView;
import cn.xiaokang.dashboards.view.Field;
import cn.xiaokang.dashboards.view.Paging;
import cn.xiaokang.warehouse.catalogue.Catalogue;
import cn.xiaokang.warehouse.catalogue.Contract;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** What was delivered, taken and refused; places and reasons, never content. */
final class DeliveriesPage implements Resource {
    private static final Query SOURCES = Query.named("pages/delivery_sources");
    private static final Query PERIODS = Query.named("pages/delivery_periods");
    private static final Query REASONS = Query.named("pages/delivery_reasons");
    private static final Query REFUSED = Query.named("pages/delivery_refused");
    private static final Query FILES = Query.named("pages/delivery_files");
    private static final Query CHECKS = Query.named("pages/checks");
    private static final List<String> STATES = List.of("in_force", "superseded", "refused");
    private static final List<String> LISTS = List.of("refused", "files");
    private static final int ROWS_A_PAGE = 20;
    private static final String BETWEEN_LANGUAGES = " | ";

    private final Shell shell;
    private final Readings readings;
    private final Catalogue catalogue;

    DeliveriesPage(Shell shell, Readings readings, Catalogue catalogue) {
        this.shell = shell;
        this.readings = readings;
        this.catalogue = catalogue;
    }

    @Override
    public void addTo(RoutesConfig routes) {
        routes.get("/deliveries", this::show, Permission.SEE_DELIVERIES);
    }

    private void show(Context context) {
        Asked asked = Asked.of(context);
        Reading reading = readings.of(context);
        shell.show(context, "deliveries", reading, text -> new Draft(reading, text, asked).view());
    }

    /** One drawing of the page. */
    private final class Draft {
        private final Reading reading;
        private final Text text;
        private final Figures figures;
        private final Asked asked;

        Draft(Reading reading, Text text, Asked asked) {
            this.reading = reading;
            this.text = text;
            this.figures = new Figures(text.language());
            this.asked = asked;
        }

        DeliveriesView view() {
            List<Row> sources = reading.rows(SOURCES, Bindings.none());
            List<Row> refused = reading.rows(REFUSED, asked.bindings("refused"));
            List<Row> files = reading.rows(FILES, asked.bindings("files"));
            return new DeliveriesView(
                    List.of(
                            total(sources, "files"),
                            total(sources, "delivered"),
                            total(sources, "loaded"),
                            total(sources, "superseded"),
                            total(sources, "quarantined")),
                    sources.stream().allMatch(row -> row.truth("is_balanced")),
                    sources.stream().map(this::source).toList(),
                    reading.rows(REASONS, Bindings.of("source", asked.source()).and("period", asked.period())).stream()
                            .map(this::reason)
                            .toList(),
                    Filters.allAnd(
                            text,
                            sources.stream().map(row -> row.text("source")).toList(),
                            this::title,
                            asked.source()),
                    Filters.allAnd(
                            text,
                            reading.rows(PERIODS, Bindings.none()).stream()
                                    .map(row -> row.text("period"))
                                    .toList(),
                            period -> period,
                            asked.period()),
                    Filters.allAnd(text, STATES, state -> text.say("state_" + state), asked.state()),
                    Filters.allAnd(
                            text,
                            reading.rows(REASONS, Bindings.of("source", null).and("period", null)).stream()
                                    .map(row -> row.text("reason"))
                                    .toList(),
                            reason -> text.named("reason", reason),
                            asked.reason()),
                    files.stream().limit(ROWS_A_PAGE).map(this::file).toList(),
                    paging("files", files, row -> new PageKey("files", row.text("period"), row.text("delivery_id"))),
                    refused.stream().limit(ROWS_A_PAGE).map(this::refused).toList(),
                    paging("refused", refused, row -> new PageKey("refused", row.text("file"), row.text("place"))),
                    reading.rows(CHECKS, Bindings.none()).stream()
                            .map(DeliveriesPage::check)
                            .toList());
        }

        private Field total(List<Row> sources, String column) {
            long sum = sources.stream().mapToLong(row -> row.whole(column)).sum();
            return new Field(text.say(column), figures.count(sum, "").text());
        }

        private DeliveriesView.SourceRow source(Row row) {
            String source = row.text("source");
            Contract contract = catalogue.contracts().get(source);
            return new DeliveriesView.SourceRow(
                    source,
                    title(source),
                    contract == null ? "" : contract.owner(),
                    count(row, "files"),
                    count(row, "delivered"),
                    count(row, "loaded"),
                    count(row, "superseded"),
                    count(row, "quarantined"),
                    row.truth("is_balanced"),
                    Address.of("/deliveries").with("source", source) + "#refused");
        }

        private DeliveriesView.ReasonRow reason(Row row) {
            String reason = row.text("reason");
            return new DeliveriesView.ReasonRow(
                    reason,
                    text.named("reason", reason),
                    text.named("says", reason),
                    count(row, "rows"),
                    count(row, "files"),
                    Address.of("/deliveries")
                                    .with("source", asked.source())
                                    .with("period", asked.period())
                                    .with("reason", reason)
                            + "#refused");
        }

        private DeliveriesView.FileRow file(Row row) {
            String state = row.text("state");
            String area = Objects.requireNonNullElse(row.textOrNull("area_code"), "");
            return new DeliveriesView.FileRow(
                    row.text("file"),
                    Objects.requireNonNullElse(row.textOrNull("source"), ""),
                    text.named("area", area),
                    Objects.requireNonNullElse(row.textOrNull("revision"), ""),
                    Objects.requireNonNullElse(row.textOrNull("encoding"), ""),
                    state,
                    text.named("state", state),
                    count(row, "delivered"),
                    count(row, "loaded"),
                    count(row, "superseded"),
                    count(row, "quarantined"),
                    count(row, "load_no"));
        }

        private DeliveriesView.RefusedRow refused(Row row) {
            long line = row.whole("line");
            return new DeliveriesView.RefusedRow(
                    row.text("file"),
                    line == 0 ? text.say("whole_file") : figures.count(line, "").text(),
                    Objects.requireNonNullElse(row.textOrNull("source"), ""),
                    header(row.textOrNull("source"), row.text("column_name")),
                    row.text("reason"),
                    text.named("reason", row.text("reason")),
                    inLanguage(Objects.requireNonNullElse(row.textOrNull("says"), "")));
        }

        /** What is wrong, of its two languages the page's. */
        private String inLanguage(String says) {
            int joint = says.indexOf(BETWEEN_LANGUAGES);
            return joint < 0
                    ? says
                    : text.language().of(says.substring(0, joint), says.substring(joint + BETWEEN_LANGUAGES.length()));
        }

        private Paging paging(String list, List<Row> rows, java.util.function.Function<Row, PageKey> key) {
            long all = rows.isEmpty() ? 0 : rows.get(0).whole("rows_in_all");
            boolean isLater = asked.list().equals(list) && asked.after() != null;
            String next = rows.size() > ROWS_A_PAGE
                    ? asked.address()
                                    .with("list", list)
                                    .with(
                                            "after",
                                            key.apply(rows.get(ROWS_A_PAGE - 1)).written())
                            + "#" + list
                    : null;
            return new Paging(
                    figures.count(all, "").text(),
                    Math.min(rows.size(), ROWS_A_PAGE),
                    isLater ? asked.address() + "#" + list : null,
                    next);
        }

        private String header(@Nullable String source, String column) {
            Contract contract = source == null ? null : catalogue.contracts().get(source);
            return contract == null
                    ? column
                    : contract.column(column).map(known -> known.header()).orElse(column);
        }

        private String title(String source) {
            Contract contract = catalogue.contracts().get(source);
            return contract == null ? source : contract.title();
        }

        private String count(Row row, String column) {
            Long number = row.wholeOrNull(column);
            return number == null ? "—" : figures.count(number, "").text();
        }
    }

    private static DeliveriesView.CheckRow check(Row row) {
        return new DeliveriesView.CheckRow(
                row.text("check_name"),
                Objects.requireNonNullElse(row.textOrNull("table_name"), ""),
                Objects.requireNonNullElse(row.textOrNull("expected"), ""),
                Objects.requireNonNullElse(row.textOrNull("found"), ""),
                row.truth("is_passed"));
    }

    /** What the request asks for; {@code list} says which of the two lists {@code after} belongs to. */
    private record Asked(
            @Nullable String source,
            @Nullable String period,
            @Nullable String state,
            @Nullable String reason,
            String list,
            @Nullable PageKey after) {
        static Asked of(Context context) {
            Parameters parameters =
                    Parameters.of(context, Shell.parameters("source", "period", "state", "reason", "list", "after"));
            return new Asked(
                    parameters.id("source"),
                    parameters.period("period"),
                    parameters.oneOfOrNull("state", STATES),
                    parameters.id("reason"),
                    parameters.oneOf("list", LISTS),
                    parameters.after());
        }

        Bindings bindings(String ofList) {
            Predicate<@Nullable PageKey> isOfList =
                    key -> key != null && list.equals(ofList) && key.order().equals(ofList);
            PageKey key = isOfList.test(after) ? after : null;
            return Bindings.of("source", source)
                    .and("period", period)
                    .and("state", state)
                    .and("reason", reason)
                    .and("after_key", key == null ? null : key.sortKey())
                    .and("after_id", key == null ? null : key.id())
                    .and("limit", ROWS_A_PAGE + 1);
        }

        Address address() {
            return Address.of("/deliveries")
                    .with("source", source)
                    .with("period", period)
                    .with("state", state)
                    .with("reason", reason);
        }
    }
}
