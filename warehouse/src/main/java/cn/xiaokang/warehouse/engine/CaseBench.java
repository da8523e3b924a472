package cn.xiaokang.warehouse.engine;

import cn.xiaokang.warehouse.catalogue.Case;
import cn.xiaokang.warehouse.catalogue.Catalogue;
import cn.xiaokang.warehouse.catalogue.ExemptionSwitches;
import cn.xiaokang.warehouse.catalogue.Indicator;
import cn.xiaokang.warehouse.catalogue.Rule;
import cn.xiaokang.warehouse.catalogue.TableColumn;
import cn.xiaokang.warehouse.catalogue.TableDefinition;
import cn.xiaokang.warehouse.division.Divisions;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Runs the cases of rules and indicators on any engine: fills the tables out, asks the engine, and compares. What the catalogue and
 * the divisions say stands in the tables that a case leaves out; the horizon is 2018 to 2022 unless a case gives another.
 */
public final class CaseBench {
    private static final List<String> OF_FIGURES = List.of("dim_division", "dim_horizon", "dim_parameter");

    private final Catalogue catalogue;
    private final Map<String, List<List<@Nullable Object>>> defaults;

    /** An engine that can answer a query over the tables of a case. */
    public interface Engine {
        /** The rows of the answer, each by column name. */
        List<Map<String, @Nullable Object>> answer(List<CaseTable> tables, String sql) throws Exception;
    }

    public CaseBench(Catalogue catalogue) {
        this.catalogue = catalogue;
        this.defaults = defaults(catalogue);
    }

    /** What differs from what the case says; empty when it holds. */
    public List<String> differences(Rule rule, Case example, Engine engine) throws Exception {
        List<CaseTable> tables = tables(rule.reads(), List.of("dim_parameter"), example);
        List<String> differences = new ArrayList<>();
        if (example.flags() != null) {
            differences.addAll(Comparison.ofAll(example.flags(), engine.answer(tables, rule.builtSql())));
        }
        List<Map<String, @Nullable Object>> flags = engine.answer(tables, FlagRows.sql(catalogue, rule));
        long ids = flags.stream().map(flag -> flag.get("flag_id")).distinct().count();
        if (ids < flags.size() || flags.stream().anyMatch(flag -> flag.get("flag_id") == null)) {
            differences.add("two flags bear one subject and period, or one bears no subject: " + flags);
        }
        return differences;
    }

    /**
     * The exemptions of a rule that clear something in a case: without one of them the rule's own SQL gives a row more.
     *
     * @return their ids
     */
    public Set<String> clearing(Rule rule, Case example, Engine engine) throws Exception {
        List<CaseTable> tables = tables(rule.reads(), List.of("dim_parameter"), example);
        Set<String> flagged = subjects(engine.answer(tables, rule.builtSql()));
        Set<String> clearing = new TreeSet<>();
        for (String id : ExemptionSwitches.in(rule.builtSql())) {
            String without = ExemptionSwitches.without(rule.builtSql(), List.of(id));
            if (!flagged.containsAll(subjects(engine.answer(tables, without)))) {
                clearing.add(id);
            }
        }
        return clearing;
    }

    private static Set<String> subjects(List<Map<String, @Nullable Object>> rows) {
        return rows.stream()
                .map(row -> row.get("subject_no") + " " + row.get("period"))
                .collect(Collectors.toSet());
    }

    /** What differs from what a case of an indicator says: its figures by area and year, its item rows, or both. */
    public List<String> differences(Indicator indicator, Case example, Engine engine) throws Exception {
        List<CaseTable> tables = tables(indicator.reads(), OF_FIGURES, example);
        List<String> differences = new ArrayList<>();
        if (example.rows() != null) {
            differences.addAll(Comparison.ofAll(example.rows(), engine.answer(tables, indicator.builtSql())));
        }
        if (example.figures() != null) {
            differences.addAll(Comparison.ofNamed(
                    example.figures(), engine.answer(tables, IndicatorFigures.sql(catalogue, indicator))));
        }
        return differences;
    }

    /** The tables of a case, filled out. */
    private List<CaseTable> tables(List<String> reads, List<String> besides, Case example) {
        TreeSet<String> names =
                Stream.concat(reads.stream(), besides.stream()).collect(Collectors.toCollection(TreeSet::new));
        List<CaseTable> tables = new ArrayList<>();
        for (String name : names) {
            TableDefinition definition = catalogue.table(name);
            List<Map<String, @Nullable Object>> given = example.given().get(name);
            tables.add(new CaseTable(
                    definition,
                    given == null
                            ? defaults.getOrDefault(name, List.of())
                            : given.stream()
                                    .map(row -> inOrder(definition, row))
                                    .toList()));
        }
        return tables;
    }

    private static List<@Nullable Object> inOrder(
            TableDefinition definition, Map<String, ? extends @Nullable Object> row) {
        List<@Nullable Object> values = new ArrayList<>();
        for (TableColumn column : definition.columns()) {
            values.add(row.get(column.name()));
        }
        return values;
    }

    private static Map<String, List<List<@Nullable Object>>> defaults(Catalogue catalogue) {
        List<Map<String, @Nullable Object>> parameters = catalogue.parameters().parameterRows().stream()
                .map(row -> row(
                        "name", row.name(),
                        "valid_from", row.validFrom(),
                        "valid_to", row.validTo(),
                        "value", row.value().setScale(4),
                        "unit", row.unit(),
                        "clause", row.clause()))
                .toList();
        List<Map<String, @Nullable Object>> horizon =
                List.of(row("data_starts_on", LocalDate.of(2018, 1, 1), "data_ends_on", LocalDate.of(2022, 12, 31)));
        List<Map<String, @Nullable Object>> programmes = catalogue.codeLists().programmes().stream()
                .map(programme -> row(
                        "programme_code", programme.code(),
                        "label", programme.label(),
                        "label_en", programme.en(),
                        "clause", programme.clause(),
                        "rhythm", programme.rhythm(),
                        "payee", programme.payee()))
                .toList();
        List<Map<String, @Nullable Object>> sources =
                catalogue.codeLists().list("fund_source").codes().values().stream()
                        .map(source -> row(
                                "fund_source_code", source.code(),
                                "label", source.label(),
                                "label_en", source.en(),
                                "is_public_budget", source.code().compareTo("F4") <= 0))
                        .toList();
        Divisions known = Divisions.of(catalogue);
        List<Map<String, @Nullable Object>> divisions = known.all().stream()
                .map(division -> row(
                        "division_code", division.code(),
                        "name", division.name(),
                        "level", division.level().name().toLowerCase(Locale.ROOT),
                        "parent_code", division.parentCode(),
                        "county_code",
                                known.county(division.code()).map(d -> d.code()).orElse(null),
                        "town_code",
                                known.town(division.code()).map(d -> d.code()).orElse(null),
                        "committee_type", division.committeeType(),
                        "first_edition", division.firstEdition(),
                        "last_edition", division.lastEdition()))
                .toList();
        Map<String, List<List<@Nullable Object>>> defaults = new LinkedHashMap<>();
        Map.of(
                        "dim_parameter", parameters,
                        "dim_horizon", horizon,
                        "dim_programme", programmes,
                        "dim_fund_source", sources,
                        "dim_division", divisions)
                .forEach((name, rows) -> defaults.put(
                        name,
                        rows.stream()
                                .map(row -> inOrder(catalogue.table(name), row))
                                .toList()));
        return defaults;
    }

    private static Map<String, @Nullable Object> row(@Nullable Object... namesAndValues) {
        Map<String, @Nullable Object> row = new LinkedHashMap<>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            row.put(String.valueOf(namesAndValues[i]), namesAndValues[i + 1]);
        }
        return row;
    }

    /** A value as text by which two engines and a case are compared: numbers without trailing zeros, dates as ISO. */
    static String text(@Nullable Object value) {
        if (value == null) {
            return "(empty)";
        }
        if (value instanceof java.sql.Date date) {
            return date.toLocalDate().toString();
        }
        if (value instanceof Number) {
            BigDecimal number = new BigDecimal(value.toString());
            return number.signum() == 0 ? "0" : number.stripTrailingZeros().toPlainString();
        }
        return value.toString();
    }
}
