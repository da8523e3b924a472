package cn.xiaokang.api.pages;

import cn.xiaokang.api.access.AccessLog;
import cn.xiaokang.api.access.Permission;
import cn.xiaokang.api.cases.FlagCase;
import cn.xiaokang.api.cases.FlagCases;
import cn.xiaokang.api.flags.FlagFilter;
import cn.xiaokang.api.queries.Bindings;
import cn.xiaokang.api.queries.MoneyByKind;
import cn.xiaokang.api.queries.Query;
import cn.xiaokang.api.queries.Reading;
import cn.xiaokang.api.queries.Row;
import cn.xiaokang.api.request.PageKey;
import cn.xiaokang.api.request.Parameters;
import cn.xiaokang.api.request.Readings;
import cn.xiaokang.api.request.RequestId;
import cn.xiaokang.api.request.Resource;
import cn.xiaokang.dashboards.figure.Figures;
import cn.xiaokang.dashboards.text.Text;
import cn.xiaokang.dashboards.view.Choice;
import cn.xiaokang.dashboards.view.FlagListView;
import cn.xiaokang.dashboards.view.Paging;
import cn.xiaokang.warehouse.catalogue.Catalogue;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The flags that fit the filters, page by page, and as a file. */
final class FlagListPage implements Resource {
    private static final Query CUBE = Query.named("pages/flag_cube");
    private static final Query LIST = Query.named("flags/page");
    private static final List<String> SEVERITIES = List.of("high", "medium", "low");
    private static final List<String> SORTS = List.of("severity", "at_stake", "period");
    private static final int ROWS_A_PAGE = 25;
    private static final int ROWS_A_FILE = 20_000;

    private final Shell shell;
    private final Readings readings;
    private final Catalogue catalogue;
    private final FlagCases flagCases;
    private final AccessLog log;

    FlagListPage(Shell shell, Readings readings, Catalogue catalogue, FlagCases flagCases, AccessLog log) {
        this.shell = shell;
        this.readings = readings;
        this.catalogue = catalogue;
        this.flagCases = flagCases;
        this.log = log;
    }

    @Override
    public void addTo(RoutesConfig routes) {
        routes.get("/flags", this::show, Permission.SEE_FLAGS);
        routes.get("/flags.csv", this::download, Permission.SEE_FLAGS);
    }

    private void show(Context context) {
        Asked asked = Asked.of(context);
        Reading reading = readings.of(context);
        shell.show(context, "flags", reading, text -> new Draft(reading, text, asked).view());
    }

    private void download(Context context) {
        Asked asked = Asked.of(context);
        Reading reading = readings.of(context);
        log.add(
                reading.viewer(),
                new AccessLog.Look(
                        "flags",
                        asked.address("/flags").toString(),
                        null,
                        reading.snapshotId(),
                        RequestId.of(context)));
        Text text = Shell.text(context, "flags");
        Words words = new Words(catalogue, text);
        CsvFile file = new CsvFile();
        file.line(List.of(
                "flag_id",
                text.say("rule"),
                text.say("severity"),
                text.say("county"),
                text.say("place"),
                text.say("subject"),
                text.say("subject_no"),
                text.say("period"),
                text.say("household"),
                text.say("at_stake"),
                text.say("money_kind"),
                text.say("case_state"),
                text.say("case_no")));
        Map<String, FlagCase> states = flagCases.of(reading);
        for (Row row : reading.rows(LIST, asked.bindings(states, ROWS_A_FILE))) {
            FlagCase inCase = states.getOrDefault(row.text("flag_id"), FlagCase.NONE);
            BigDecimal atStake = row.moneyOrNull("at_stake");
            file.line(List.of(
                    row.text("flag_id"),
                    words.rule(row.text("rule")),
                    text.say("severity_" + row.text("severity")),
                    words.place(row.textOrNull("county_code")),
                    Objects.requireNonNullElse(row.textOrNull("village_name"), ""),
                    text.named("subject", row.text("subject")),
                    row.text("subject_no"),
                    Objects.requireNonNullElse(row.textOrNull("period"), "—"),
                    Objects.requireNonNullElse(row.textOrNull("household_id"), ""),
                    atStake == null ? "" : atStake.toPlainString(),
                    MoneyWords.kind(text, MoneyByKind.kind(catalogue, row.text("rule"))),
                    text.say("case_state_" + inCase.state().code()),
                    Objects.requireNonNullElse(inCase.caseNo(), "")));
        }
        context.header("Cache-Control", "no-store");
        context.header("Content-Disposition", "attachment; filename=\"flags.csv\"");
        context.contentType("text/csv; charset=utf-8")
                .result(file.stamped(asked.address("/flags").toString(), reading));
    }

    /** One drawing of the page. */
    private final class Draft {
        private final Reading reading;
        private final Text text;
        private final Words words;
        private final Figures figures;
        private final Asked asked;
        private final Map<String, FlagCase> states;
        private final List<Row> cube;

        Draft(Reading reading, Text text, Asked asked) {
            this.reading = reading;
            this.text = text;
            this.words = new Words(catalogue, text);
            this.figures = new Figures(text.language());
            this.asked = asked;
            this.states = flagCases.of(reading);
            this.cube = reading.rows(CUBE, asked.byCase(states));
        }

        FlagListView view() {
            List<Row> rows = reading.rows(LIST, asked.bindings(states, asked.limit() + 1));
            List<Row> page = rows.stream().limit(asked.limit()).toList();
            List<Row> fitting = cube.stream()
                    .filter(row -> Facet.all().stream().allMatch(facet -> facet.fits(row, asked)))
                    .toList();
            long total = fitting.stream().mapToLong(row -> row.whole("flags")).sum();
            return new FlagListView(
                    choices(
                            Facet.SEVERITY,
                            severity -> text.say("severity_" + severity),
                            Comparator.comparing(SEVERITIES::indexOf)),
                    choices(Facet.RULE, words::rule, Comparator.naturalOrder()),
                    choices(Facet.COUNTY, words::place, Comparator.naturalOrder()),
                    choices(Facet.YEAR, year -> year, Comparator.reverseOrder()),
                    Filters.allAnd(
                            text, FlagFilter.CASE_STATES, state -> text.say("case_state_" + state), asked.inCase()),
                    SORTS.stream()
                            .map(sort -> new Choice(sort, text.say("sort_" + sort), "", sort.equals(asked.sort())))
                            .toList(),
                    page.stream().map(this::row).toList(),
                    paging(rows, page, total),
                    MoneyWords.line(text, figures, MoneyByKind.of(catalogue, fitting)),
                    asked.inCase() != null || Facet.all().stream().anyMatch(facet -> facet.chosen(asked) != null),
                    asked.address("/flags.csv").toString());
        }

        /** The values of one filter with the flags that each would show under the other filters. */
        private List<Choice> choices(Facet facet, Function<String, String> label, Comparator<String> order) {
            Map<String, Long> counts = new TreeMap<>(order.thenComparing(Comparator.naturalOrder()));
            counts.putAll(cube.stream()
                    .filter(row -> Facet.all().stream()
                            .filter(other -> !other.equals(facet))
                            .allMatch(other -> other.fits(row, asked)))
                    .collect(Collectors.groupingBy(
                            row -> row.text(facet.column()), Collectors.summingLong(row -> row.whole("flags")))));
            counts.remove("");
            String chosen = facet.chosen(asked);
            if (chosen != null) {
                counts.putIfAbsent(chosen, 0L);
            }
            List<Choice> choices = new ArrayList<>();
            choices.add(new Choice("", text.say("all"), "", chosen == null));
            counts.forEach((value, flags) -> choices.add(new Choice(
                    value, label.apply(value), figures.count(flags, "").text(), value.equals(chosen))));
            return choices;
        }

        private FlagListView.FlagRow row(Row row) {
            String severity = row.text("severity");
            String household = row.textOrNull("household_id");
            FlagCase inCase = states.getOrDefault(row.text("flag_id"), FlagCase.NONE);
            return new FlagListView.FlagRow(
                    row.text("flag_id"),
                    "/flags/" + Shell.encoded(row.text("flag_id")),
                    words.rule(row.text("rule")),
                    severity,
                    text.say("severity_" + severity),
                    words.place(row.textOrNull("county_code"), row.textOrNull("village_name")),
                    text.named("subject", row.text("subject")),
                    Words.shortened(row.textOrNull("subject_no")),
                    Objects.requireNonNullElse(row.textOrNull("period"), "—"),
                    figures.exactMoney(row.moneyOrNull("at_stake")).text(),
                    MoneyWords.kind(text, MoneyByKind.kind(catalogue, row.text("rule"))),
                    household == null ? "—" : household,
                    household == null ? null : "/households/" + Shell.encoded(household),
                    inCase.state().code(),
                    text.say("case_state_" + inCase.state().code()),
                    inCase.caseNo() == null ? null : "/cases/" + inCase.caseNo());
        }

        private Paging paging(List<Row> rows, List<Row> page, long total) {
            String next = null;
            if (rows.size() > page.size()) {
                Row last = page.get(page.size() - 1);
                PageKey key = new PageKey(asked.sort(), last.text("sort_key"), last.text("flag_id"));
                next = asked.address("/flags").with("after", key.written()).toString();
            }
            return new Paging(
                    figures.count(total, "").text(),
                    page.size(),
                    asked.after() == null ? null : asked.address("/flags").toString(),
                    next);
        }
    }

    /** A filter: its column in the cube and what is chosen of it. */
    private record Facet(String column, Function<Asked, @Nullable String> of) {
        static final Facet SEVERITY = new Facet("severity", Asked::severity);
        static final Facet RULE = new Facet("rule", Asked::rule);
        static final Facet COUNTY = new Facet("county_code", Asked::county);
        static final Facet YEAR = new Facet("year", Asked::year);

        static List<Facet> all() {
            return List.of(SEVERITY, RULE, COUNTY, YEAR);
        }

        @Nullable
        String chosen(Asked asked) {
            return of.apply(asked);
        }

        boolean fits(Row row, Asked asked) {
            String chosen = chosen(asked);
            Predicate<String> isChosen = value -> chosen == null || chosen.equals(value);
            return isChosen.test(row.text(column));
        }
    }

    /** What the request asks for. */
    private record Asked(
            @Nullable String severity,
            @Nullable String rule,
            @Nullable String county,
            @Nullable String year,
            @Nullable String inCase,
            String sort,
            int limit,
            @Nullable PageKey after) {
        static Asked of(Context context) {
            Parameters parameters = Parameters.of(
                    context, Shell.parameters("severity", "rule", "county", "year", "case", "sort", "limit", "after"));
            Integer year = parameters.year("year");
            String sort = parameters.oneOf("sort", SORTS);
            PageKey after = parameters.after();
            return new Asked(
                    parameters.oneOfOrNull("severity", SEVERITIES),
                    parameters.id("rule"),
                    parameters.county("county"),
                    year == null ? null : String.valueOf(year),
                    parameters.oneOfOrNull("case", FlagFilter.CASE_STATES),
                    sort,
                    context.queryParam("limit") == null ? ROWS_A_PAGE : parameters.limit(),
                    after != null && after.order().equals(sort) ? after : null);
        }

        /** Only how the flags stand to the cases. */
        Bindings byCase(Map<String, FlagCase> states) {
            return Bindings.of("flags_in", FlagCases.included(states, inCase))
                    .and("flags_out", FlagCases.excluded(states, inCase));
        }

        Bindings bindings(Map<String, FlagCase> states, int rows) {
            return byCase(states)
                    .and("severity", severity)
                    .and("rule", rule)
                    .and("county", county)
                    .and("period", year)
                    .and("household", null)
                    .and("sort", sort)
                    .and("after_key", after == null ? null : after.sortKey())
                    .and("after_id", after == null ? null : after.id())
                    .and("limit", rows);
        }

        Address address(String path) {
            return Address.of(path)
                    .with("severity", severity)
                    .with("rule", rule)
                    .with("county", county)
                    .with("year", year)
                    .with("case", inCase)
                    .with("sort", sort.equals(SORTS.get(0)) ? null : sort);
        }
    }
}
