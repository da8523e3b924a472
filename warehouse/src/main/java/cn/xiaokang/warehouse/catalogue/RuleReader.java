package cn.xiaokang.warehouse.catalogue;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Reads the rules, each of its folder, and checks its YAML against its SQL. */
final class RuleReader {
    private final CatalogueFiles files;
    private final SqlUses uses;
    private final Function<Yaml, String> clause;

    RuleReader(CatalogueFiles files, SqlUses uses, Function<Yaml, String> clause) {
        this.files = files;
        this.uses = uses;
        this.clause = clause;
    }

    /** The rule of that folder. */
    Rule read(String id, Yaml yaml) {
        yaml.allow(Set.of(
                "title",
                "clause",
                "severity",
                "side",
                "money",
                "twin",
                "no_twin",
                "subject",
                "definition",
                "not_this",
                "clears",
                "parameters",
                "reads",
                "evidence",
                "words"));
        String sql = files.text("rules/" + id + "/rule.sql").orElse(null);
        List<String> evidence = (sql == null ? yaml.maybe("evidence") : yaml.at("evidence")).names();
        if (sql != null) {
            SqlText words = SqlText.of(sql);
            for (Yaml item : yaml.maybe("evidence").items()) {
                if (item.isText() && !words.words().contains(item.text())) {
                    item.problem("rule.sql 中没有列 " + item.text(), "rule.sql has no column " + item.text());
                }
            }
        }
        return new Rule(
                id,
                Title.of(yaml.at("title")),
                clause.apply(yaml.at("clause")),
                yaml.at("severity").oneOf(Severity.class).orElse(Severity.LOW),
                (sql == null ? yaml.maybe("side") : yaml.at("side"))
                        .oneOf(Side.class)
                        .orElse(Side.PROCESS),
                (sql == null ? yaml.maybe("money") : yaml.at("money"))
                        .oneOf(MoneyKind.class)
                        .orElse(MoneyKind.NONE),
                yaml.maybe("twin").isAbsent() ? null : yaml.at("twin").name(),
                Title.orNull(yaml.maybe("no_twin")),
                yaml.at("subject").name(),
                Title.of(yaml.at("definition")),
                readNotThis(yaml.at("not_this"), sql),
                Title.orNull(yaml.maybe("clears")),
                uses.parameters(yaml, sql),
                uses.reads(yaml, sql),
                evidence,
                readWords(yaml.maybe("words"), evidence),
                sql);
    }

    private static Map<String, Title> readWords(Yaml yaml, List<String> evidence) {
        yaml.entries().forEach((column, word) -> {
            if (!evidence.contains(column)) {
                word.problem("evidence 中没有列 " + column, "the evidence has no column " + column);
            }
        });
        return yaml.mapped(Title::of);
    }

    private List<Exemption> readNotThis(Yaml yaml, @Nullable String sql) {
        if (yaml.isText()) {
            return List.of(new Exemption(null, null, yaml.text(), null));
        }
        Set<String> open = new TreeSet<>(sql == null ? Set.of() : ExemptionSwitches.in(sql));
        List<Exemption> exemptions = new ArrayList<>();
        for (Yaml item : yaml.items()) {
            item.allow(Set.of("id", "zh", "en", "clause"));
            Yaml id = item.maybe("id");
            Yaml given = item.maybe("clause");
            if (!id.isAbsent() && !open.remove(id.text())) {
                id.problem("rule.sql 中没有豁免 " + id.text(), "rule.sql has no place of the exemption " + id.text());
            }
            exemptions.add(new Exemption(
                    id.isAbsent() ? null : id.name(),
                    item.at("zh").text(),
                    item.at("en").text(),
                    given.isAbsent() ? null : clause.apply(given)));
        }
        open.forEach(id -> yaml.problem("not_this 中没有豁免 " + id, "not_this has no exemption " + id));
        return List.copyOf(exemptions);
    }
}
