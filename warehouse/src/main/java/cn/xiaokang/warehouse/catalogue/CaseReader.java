package cn.xiaokang.warehouse.catalogue;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Reads the cases beside a rule or an indicator, checked against the tables that it reads. */
final class CaseReader {
    private static final Set<String> DEFAULTED =
            Set.of("dim_parameter", "dim_horizon", "dim_programme", "dim_division", "dim_fund_source");

    private final CatalogueFiles files;
    private final Map<String, TableDefinition> tables;
    private final Problems problems = new Problems();

    CaseReader(CatalogueFiles files, Map<String, TableDefinition> tables) {
        this.files = files;
        this.tables = tables;
    }

    List<Case> ofRule(Rule rule) {
        Set<String> columns = new TreeSet<>(rule.evidence());
        columns.addAll(Set.of("subject_no", "period", "household_id", "county_code", "village_code", "at_stake"));
        return read("rules/" + rule.id() + "/cases", rule.reads(), Map.of("flags", columns));
    }

    List<Case> ofIndicator(Indicator indicator) {
        Set<String> figure = Set.of(
                "area_code",
                "area_level",
                "year",
                "numerator",
                "denominator",
                "value",
                "target",
                "is_met",
                "empty_reason");
        Set<String> row =
                Set.of("year", "village_code", "county_code", "area_code", "item_no", "numerator", "denominator");
        return read(
                "indicators/" + indicator.id() + "/cases", indicator.reads(), Map.of("figures", figure, "rows", row));
    }

    private List<Case> read(String folder, List<String> reads, Map<String, Set<String>> expected) {
        List<Case> cases = new ArrayList<>();
        for (String file : files.filesIn(folder, ".yaml")) {
            Yaml yaml = Yaml.read(file, files.text(file).orElse(""), problems);
            Set<String> keys = new TreeSet<>(expected.keySet());
            if (keys.stream().allMatch(key -> yaml.maybe(key).isAbsent())) {
                yaml.problem("缺少 " + keys + " 之一", "one of " + keys + " is missing");
            }
            keys.addAll(Set.of("says", "given"));
            yaml.allow(keys);
            cases.add(new Case(
                    file,
                    yaml.at("says").text(),
                    given(yaml.at("given"), reads),
                    expected(yaml.maybe("flags"), expected.getOrDefault("flags", Set.of())),
                    expected(yaml.maybe("figures"), expected.getOrDefault("figures", Set.of())),
                    expected(yaml.maybe("rows"), expected.getOrDefault("rows", Set.of()))));
        }
        problems.throwIfAny();
        return List.copyOf(cases);
    }

    private Map<String, List<Map<String, @Nullable Object>>> given(Yaml yaml, List<String> reads) {
        Map<String, List<Map<String, @Nullable Object>>> given = new LinkedHashMap<>();
        yaml.entries().forEach((name, rows) -> {
            TableDefinition table = tables.get(name);
            if (table == null || !(reads.contains(name) || DEFAULTED.contains(name))) {
                rows.problem(name + " 不在 reads 之中", name + " is none of reads");
                return;
            }
            List<Map<String, @Nullable Object>> typed = new ArrayList<>();
            for (Yaml row : rows.items()) {
                Map<String, @Nullable Object> values = new LinkedHashMap<>();
                row.entries()
                        .forEach((column, value) -> table.column(column)
                                .ifPresentOrElse(
                                        known -> values.put(column, typed(value, known.type())),
                                        () -> value.problem(
                                                name + " 没有列 " + column, name + " has no column " + column)));
                typed.add(Collections.unmodifiableMap(values));
            }
            given.put(name, List.copyOf(typed));
        });
        return Collections.unmodifiableMap(given);
    }

    private static @Nullable Object typed(Yaml yaml, ColumnType type) {
        if (yaml.plain() == null) {
            return null;
        }
        return switch (type.kind()) {
            case STRING -> yaml.text();
            case BOOLEAN -> yaml.flag();
            case INTEGER -> yaml.integer();
            case LONG -> (long) yaml.integer();
            case DATE -> yaml.checkedDate(String.valueOf(yaml.plain()));
            case DECIMAL -> decimal(yaml, type.scale());
        };
    }

    private static BigDecimal decimal(Yaml yaml, int scale) {
        BigDecimal number = yaml.number();
        if (number.stripTrailingZeros().scale() > scale) {
            yaml.problem("小数超过 " + scale + " 位", "more than " + scale + " decimals");
            return BigDecimal.ZERO;
        }
        return number.setScale(scale);
    }

    private static @Nullable List<Map<String, @Nullable Object>> expected(Yaml yaml, Set<String> columns) {
        if (yaml.isAbsent()) {
            return null;
        }
        List<Map<String, @Nullable Object>> rows = new ArrayList<>();
        for (Yaml row : yaml.items()) {
            row.allow(columns);
            Map<String, @Nullable Object> values = new LinkedHashMap<>();
            row.entries().forEach((column, value) -> values.put(column, value.plain()));
            rows.add(Collections.unmodifiableMap(values));
        }
        return List.copyOf(rows);
    }
}
