package cn.xiaokang.dashboards.view;

import java.util.List;

/** The data dictionary: tables, indicators, rules and parameters as the catalogue defines them. */
public record DictionaryView(
        String section,
        List<Choice> sections,
        List<TableRow> tables,
        List<IndicatorRow> indicators,
        List<RuleRow> rules,
        List<ParameterRow> parameters) {

    public record TableRow(String name, String title, String grain, String key, String rows, List<ColumnRow> columns) {}

    public record ColumnRow(String name, String label, String type, String privacy, boolean isKey) {}

    public record IndicatorRow(
            String indicator,
            String title,
            String clause,
            String unit,
            String numerator,
            String denominator,
            String owner,
            String weight) {}

    public record RuleRow(
            String rule,
            String title,
            String severity,
            String severityLabel,
            String clause,
            String definition,
            String exemptions) {}

    public record ParameterRow(
            String name, String title, String value, String unit, String validFrom, String validTo, String clause) {}
}
