package cn.xiaokang.warehouse.catalogue;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Holds the lists of a rule or an indicator to what its SQL uses: what is listed is used, and what is used is listed.
 *
 * @param parameters the names of all parameters
 * @param tables the names of all tables
 */
record SqlUses(Set<String> parameters, Set<String> tables) {
    /** The parameters that the YAML lists, which are those whose names the SQL has. */
    List<String> parameters(Yaml yaml, @Nullable String sql) {
        Yaml given = sql == null ? yaml.maybe("parameters") : yaml.at("parameters");
        List<String> names = given.names();
        Set<String> values = sql == null ? Set.of() : SqlText.of(sql).values();
        for (Yaml item : given.items()) {
            String name = item.isText() ? item.text() : "";
            if (name.isEmpty()) {
                continue;
            }
            if (!parameters.contains(name)) {
                item.problem("parameters.yaml 中没有参数 " + name, "parameters.yaml has no parameter " + name);
            } else if (sql != null && !values.contains(name)) {
                item.problem("SQL 中没有用到参数 " + name, "the SQL doesn't use parameter " + name);
            }
        }
        for (String value : values) {
            if (parameters.contains(value) && !names.contains(value)) {
                given.problem(
                        "SQL 用到参数 " + value + "，但未列出", "the SQL uses parameter " + value + ", which isn't listed");
            }
        }
        return names;
    }

    /** The tables that the YAML lists, which are those that the SQL reads. */
    List<String> reads(Yaml yaml, @Nullable String sql) {
        Yaml given = sql == null ? yaml.maybe("reads") : yaml.at("reads");
        List<String> names = given.names();
        Set<String> words = sql == null ? Set.of() : SqlText.of(sql).words();
        for (Yaml item : given.items()) {
            String name = item.isText() ? item.text() : "";
            if (name.isEmpty()) {
                continue;
            }
            if (!tables.contains(name)) {
                item.problem("没有表 " + name, "there is no table " + name);
            } else if (sql != null && !words.contains(name)) {
                item.problem("SQL 中没有用到表 " + name, "the SQL doesn't read table " + name);
            }
        }
        for (String word : words) {
            boolean isListed = names.contains(word) || word.equals("dim_parameter");
            if (tables.contains(word) && !isListed) {
                given.problem("SQL 用到表 " + word + "，但未列出", "the SQL reads table " + word + ", which isn't listed");
            }
        }
        return names;
    }
}
