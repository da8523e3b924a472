package cn.xiaokang.warehouse.catalogue;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/** Reads {@code claims/*.yaml}; each must belong to a rule of money that did not come, and name what that rule's evidence holds. */
final class ClaimReader {
    private static final String FOLDER = "claims";
    private static final String ENDING = ".yaml";

    private final CatalogueFiles files;
    private final Map<String, Rule> rules;
    private final Problems problems = new Problems();

    ClaimReader(CatalogueFiles files, Map<String, Rule> rules) {
        this.files = files;
        this.rules = rules;
    }

    Map<String, Claim> read() {
        Map<String, Claim> claims = new LinkedHashMap<>();
        for (String path : files.filesIn(FOLDER, ENDING)) {
            String rule = path.substring(FOLDER.length() + 1, path.length() - ENDING.length());
            claims.put(rule, read(rule, Yaml.read(path, files.text(path).orElse(""), problems)));
        }
        problems.throwIfAny();
        return Collections.unmodifiableMap(claims);
    }

    private Claim read(String id, Yaml yaml) {
        yaml.allow(Set.of("by", "parts", "may", "ask"));
        Rule rule = rules.get(id);
        if (rule == null || rule.side() != Side.WRONGLY_NOT_PAID) {
            yaml.problem(
                    "没有名为 " + id + " 且侧为 wrongly_not_paid 的规则",
                    "there is no rule " + id + " whose side is wrongly_not_paid");
        }
        String by = yaml.maybe("by").textOrNull();
        Map<String, Title> parts = yaml.maybe("parts").mapped(Title::of);
        if ((by == null) != parts.isEmpty()) {
            yaml.problem("by 与 parts 须同时给出", "by and parts go together");
        }
        if (by != null && rule != null && !rule.evidence().contains(by)) {
            yaml.at("by").problem("规则 " + id + " 的佐证中没有 " + by, "the evidence of rule " + id + " has no " + by);
        }
        return new Claim(id, by, parts, Title.of(yaml.at("may")), Title.of(yaml.at("ask")));
    }
}
