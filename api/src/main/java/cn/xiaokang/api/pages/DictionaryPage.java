package cn.xiaokang.api.pages;

import cn.xiaokang.api.access.Permission;
import cn.xiaokang.api.queries.Reading;
import cn.xiaokang.api.request.Parameters;
import cn.xiaokang.api.request.Readings;
import cn.xiaokang.api.request.Resource;
import cn.xiaokang.dashboards.figure.Figures;
import cn.xiaokang.dashboards.text.Language;
import cn.xiaokang.dashboards.text.Text;
import cn.xiaokang.dashboards.view.Choice;
import cn.xiaokang.dashboards.view.DictionaryView;
import cn.xiaokang.warehouse.catalogue.Catalogue;
import cn.xiaokang.warehouse.catalogue.Exemption;
import cn.xiaokang.warehouse.catalogue.Indicator;
import cn.xiaokang.warehouse.catalogue.ParameterRow;
import cn.xiaokang.warehouse.catalogue.Privacy;
import cn.xiaokang.warehouse.catalogue.Rule;
import cn.xiaokang.warehouse.catalogue.TableDefinition;
import cn.xiaokang.warehouse.catalogue.Title;
import cn.xiaokang.warehouse.snapshot.Manifest;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The catalogue as it is: tables with their rows, indicators, rules, parameters. */
final class DictionaryPage implements Resource {
    private static final List<String> SECTIONS = List.of("tables", "indicators", "rules", "parameters");

    private final Shell shell;
    private final Readings readings;
    private final Catalogue catalogue;

    DictionaryPage(Shell shell, Readings readings, Catalogue catalogue) {
        this.shell = shell;
        this.readings = readings;
        this.catalogue = catalogue;
    }

    @Override
    public void addTo(RoutesConfig routes) {
        routes.get("/dictionary", this::show, Permission.SIGNED_IN);
    }

    private void show(Context context) {
        String section = Parameters.of(context, Shell.parameters("section")).oneOf("section", SECTIONS);
        Reading reading = readings.of(context);
        shell.show(context, "dictionary", reading, text -> view(reading, text, section));
    }

    private DictionaryView view(Reading reading, Text text, String section) {
        List<ParameterRow> parameters = catalogue.parameters().parameterRows();
        return new DictionaryView(
                section,
                List.of(
                        choice(text, "tables", catalogue.tables().size(), section),
                        choice(text, "indicators", catalogue.indicators().size(), section),
                        choice(text, "rules", catalogue.rules().size(), section),
                        choice(text, "parameters", parameters.size(), section)),
                of(section, "tables", catalogue.tables().values(), table -> table(reading, text, table)),
                of(section, "indicators", catalogue.indicators().values(), indicator -> indicator(text, indicator)),
                of(section, "rules", catalogue.rules().values(), rule -> rule(text, rule)),
                of(section, "parameters", parameters, row -> parameter(text, row)));
    }

    private static <A, B> List<B> of(String section, String own, java.util.Collection<A> entries, Function<A, B> row) {
        return section.equals(own) ? entries.stream().map(row).toList() : List.of();
    }

    private static Choice choice(Text text, String section, int count, String chosen) {
        return new Choice(section, text.say("section_" + section), String.valueOf(count), section.equals(chosen));
    }

    private static DictionaryView.TableRow table(Reading reading, Text text, TableDefinition table) {
        Manifest.TableFiles files = reading.manifest().tables().get(table.name());
        return new DictionaryView.TableRow(
                table.name(),
                said(text, table.title()),
                said(text, table.grain()),
                String.join(", ", table.key()),
                files == null
                        ? "—"
                        : new Figures(text.language()).count(files.rows(), "").text(),
                table.columns().stream()
                        .map(column -> new DictionaryView.ColumnRow(
                                column.name(),
                                column.zh(),
                                column.type().toString(),
                                privacy(text, column.privacy()),
                                table.key().contains(column.name())))
                        .toList());
    }

    private static DictionaryView.IndicatorRow indicator(Text text, Indicator indicator) {
        return new DictionaryView.IndicatorRow(
                indicator.id(),
                said(text, indicator.title()),
                indicator.clause(),
                new Figures(text.language()).unitName(indicator.unit()),
                said(text, indicator.numerator()),
                said(text, indicator.denominator()),
                indicator.owner(),
                indicator.weight().toPlainString());
    }

    private static DictionaryView.RuleRow rule(Text text, Rule rule) {
        String severity = rule.severity().name().toLowerCase(Locale.ROOT);
        return new DictionaryView.RuleRow(
                rule.id(),
                said(text, rule.title()),
                severity,
                text.say("severity_" + severity),
                rule.clause(),
                said(text, rule.definition()),
                rule.notThis().stream()
                        .map(exemption -> said(text, exemption))
                        .collect(Collectors.joining(text.language().of("；", "; "))));
    }

    private DictionaryView.ParameterRow parameter(Text text, ParameterRow row) {
        return new DictionaryView.ParameterRow(
                row.name(),
                catalogue.parameters().parameter(row.name()).title(),
                row.value().toPlainString(),
                unit(text, row.unit()),
                row.validFrom().toString(),
                row.validTo().equals(cn.xiaokang.warehouse.catalogue.Parameters.OPEN_END)
                        ? "—"
                        : row.validTo().toString(),
                row.clause());
    }

    static String said(Text text, Title title) {
        return text.language() == Language.EN ? title.enOrZh() : title.zh();
    }

    static String said(Text text, Exemption exemption) {
        String zh = exemption.zh();
        return text.language() == Language.EN || zh == null ? exemption.en() : zh;
    }

    /** A parameter's unit in words. */
    static String unit(Text text, String unit) {
        return text.named("unit", unit.replace(' ', '_'));
    }

    private static String privacy(Text text, @Nullable Privacy privacy) {
        return privacy == null ? "" : text.say("privacy_" + privacy.name().toLowerCase(Locale.ROOT));
    }
}
