package cn.xiaokang.api.pages;

import cn.xiaokang.api.queries.Reading;
import cn.xiaokang.api.workbench.Found;
import cn.xiaokang.api.workbench.QueryBook;
import cn.xiaokang.api.workbench.Question;
import cn.xiaokang.dashboards.figure.Figures;
import cn.xiaokang.dashboards.text.Language;
import cn.xiaokang.dashboards.text.Text;
import cn.xiaokang.dashboards.view.Choice;
import cn.xiaokang.dashboards.view.Field;
import cn.xiaokang.dashboards.view.WorkbenchView;
import cn.xiaokang.warehouse.catalogue.Catalogue;
import cn.xiaokang.warehouse.catalogue.Rule;
import cn.xiaokang.warehouse.catalogue.TableDefinition;
import cn.xiaokang.warehouse.laboratory.MovedValue;
import cn.xiaokang.warehouse.sandbox.Sandbox;
import cn.xiaokang.warehouse.workbench.OpenTables;
import cn.xiaokang.warehouse.workbench.RegisterQuery;
import cn.xiaokang.warehouse.workbench.RegisterQuery.Condition;
import cn.xiaokang.warehouse.workbench.RegisterQuery.Pair;
import cn.xiaokang.warehouse.workbench.RegisterQuery.Shown;
import cn.xiaokang.warehouse.workbench.RegisterQuery.Side;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** One drawing of the workbench: the form filled with the question, the kept queries, and what was found. */
final class WorkbenchDraft {
    private final Reading reading;
    private final Catalogue catalogue;
    private final PageRoutes.Asking asking;
    private final Text text;
    private final State state;
    private final OpenTables tables;

    /**
     * What the page shows.
     *
     * @param kept the query that the form was filled from, or null
     * @param fault why it wasn't answered, or empty
     * @param told what was done, or empty
     * @param found null before it was asked
     */
    record State(
            Question question,
            String purpose,
            @Nullable String county,
            QueryBook.@Nullable Kept kept,
            String fault,
            String told,
            @Nullable Found found) {}

    WorkbenchDraft(Reading reading, Catalogue catalogue, PageRoutes.Asking asking, Text text, State state) {
        this.reading = reading;
        this.catalogue = catalogue;
        this.asking = asking;
        this.text = text;
        this.state = state;
        this.tables = asking.workbench().tables();
    }

    WorkbenchView view() {
        QueryBook.Kept kept = state.kept();
        Question question = state.question();
        Found found = state.found();
        return new WorkbenchView(
                question.kind(),
                reading.viewer().area().countyCode() != null
                        ? List.of()
                        : Filters.allAnd(
                                text, Filters.counties(reading), code -> text.named("area", code), state.county()),
                state.purpose(),
                kept == null ? "" : kept.queryNo(),
                kept == null ? "" : kept.name(),
                kept != null && kept.isShared(),
                state.fault(),
                state.told(),
                question instanceof Question.OfRule ofRule ? ofRule(ofRule) : null,
                question instanceof Question.OfRegisters registers ? ofRegisters(registers.query()) : null,
                question instanceof Question.OfSql ofSql ? ofSql(ofSql) : null,
                asking.book().all(reading.viewer()).stream().map(this::kept).toList(),
                found == null
                        ? null
                        : new WorkbenchRows(text, new Words(catalogue, text), new Figures(text.language()), tables)
                                .of(question, found));
    }

    private WorkbenchView.OfRule ofRule(Question.OfRule asked) {
        Rule chosen = Objects.requireNonNull(catalogue.rules().get(asked.rule()));
        List<WorkbenchView.Value> values = new ArrayList<>();
        for (String name : chosen.parameters()) {
            var parameter = catalogue.parameters().parameter(name);
            parameter
                    .values()
                    .forEach((from, value) -> values.add(new WorkbenchView.Value(
                            QuestionForm.field(name, from),
                            text.language() == Language.EN ? name.replace('_', ' ') : parameter.title(),
                            text.say("given", plain(value), from),
                            plain(value),
                            plain(tried(asked, name, from, value)))));
        }
        return new WorkbenchView.OfRule(
                catalogue.rules().values().stream()
                        .filter(Rule::isBuilt)
                        .map(rule -> new Choice(
                                rule.id(),
                                DictionaryPage.said(text, rule.title()),
                                "",
                                rule.id().equals(chosen.id())))
                        .toList(),
                chosen.id(),
                DictionaryPage.said(text, chosen.title()),
                DictionaryPage.said(text, chosen.definition()),
                values);
    }

    private static BigDecimal tried(Question.OfRule asked, String name, LocalDate from, BigDecimal value) {
        return asked.changes().stream()
                .filter(moved -> moved.name().equals(name) && moved.validFrom().equals(from))
                .map(MovedValue::value)
                .findFirst()
                .orElse(value);
    }

    private static String plain(BigDecimal value) {
        BigDecimal stripped = value.stripTrailingZeros();
        return stripped.scale() < 0 ? stripped.setScale(0).toPlainString() : stripped.toPlainString();
    }

    private WorkbenchView.OfRegisters ofRegisters(RegisterQuery query) {
        TableDefinition left = tables.table(query.left()).orElseThrow();
        TableDefinition right = tables.table(query.right()).orElseThrow();
        List<WorkbenchView.PairField> keys = new ArrayList<>();
        for (int i = 0; i < QuestionForm.PAIRS; i++) {
            keys.add(pair(
                    i + 1, left, right, i < query.keys().size() ? query.keys().get(i) : first(left, right, i)));
        }
        List<WorkbenchView.ConditionField> conditions = new ArrayList<>();
        for (int i = 0; i < QuestionForm.CONDITIONS; i++) {
            conditions.add(condition(
                    i + 1,
                    left,
                    right,
                    i < query.conditions().size() ? query.conditions().get(i) : null));
        }
        List<Shown> shown = query.columns();
        return new WorkbenchView.OfRegisters(
                chosen(query.left()),
                chosen(query.right()),
                query.left(),
                query.right(),
                keys,
                Arrays.stream(RegisterQuery.Rows.values())
                        .map(rows -> new Choice(code(rows), text.say("rows_" + code(rows)), "", rows == query.rows()))
                        .toList(),
                pair(0, left, right, query.differing()),
                conditions,
                List.of(
                        columns(left, Side.LEFT, column -> shown.contains(new Shown(Side.LEFT, column))),
                        columns(right, Side.RIGHT, column -> shown.contains(new Shown(Side.RIGHT, column)))));
    }

    /** Where nothing is chosen yet, what both tables call alike is the likeliest key. */
    private @Nullable Pair first(TableDefinition left, TableDefinition right, int place) {
        if (place > 0) {
            return null;
        }
        return List.of("household_id", "person_id", "project_no", "village_code", "county_code").stream()
                .filter(name ->
                        left.column(name).isPresent() && right.column(name).isPresent())
                .findFirst()
                .map(name -> new Pair(name, name))
                .orElse(null);
    }

    private List<Choice> chosen(String name) {
        return tables.all().stream()
                .map(table -> new Choice(
                        table.name(),
                        DictionaryPage.said(text, table.title()) + " " + table.name(),
                        "",
                        table.name().equals(name)))
                .toList();
    }

    private WorkbenchView.PairField pair(
            int number, TableDefinition left, TableDefinition right, @Nullable Pair chosen) {
        return new WorkbenchView.PairField(
                number,
                choices(left, "", name -> chosen != null && name.equals(chosen.left())),
                choices(right, "", name -> chosen != null && name.equals(chosen.right())));
    }

    private WorkbenchView.ConditionField condition(
            int number, TableDefinition left, TableDefinition right, @Nullable Condition given) {
        return new WorkbenchView.ConditionField(
                number,
                List.of(
                        columns(left, Side.LEFT, name -> is(given, Side.LEFT, name)),
                        columns(right, Side.RIGHT, name -> is(given, Side.RIGHT, name))),
                Arrays.stream(RegisterQuery.Operator.values())
                        .map(operator -> new Choice(
                                code(operator),
                                text.say("operator_" + code(operator)),
                                "",
                                given != null && given.operator() == operator))
                        .toList(),
                given == null ? "" : Objects.requireNonNullElse(given.value(), ""));
    }

    private static boolean is(@Nullable Condition given, Side side, String column) {
        return given != null && given.side() == side && column.equals(given.column());
    }

    private WorkbenchView.Columns columns(TableDefinition table, Side side, Predicate<String> isChosen) {
        return new WorkbenchView.Columns(
                text.say(code(side)) + " " + DictionaryPage.said(text, table.title()),
                choices(table, code(side) + ".", isChosen));
    }

    private List<Choice> choices(TableDefinition table, String before, Predicate<String> isChosen) {
        return OpenTables.columns(table).stream()
                .map(column -> new Choice(
                        before + column.name(),
                        text.language() == Language.EN ? column.name() : column.zh(),
                        "",
                        isChosen.test(column.name())))
                .toList();
    }

    private WorkbenchView.OfSql ofSql(Question.OfSql asked) {
        return new WorkbenchView.OfSql(
                asked.sql(),
                tables.all().stream()
                        .map(table -> new WorkbenchView.Table(
                                table.name(),
                                DictionaryPage.said(text, table.title()),
                                OpenTables.columns(table).stream()
                                        .map(column -> new Field(
                                                column.name(),
                                                column.type().sql()
                                                        + (text.language() == Language.EN ? "" : " " + column.zh())))
                                        .toList()))
                        .toList(),
                String.join(" ", Sandbox.functions()));
    }

    private WorkbenchView.Kept kept(QueryBook.Kept kept) {
        String county = Objects.requireNonNullElse(kept.countyCode(), cn.xiaokang.api.access.AreaScope.CITY_CODE);
        return new WorkbenchView.Kept(
                text.say("version", kept.queryNo(), kept.version()),
                Address.of(WorkbenchPage.HERE).with("query", kept.queryNo()).toString(),
                kept.name(),
                text.say("way_" + kept.question().kind()),
                kept.madeBy() + " " + text.say(kept.isShared() ? "shared" : "own"),
                text.named("area", county),
                Shell.moment(kept.madeAt()));
    }

    private static String code(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }
}
