package cn.xiaokang.warehouse.engine;

import cn.xiaokang.warehouse.catalogue.Catalogue;
import cn.xiaokang.warehouse.catalogue.ExemptionSwitches;
import cn.xiaokang.warehouse.catalogue.Rule;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The SQL that tells what each exemption of a rule clears: the rule's own SQL with the exemption taken out, less its flags. For either
 * engine with its macros. Columns: rule, exemption, county_code, cleared.
 */
public final class ExemptionRows {
    /** Stands for all exemptions of a rule at once. */
    public static final String ALL = "*";

    private ExemptionRows() {}

    /** Whether a rule has an exemption that can be taken out. */
    public static boolean has(Rule rule) {
        return rule.isBuilt() && !ExemptionSwitches.in(rule.builtSql()).isEmpty();
    }

    /**
     * The statement of a rule that has exemptions: a row for each exemption and county, and one for all of them ({@link #ALL}) where the
     * rule has more than one.
     */
    public static String sql(Catalogue catalogue, Rule rule) {
        Set<String> ids = ExemptionSwitches.in(rule.builtSql());
        List<String> parts = new ArrayList<>();
        if (ids.size() > 1) {
            parts.add(part(catalogue, rule, ALL, ids));
        }
        ids.forEach(id -> parts.add(part(catalogue, rule, id, List.of(id))));
        return String.join("\nunion all\n", parts);
    }

    private static String part(Catalogue catalogue, Rule rule, String name, Collection<String> without) {
        return new SqlTemplate(catalogue.text("macros/exemption_rows.sql"))
                .filled(Map.of(
                        "rule",
                        rule.id(),
                        "exemption",
                        name,
                        "rows",
                        SqlTemplate.inner(ExemptionSwitches.without(rule.builtSql(), without))));
    }
}
