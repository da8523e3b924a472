package cn.xiaokang.api.pages;

import cn.xiaokang.api.access.Permission;
import cn.xiaokang.api.cases.CaseFilter;
import cn.xiaokang.api.cases.Cases;
import cn.xiaokang.api.queries.Reading;
import cn.xiaokang.api.rules.Scorecards;
import cn.xiaokang.api.store.ShadowStore;
import cn.xiaokang.api.workbench.QueryBook;
import cn.xiaokang.api.workbench.Question;
import cn.xiaokang.api.workbench.Shadows;
import cn.xiaokang.dashboards.figure.Figures;
import cn.xiaokang.dashboards.text.Language;
import cn.xiaokang.dashboards.text.Text;
import cn.xiaokang.dashboards.view.Field;
import cn.xiaokang.dashboards.view.Grid;
import cn.xiaokang.dashboards.view.Grid.Cell;
import cn.xiaokang.dashboards.view.Grid.Column;
import cn.xiaokang.dashboards.view.RuleView;
import cn.xiaokang.warehouse.catalogue.Catalogue;
import cn.xiaokang.warehouse.catalogue.Clause;
import cn.xiaokang.warehouse.catalogue.Exemption;
import cn.xiaokang.warehouse.catalogue.Parameter;
import cn.xiaokang.warehouse.catalogue.Rule;
import cn.xiaokang.warehouse.scorecard.Share;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;

/** One drawing of a rule's page. */
final class RuleDraft {
    private final Catalogue catalogue;
    private final Scorecards scorecards;
    private final Cases cases;
    private final PageRoutes.Asking asking;
    private final Reading reading;
    private final Text text;
    private final Words words;
    private final Shares shares;
    private final Rule rule;
    private final boolean mayAsk;

    RuleDraft(
            Catalogue catalogue,
            Scorecards scorecards,
            Cases cases,
            PageRoutes.Asking asking,
            Reading reading,
            Text text,
            Rule rule) {
        this.catalogue = catalogue;
        this.scorecards = scorecards;
        this.cases = cases;
        this.asking = asking;
        this.reading = reading;
        this.text = text;
        this.words = new Words(catalogue, text);
        this.shares = new Shares(new Figures(text.language()));
        this.rule = rule;
        this.mayAsk = reading.viewer().may(Permission.ASK_OWN_QUESTIONS);
    }

    RuleView view() {
        Clause clause = catalogue.clauses().get(rule.clause());
        return new RuleView(
                rule.id(),
                words.rule(rule.id()),
                DictionaryPage.said(text, rule.definition()),
                rule.clause() + (clause == null ? "" : " " + clause.title()),
                clause == null ? "" : clause.text(),
                facts(),
                rule.clears() == null ? "" : DictionaryPage.said(text, Objects.requireNonNull(rule.clears())),
                parameters(),
                exemptions(),
                scorecard(),
                rule.isBuilt() ? rule.builtSql() : "",
                reading.viewer().may(Permission.SEE_FLAGS) ? "/flags?rule=" + rule.id() : "",
                mayAsk ? "/workbench?way=rule&rule=" + rule.id() : "",
                mayAsk
                        ? asking.shadows().of(reading.viewer(), rule.id()).stream()
                                .map(this::shadow)
                                .toList()
                        : List.of(),
                mayAsk
                        ? asking.book().all(reading.viewer()).stream()
                                .filter(this::isOfRule)
                                .map(kept -> new Field(
                                        text.say("query_name", kept.queryNo(), kept.version(), kept.name()),
                                        kept.queryNo()))
                                .toList()
                        : List.of(),
                mayAsk);
    }

    private boolean isOfRule(QueryBook.Kept kept) {
        return kept.question() instanceof Question.OfRule ofRule
                && ofRule.rule().equals(rule.id())
                && !ofRule.changes().isEmpty();
    }

    private List<Field> facts() {
        List<Field> facts = new ArrayList<>();
        facts.add(new Field(
                text.say("severity"),
                text.say("severity_" + rule.severity().name().toLowerCase(Locale.ROOT))));
        facts.add(new Field(
                text.say("side"), text.say("side_" + rule.side().name().toLowerCase(Locale.ROOT))));
        facts.add(new Field(text.say("money"), MoneyWords.kind(text, rule.money())));
        String twin = rule.twin();
        facts.add(new Field(
                text.say("twin"),
                twin != null
                        ? words.rule(twin)
                        : rule.noTwin() == null
                                ? "—"
                                : DictionaryPage.said(text, Objects.requireNonNull(rule.noTwin()))));
        if (reading.viewer().may(Permission.WORK_CASES)) {
            long count = cases.page(
                            reading.viewer(),
                            new CaseFilter(null, null, null, rule.id(), null, CaseFilter.SORTS.get(0)),
                            1,
                            null)
                    .total();
            facts.add(new Field(text.say("cases"), String.valueOf(count)));
        }
        return facts;
    }

    private Grid parameters() {
        List<List<Cell>> rows = new ArrayList<>();
        for (String name : rule.parameters()) {
            Parameter parameter = catalogue.parameters().parameter(name);
            parameter
                    .values()
                    .forEach((from, value) -> rows.add(List.of(
                            Cell.of(text.language() == Language.EN ? name.replace('_', ' ') : parameter.title()),
                            Cell.of(from.toString()),
                            Cell.of(value.toPlainString()),
                            Cell.of(DictionaryPage.unit(text, parameter.unit())),
                            Cell.of(parameter.clause()))));
        }
        return new Grid(
                "rule-parameters",
                text.say("parameters"),
                "",
                List.of(
                        Column.words(text.say("parameter")),
                        Column.words(text.say("from")),
                        Column.numbers(text.say("value")),
                        Column.words(text.say("unit")),
                        Column.words(text.say("clause"))),
                rows,
                text.say("no_parameters"));
    }

    private Grid exemptions() {
        return new Grid(
                "rule-exemptions",
                text.say("exemptions"),
                text.say("exemptions_note"),
                List.of(Column.words(text.say("exemption")), Column.words(text.say("clause"))),
                rule.notThis().stream()
                        .map((Exemption exemption) -> List.of(
                                Cell.of(DictionaryPage.said(text, exemption)),
                                Cell.of(Objects.requireNonNullElse(exemption.clause(), "—"))))
                        .toList(),
                text.say("no_exemptions"));
    }

    private Grid scorecard() {
        List<List<Cell>> rows = scorecards.cards(reading).stream()
                .filter(card -> card.rule().equals(rule.id()))
                .flatMap(card -> card.counties().stream())
                .map(county -> List.of(
                        Cell.of(words.place(county.countyCode())),
                        Cell.of(String.valueOf(county.flags())),
                        Cell.of(String.valueOf(county.confirmed().trials())),
                        Cell.of(shares.value(county.confirmed())),
                        Cell.of(shares.interval(county.confirmed()))))
                .toList();
        return new Grid(
                "rule-scorecard",
                text.say("scorecard"),
                text.say("scorecard_note"),
                List.of(
                        Column.words(text.say("county")),
                        Column.numbers(text.say("flags")),
                        Column.numbers(text.say("judged")),
                        Column.numbers(text.say("confirmed")),
                        Column.numbers(text.say("interval"))),
                rows,
                text.say("no_flags"));
    }

    private RuleView.Shadow shadow(Shadows.Shadow shadow) {
        ShadowStore.Run run = shadow.run();
        String changes = String.join(
                "; ",
                shadow.question().changes().stream()
                        .map(moved -> text.say(
                                "change",
                                text.language() == Language.EN
                                        ? moved.name().replace('_', ' ')
                                        : catalogue
                                                .parameters()
                                                .parameter(moved.name())
                                                .title(),
                                moved.validFrom(),
                                moved.value().toPlainString()))
                        .toList());
        String endedBy = run.endedBy();
        boolean isEnded = endedBy != null;
        return new RuleView.Shadow(
                run.shadowNo(),
                changes,
                text.say("proposed", run.proposedBy(), Shell.moment(run.proposedAt()), run.words()),
                endedBy != null
                        ? text.say(
                                "ended",
                                endedBy,
                                Shell.moment(Objects.requireNonNullElse(run.endedAt(), run.proposedAt())),
                                Objects.requireNonNullElse(run.endWords(), ""))
                        : "",
                !isEnded && !run.proposedBy().equals(reading.viewer().user()),
                new Grid(
                        "beside-" + run.shadowNo(),
                        text.say("both", run.shadowNo()),
                        "",
                        List.of(
                                Column.words(text.say("snapshot")),
                                Column.numbers(text.say("same")),
                                Column.numbers(text.say("raised")),
                                Column.numbers(text.say("dropped")),
                                Column.numbers(text.say("live_confirmed")),
                                Column.numbers(text.say("beside_confirmed"))),
                        shadow.compared().stream()
                                .map(each -> List.of(
                                        Cell.hinted(each.snapshotId(), Shell.moment(each.workedAt())),
                                        Cell.of(String.valueOf(each.same())),
                                        Cell.of(String.valueOf(each.raised())),
                                        Cell.of(String.valueOf(each.dropped())),
                                        Cell.of(judged(each.live())),
                                        Cell.of(judged(each.beside()))))
                                .toList(),
                        text.say("no_flags")));
    }

    private String judged(Share share) {
        return share.trials() == 0
                ? "—"
                : text.say("of_judged", share.hits(), share.trials() - share.hits(), shares.value(share));
    }
}
