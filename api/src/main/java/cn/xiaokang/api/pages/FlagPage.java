package cn.xiaokang.api.pages;

import cn.xiaokang.api.access.AccessLog;
import cn.xiaokang.api.access.Permission;
import cn.xiaokang.api.cases.Cases;
import cn.xiaokang.api.cases.FlagCase;
import cn.xiaokang.api.cases.FlagCases;
import cn.xiaokang.api.problem.RequestFault;
import cn.xiaokang.api.queries.Bindings;
import cn.xiaokang.api.queries.MoneyByKind;
import cn.xiaokang.api.queries.Query;
import cn.xiaokang.api.queries.Reading;
import cn.xiaokang.api.queries.Row;
import cn.xiaokang.api.request.Parameters;
import cn.xiaokang.api.request.Readings;
import cn.xiaokang.api.request.RequestId;
import cn.xiaokang.api.request.Resource;
import cn.xiaokang.dashboards.figure.Figures;
import cn.xiaokang.dashboards.text.Text;
import cn.xiaokang.dashboards.view.Choice;
import cn.xiaokang.dashboards.view.Field;
import cn.xiaokang.dashboards.view.FlagView;
import cn.xiaokang.warehouse.catalogue.Catalogue;
import cn.xiaokang.warehouse.catalogue.Clause;
import cn.xiaokang.warehouse.catalogue.Parameter;
import cn.xiaokang.warehouse.catalogue.Rule;
import cn.xiaokang.warehouse.catalogue.Title;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** One flag with all that it rests on. The look is recorded. */
final class FlagPage implements Resource {
    private static final Query FLAG = Query.named("pages/flag");
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Shell shell;
    private final Readings readings;
    private final Catalogue catalogue;
    private final Cases cases;
    private final FlagCases flagCases;
    private final AccessLog log;

    FlagPage(Shell shell, Readings readings, Catalogue catalogue, Cases cases, FlagCases flagCases, AccessLog log) {
        this.shell = shell;
        this.readings = readings;
        this.catalogue = catalogue;
        this.cases = cases;
        this.flagCases = flagCases;
        this.log = log;
    }

    @Override
    public void addTo(RoutesConfig routes) {
        routes.get("/flags/{flag}", this::show, Permission.SEE_FLAGS);
    }

    private void show(Context context) {
        String id = Parameters.of(context, Shell.parameters()).path("flag");
        Reading reading = readings.of(context);
        Row flag = reading.first(FLAG, Bindings.of("flag", id)).orElseThrow(() -> RequestFault.UNKNOWN_THING.with(id));
        Rule rule = catalogue.rules().get(flag.text("rule"));
        if (rule == null) {
            throw RequestFault.UNKNOWN_THING.with(id);
        }
        log.add(reading.viewer(), new AccessLog.Look("flag", id, null, reading.snapshotId(), RequestId.of(context)));
        shell.show(context, "flag", reading, text -> view(reading, text, flag, rule));
        context.header("Cache-Control", "no-store");
    }

    private FlagView view(Reading reading, Text text, Row flag, Rule rule) {
        Words words = new Words(catalogue, text);
        String severity = flag.text("severity");
        String household = Objects.requireNonNullElse(flag.textOrNull("household_id"), "");
        Evidence evidence = new Evidence(catalogue, reading, rule, words, values(flag.textOrNull("evidence")));
        List<FlagView.EvidenceRow> rows = evidence.rows(new Evidence.Flagged(
                flag.text("subject"),
                flag.text("subject_no"),
                household,
                Objects.requireNonNullElse(flag.textOrNull("county_code"), ""),
                flag.text("period")));
        Clause clause = catalogue.clauses().get(rule.clause());
        Title clears = rule.clears();
        return new FlagView(
                flag.text("flag_id"),
                rule.id(),
                words.rule(rule.id()),
                severity,
                text.say("severity_" + severity),
                DictionaryPage.said(text, rule.definition()),
                facts(text, words, flag),
                rows,
                evidence.findings(),
                rule.parameters().stream()
                        .map(name -> parameter(text, name, lastDay(flag.text("period"))))
                        .toList(),
                rule.notThis().stream()
                        .map(exemption -> DictionaryPage.said(text, exemption)
                                + (exemption.clause() == null ? "" : text.say("by_clause", exemption.clause()))
                                + text.say(exemption.id() == null ? "left_out" : "not_found"))
                        .toList(),
                clears == null ? "" : DictionaryPage.said(text, clears),
                rule.clause(),
                clause == null ? "" : clause.title(),
                clause == null ? "" : clause.text(),
                Objects.requireNonNullElse(rule.sql(), ""),
                household,
                household.isEmpty() ? null : "/households/" + Shell.encoded(household),
                Address.of("/flags").with("rule", rule.id()).toString(),
                inCase(reading, text, flag.text("flag_id")));
    }

    /** The case that holds the flag, or what it takes to open one. */
    private FlagView.InCase inCase(Reading reading, Text text, String flag) {
        FlagCase held = flagCases.of(reading).getOrDefault(flag, FlagCase.NONE);
        boolean isFree = held.state() == FlagCase.State.NONE || held.state() == FlagCase.State.CHANGED;
        List<Choice> open = new ArrayList<>();
        open.add(new Choice("", text.say("case_new"), "", true));
        if (isFree) {
            cases.growing(reading.viewer()).forEach(caseNo -> open.add(new Choice(caseNo, caseNo, "", false)));
        }
        return new FlagView.InCase(
                held.state().code(),
                text.say("case_state_" + held.state().code()),
                held.caseNo(),
                held.caseNo() == null ? null : "/cases/" + held.caseNo(),
                isFree,
                open);
    }

    private List<Field> facts(Text text, Words words, Row flag) {
        Figures figures = new Figures(text.language());
        return List.of(
                new Field(text.named("subject", flag.text("subject")), Words.shortened(flag.text("subject_no"))),
                new Field(text.say("period"), flag.text("period")),
                new Field(
                        text.say("place"),
                        words.place(
                                flag.textOrNull("county_code"),
                                flag.textOrNull("town_name"),
                                flag.textOrNull("village_name"))),
                new Field(
                        text.say("at_stake")
                                + text.say(
                                        "in_brackets",
                                        MoneyWords.kind(text, MoneyByKind.kind(catalogue, flag.text("rule")))),
                        figures.exactMoney(flag.moneyOrNull("at_stake")).exact().isEmpty()
                                ? "—"
                                : figures.exactMoney(flag.moneyOrNull("at_stake"))
                                        .exact()));
    }

    private FlagView.Parameter parameter(Text text, String name, LocalDate day) {
        Parameter parameter = catalogue.parameters().parameter(name);
        Map.Entry<LocalDate, java.math.BigDecimal> inForce = parameter.values().floorEntry(day);
        return new FlagView.Parameter(
                name,
                parameter.title(),
                inForce == null
                        ? "—"
                        : inForce.getValue().toPlainString() + " " + DictionaryPage.unit(text, parameter.unit()),
                inForce == null ? "—" : inForce.getKey().toString(),
                parameter.clause());
    }

    /** The last day of a flag's period: of its year, its month, or that day itself. */
    static LocalDate lastDay(String period) {
        try {
            return switch (period.length()) {
                case 4 -> LocalDate.of(Integer.parseInt(period), 12, 31);
                case 7 -> YearMonth.parse(period).atEndOfMonth();
                default -> LocalDate.parse(period.substring(0, Math.min(10, period.length())));
            };
        } catch (DateTimeException | NumberFormatException e) {
            throw new IllegalStateException("a flag's period is not a year, month or day", e);
        }
    }

    /** What a flag's evidence says, by column. */
    static Map<String, String> values(@Nullable String json) {
        if (json == null || json.isEmpty()) {
            return Map.of();
        }
        try {
            Map<String, @Nullable Object> read = JSON.readValue(json, new TypeReference<>() {});
            Map<String, String> values = new LinkedHashMap<>();
            read.forEach((name, value) -> {
                if (value != null) {
                    values.put(name, value.toString());
                }
            });
            return values;
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("the evidence of a flag can't be read", e);
        }
    }
}
