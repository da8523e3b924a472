package cn.xiaokang.warehouse.engine;

import cn.xiaokang.warehouse.catalogue.Catalogue;
import cn.xiaokang.warehouse.catalogue.Rule;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * The SQL that turns a rule's rows into rows of {@code fact_flag}, for either engine with its macros. The evidence is a JSON object
 * of the rule's evidence columns, each value as text; a column without a value is left out.
 */
public final class FlagRows {
    private FlagRows() {}

    /** The flags of a rule that is built. */
    public static String sql(Catalogue catalogue, Rule rule) {
        String pairs = rule.evidence().stream()
                .map(column -> "json_pair('" + column + "', cast(" + column + " as string))")
                .collect(Collectors.joining(", "));
        return new SqlTemplate(catalogue.text("macros/flag_rows.sql"))
                .filled(Map.of(
                        "rule", rule.id(),
                        "severity", rule.severity().name().toLowerCase(Locale.ROOT),
                        "subject", rule.subject(),
                        "evidence", pairs.isEmpty() ? "''" : "concat_ws(',', " + pairs + ")",
                        "rows", SqlTemplate.inner(rule.builtSql())));
    }
}
