package cn.xiaokang.api.pages;

import cn.xiaokang.api.access.Permission;
import cn.xiaokang.api.problem.RequestFault;
import cn.xiaokang.api.queries.Bindings;
import cn.xiaokang.api.queries.Query;
import cn.xiaokang.api.queries.Reading;
import cn.xiaokang.api.queries.Row;
import cn.xiaokang.api.request.Parameters;
import cn.xiaokang.api.request.Readings;
import cn.xiaokang.api.request.Resource;
import cn.xiaokang.api.rules.Equity;
import cn.xiaokang.api.rules.Scorecards;
import cn.xiaokang.api.store.ControlVisits;
import cn.xiaokang.dashboards.figure.Figures;
import cn.xiaokang.dashboards.text.Text;
import cn.xiaokang.dashboards.view.CockpitView;
import cn.xiaokang.dashboards.view.Grid;
import cn.xiaokang.dashboards.view.Grid.Cell;
import cn.xiaokang.dashboards.view.Grid.Column;
import cn.xiaokang.dashboards.view.RulesView;
import cn.xiaokang.warehouse.catalogue.Catalogue;
import cn.xiaokang.warehouse.catalogue.Rule;
import cn.xiaokang.warehouse.scorecard.Share;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The rule book: each rule's scorecard, whom the rules flag, and the record of the random control. */
final class RulesPage implements Resource {
    private static final Query CONTROL = Query.named("rules/control_household");
    private static final List<String> DIMENSIONS = List.of("county", "category", "age", "disability");
    private static final int SHORTEST_NOTE = 4;
    private static final int LONGEST_NOTE = 200;

    private final Shell shell;
    private final Readings readings;
    private final Catalogue catalogue;
    private final PageRoutes.Ruling ruling;

    RulesPage(Shell shell, Readings readings, Catalogue catalogue, PageRoutes.Ruling ruling) {
        this.shell = shell;
        this.readings = readings;
        this.catalogue = catalogue;
        this.ruling = ruling;
    }

    @Override
    public void addTo(RoutesConfig routes) {
        routes.get("/rules", this::show, Permission.SEE_FLAG_COUNTS);
        routes.post("/rules/control-visits", this::record, Permission.WORK_CASES);
    }

    private void show(Context context) {
        String recorded = Parameters.of(context, Shell.parameters("recorded"))
                .oneOfOrNull("recorded", List.of("yes", "no", "refused"));
        Reading reading = readings.of(context);
        shell.show(context, "rules", reading, text -> new Draft(reading, text).view(recorded));
    }

    private void record(Context context) {
        String household =
                Objects.requireNonNullElse(context.formParam("household"), "").strip();
        String note = Objects.requireNonNullElse(context.formParam("note"), "").strip();
        if (note.length() < SHORTEST_NOTE
                || note.length() > LONGEST_NOTE
                || note.chars().anyMatch(Character::isISOControl)) {
            throw RequestFault.BAD_PARAMETER.with("note", "4 – 200");
        }
        Reading reading = readings.of(context);
        Row row = reading.first(CONTROL, Bindings.of("household", household)).orElse(null);
        if (row == null) {
            context.redirect("/rules?recorded=refused#control", HttpStatus.SEE_OTHER);
            return;
        }
        boolean isNew = ruling.controls()
                .add(
                        new ControlVisits.Visit(
                                row.text("household_id"),
                                row.text("county_code"),
                                reading.snapshotId(),
                                "yes".equals(context.formParam("found")),
                                note),
                        Objects.requireNonNull(reading.viewer().user()));
        context.redirect("/rules?recorded=" + (isNew ? "yes" : "no") + "#control", HttpStatus.SEE_OTHER);
    }

    /** One drawing of the page. */
    private final class Draft {
        private final Reading reading;
        private final Text text;
        private final Words words;
        private final Figures figures;
        private final Shares shares;
        private final List<Scorecards.Card> cards;

        Draft(Reading reading, Text text) {
            this.reading = reading;
            this.text = text;
            this.words = new Words(catalogue, text);
            this.figures = new Figures(text.language());
            this.shares = new Shares(figures);
            this.cards = ruling.scorecards().cards(reading).stream()
                    .sorted(Comparator.comparing(
                                    (Scorecards.Card card) -> rule(card).severity())
                            .thenComparing(Scorecards.Card::flags, Comparator.reverseOrder()))
                    .toList();
        }

        RulesView view(@Nullable String recorded) {
            List<Equity.Group> groups = ruling.equity().groups(reading);
            return new RulesView(
                    headlines(),
                    new Grid(
                            "rules-table",
                            text.say("rules"),
                            text.say("rules_note"),
                            List.of(
                                    Column.words(text.say("rule")),
                                    Column.words(text.say("severity")),
                                    Column.words(text.say("money")),
                                    Column.words(text.say("twin")),
                                    Column.numbers(text.say("flags")),
                                    Column.numbers(text.say("judged")),
                                    Column.numbers(text.say("confirmed")),
                                    Column.numbers(text.say("interval")),
                                    Column.words(text.say("standing"))),
                            cards.stream().map(this::row).toList(),
                            text.say("none")),
                    new Grid(
                            "rule-counties",
                            text.say("counties"),
                            "",
                            List.of(
                                    Column.words(text.say("rule")),
                                    Column.words(text.say("county")),
                                    Column.numbers(text.say("flags")),
                                    Column.numbers(text.say("judged")),
                                    Column.numbers(text.say("confirmed")),
                                    Column.numbers(text.say("interval"))),
                            cards.stream()
                                    .flatMap(card -> card.counties().stream()
                                            .filter(county -> county.confirmed().trials() > 0)
                                            .map(county -> county(card, county)))
                                    .toList(),
                            text.say("none")),
                    DIMENSIONS.stream()
                            .map(dimension -> grid(dimension, groups))
                            .toList(),
                    reading.viewer().may(Permission.WORK_CASES),
                    recorded == null ? "" : text.say("recorded_" + recorded));
        }

        private List<CockpitView.Headline> headlines() {
            long judged =
                    cards.stream().mapToLong(card -> card.confirmed().trials()).sum();
            long confirmed =
                    cards.stream().mapToLong(card -> card.confirmed().hits()).sum();
            Share control = ruling.scorecards().control(reading);
            return List.of(
                    new CockpitView.Headline(
                            text.say("kpi_rules"),
                            figures.count(cards.size(), text.say("unit_rules")),
                            text.say(
                                    "kpi_rules_note",
                                    cards.stream()
                                            .filter(Scorecards.Card::isWatched)
                                            .count())),
                    new CockpitView.Headline(
                            text.say("kpi_judged"),
                            figures.count(judged, text.say("unit_flags")),
                            text.say("kpi_judged_note", shares.value(Share.of(confirmed, judged)))),
                    new CockpitView.Headline(
                            text.say("kpi_control"),
                            figures.count(control.trials(), text.say("unit_households")),
                            text.say("kpi_control_note", control.hits(), shares.interval(control))));
        }

        private Rule rule(Scorecards.Card card) {
            return Objects.requireNonNull(catalogue.rules().get(card.rule()));
        }

        private List<Cell> row(Scorecards.Card card) {
            Rule rule = rule(card);
            String twin = rule.twin();
            return List.of(
                    Cell.to("/rules/" + card.rule(), words.rule(card.rule())),
                    Cell.of(text.say("severity_" + rule.severity().name().toLowerCase(java.util.Locale.ROOT))),
                    Cell.of(MoneyWords.kind(text, rule.money())),
                    twin != null
                            ? Cell.of(words.rule(twin))
                            : rule.noTwin() == null
                                    ? Cell.of("—")
                                    : Cell.hinted(
                                            "—", DictionaryPage.said(text, Objects.requireNonNull(rule.noTwin()))),
                    Cell.of(String.valueOf(card.flags())),
                    Cell.of(String.valueOf(card.confirmed().trials())),
                    Cell.of(shares.value(card.confirmed())),
                    Cell.of(shares.interval(card.confirmed())),
                    Cell.of(text.say(card.isWatched() ? "watched" : "live")));
        }

        private List<Cell> county(Scorecards.Card card, Scorecards.OfCounty county) {
            return List.of(
                    Cell.of(words.rule(card.rule())),
                    Cell.of(words.place(county.countyCode())),
                    Cell.of(String.valueOf(county.flags())),
                    Cell.of(String.valueOf(county.confirmed().trials())),
                    Cell.of(shares.value(county.confirmed())),
                    Cell.of(shares.interval(county.confirmed())));
        }

        private Grid grid(String dimension, List<Equity.Group> groups) {
            return new Grid(
                    "equity-" + dimension,
                    text.say("by_" + dimension),
                    "",
                    List.of(
                            Column.words(text.say("group")),
                            Column.numbers(text.say("households")),
                            Column.numbers(text.say("flagged")),
                            Column.numbers(text.say("interval")),
                            Column.numbers(text.say("unconfirmed")),
                            Column.numbers(text.say("interval"))),
                    groups.stream()
                            .filter(group -> group.dimension().equals(dimension))
                            .map(this::group)
                            .toList(),
                    text.say("none"));
        }

        private List<Cell> group(Equity.Group group) {
            String name = switch (group.dimension()) {
                case "county" -> words.place(group.group());
                case "category" -> words.code("household_category", group.group());
                default -> text.say("group_" + group.group());
            };
            Share flagged = group.flagged();
            Share unconfirmed = group.unconfirmed();
            if (flagged == null || unconfirmed == null) {
                return List.of(
                        Cell.of(name),
                        Cell.of(text.say("withheld")),
                        Cell.of("—"),
                        Cell.of("—"),
                        Cell.of("—"),
                        Cell.of("—"));
            }
            return List.of(
                    Cell.of(name),
                    Cell.of(String.valueOf(flagged.trials())),
                    Cell.of(shares.value(flagged)),
                    Cell.of(shares.interval(flagged)),
                    Cell.of(shares.value(unconfirmed)),
                    Cell.of(shares.interval(unconfirmed)));
        }
    }
}
