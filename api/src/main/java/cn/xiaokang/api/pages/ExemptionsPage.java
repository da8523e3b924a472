package cn.xiaokang.api.pages;

import cn.xiaokang.api.access.Permission;
import cn.xiaokang.api.queries.Reading;
import cn.xiaokang.api.request.Parameters;
import cn.xiaokang.api.request.Readings;
import cn.xiaokang.api.request.Resource;
import cn.xiaokang.api.rules.ExemptionLine;
import cn.xiaokang.api.rules.Exemptions;
import cn.xiaokang.dashboards.figure.Figures;
import cn.xiaokang.dashboards.text.Language;
import cn.xiaokang.dashboards.text.Text;
import cn.xiaokang.dashboards.view.CockpitView;
import cn.xiaokang.dashboards.view.ExemptionsView;
import cn.xiaokang.dashboards.view.Grid;
import cn.xiaokang.dashboards.view.Grid.Cell;
import cn.xiaokang.dashboards.view.Grid.Column;
import cn.xiaokang.warehouse.catalogue.Catalogue;
import cn.xiaokang.warehouse.catalogue.Rule;
import cn.xiaokang.warehouse.engine.ExemptionRows;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.ToLongFunction;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Each rule with and without its exemptions, and the same as a file. */
final class ExemptionsPage implements Resource {
    private final Shell shell;
    private final Readings readings;
    private final Catalogue catalogue;
    private final Exemptions exemptions;

    ExemptionsPage(Shell shell, Readings readings, Catalogue catalogue, Exemptions exemptions) {
        this.shell = shell;
        this.readings = readings;
        this.catalogue = catalogue;
        this.exemptions = exemptions;
    }

    @Override
    public void addTo(RoutesConfig routes) {
        routes.get("/exemptions", this::show, Permission.SEE_FLAG_COUNTS);
        routes.get("/exemptions.csv", this::download, Permission.SEE_FLAG_COUNTS);
    }

    private record Asked(@Nullable String rule, @Nullable String county) {
        static Asked of(Context context) {
            Parameters parameters = Parameters.of(context, Shell.parameters("rule", "county"));
            return new Asked(parameters.id("rule"), parameters.county("county"));
        }
    }

    private void show(Context context) {
        Asked asked = Asked.of(context);
        Reading reading = readings.of(context);
        List<ExemptionLine> lines = exemptions.lines(reading, asked.rule(), asked.county());
        shell.show(context, "exemptions", reading, text -> view(reading, text, asked, lines));
    }

    private ExemptionsView view(Reading reading, Text text, Asked asked, List<ExemptionLine> lines) {
        Figures figures = new Figures(text.language());
        Words words = new Words(catalogue, text);
        return new ExemptionsView(
                Filters.allAnd(text, rules(), words::rule, asked.rule()),
                Filters.allAnd(text, Filters.counties(reading), code -> text.named("area", code), asked.county()),
                List.of(
                        headline(text, figures, "without", sum(lines, ExemptionLine::without)),
                        headline(
                                text,
                                figures,
                                "cleared",
                                sum(lines, ExemptionLine::without) - sum(lines, ExemptionLine::remain)),
                        headline(text, figures, "remain", sum(lines, ExemptionLine::remain))),
                new Grid(
                        "county-lines",
                        text.say("by_county"),
                        "",
                        List.of(
                                Column.words(text.say("rule")),
                                Column.words(text.say("county")),
                                Column.numbers(text.say("without")),
                                Column.numbers(text.say("cleared_alone")),
                                Column.numbers(text.say("several")),
                                Column.numbers(text.say("remain"))),
                        lines.stream().map(line -> row(text, words, line)).toList(),
                        text.say("none")),
                new Grid(
                        "exemption-lines",
                        text.say("by_exemption"),
                        text.say("by_exemption_note"),
                        List.of(
                                Column.words(text.say("rule")),
                                Column.words(text.say("exemption")),
                                Column.words(text.say("clause")),
                                Column.numbers(text.say("cleared_alone"))),
                        byExemption(text, words, lines),
                        text.say("none")),
                Address.of("/exemptions.csv")
                        .with("rule", asked.rule())
                        .with("county", asked.county())
                        .toString());
    }

    private List<String> rules() {
        return catalogue.rules().values().stream()
                .filter(ExemptionRows::has)
                .map(Rule::id)
                .toList();
    }

    private static CockpitView.Headline headline(Text text, Figures figures, String what, long flags) {
        return new CockpitView.Headline(
                text.say(what), figures.count(flags, text.say("unit_flags")), text.say("kpi_" + what + "_note"));
    }

    private static List<Cell> row(Text text, Words words, ExemptionLine line) {
        return List.of(
                Cell.to(Address.of("/flags").with("rule", line.rule()).toString(), words.rule(line.rule())),
                Cell.of(county(text, line.countyCode())),
                Cell.of(String.valueOf(line.without())),
                Cell.of(String.valueOf(alone(line))),
                Cell.of(String.valueOf(line.clearedBySeveral())),
                Cell.of(String.valueOf(line.remain())));
    }

    private static List<List<Cell>> byExemption(Text text, Words words, List<ExemptionLine> lines) {
        Map<List<String>, Long> cleared = new LinkedHashMap<>();
        for (ExemptionLine line : lines) {
            for (ExemptionLine.Cleared each : line.cleared()) {
                cleared.merge(
                        List.of(
                                words.rule(line.rule()),
                                text.language() == Language.EN
                                        ? each.en()
                                        : Objects.requireNonNullElse(each.zh(), each.en()),
                                Objects.requireNonNullElse(each.clause(), "—")),
                        each.flags(),
                        Long::sum);
            }
        }
        List<List<Cell>> rows = new ArrayList<>();
        cleared.forEach((said, flags) -> rows.add(Stream.concat(said.stream(), Stream.of(String.valueOf(flags)))
                .map(Cell::of)
                .toList()));
        return rows;
    }

    private static long alone(ExemptionLine line) {
        return line.cleared().stream().mapToLong(ExemptionLine.Cleared::flags).sum();
    }

    private static long sum(List<ExemptionLine> lines, ToLongFunction<ExemptionLine> part) {
        return lines.stream().mapToLong(part).sum();
    }

    private static String county(Text text, @Nullable String code) {
        return code == null ? text.say("unplaced") : text.named("area", code);
    }

    private void download(Context context) {
        Asked asked = Asked.of(context);
        Reading reading = readings.of(context);
        Text text = Shell.text(context, "exemptions");
        Words words = new Words(catalogue, text);
        CsvFile file = new CsvFile()
                .line(List.of(
                        text.say("rule"),
                        text.say("county"),
                        text.say("without"),
                        text.say("exemption"),
                        text.say("clause"),
                        text.say("cleared_alone"),
                        text.say("several"),
                        text.say("remain")));
        for (ExemptionLine line : exemptions.lines(reading, asked.rule(), asked.county())) {
            for (ExemptionLine.Cleared each : line.cleared()) {
                file.line(List.of(
                        words.rule(line.rule()),
                        county(text, line.countyCode()),
                        String.valueOf(line.without()),
                        text.language() == Language.EN ? each.en() : Objects.requireNonNullElse(each.zh(), each.en()),
                        Objects.requireNonNullElse(each.clause(), ""),
                        String.valueOf(each.flags()),
                        String.valueOf(line.clearedBySeveral()),
                        String.valueOf(line.remain())));
            }
        }
        context.header("Cache-Control", "private, no-store");
        context.header("Content-Disposition", "attachment; filename=\"exemptions.csv\"");
        context.contentType("text/csv; charset=utf-8")
                .result(file.stamped(
                        Address.of("/exemptions")
                                .with("rule", asked.rule())
                                .with("county", asked.county())
                                .toString(),
                        reading));
    }
}
