package cn.xiaokang.warehouse.catalogue;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Reads obligations.yaml and holds it to the document and to the rest of the catalogue: no sentence of the document is left out,
 * each obligation has its cover or a reason, each number is the value of a parameter.
 */
final class ObligationReader {
    static final String FILE = "obligations.yaml";
    private static final Set<String> PUBLIC_PAGE = Set.of("figures", "funds");
    private static final Pattern DEPARTMENTS = Pattern.compile("（责任部门：[^）]*）");
    private static final String DATE = "date";

    private final Yaml file;
    private final String policy;
    private final CatalogueContent known;
    private final Map<String, Title> reasons = new LinkedHashMap<>();
    private final Map<String, Integer> reached = new LinkedHashMap<>();
    private final Map<String, StringBuilder> left = new LinkedHashMap<>();

    /**
     * @param file obligations.yaml
     * @param policy the document
     * @param known the rest of the catalogue
     */
    ObligationReader(Yaml file, String policy, CatalogueContent known) {
        this.file = file;
        this.policy = policy;
        this.known = known;
    }

    Obligations read() {
        file.allow(Set.of("reasons", "obligations"));
        file.at("reasons").entries().forEach((name, reason) -> reasons.put(reason.checkedName(name), Title.of(reason)));
        List<Obligation> all = new ArrayList<>();
        file.at("obligations").entries().forEach((id, yaml) -> all.add(one(id, yaml)));
        checkThatNothingIsLeftOut();
        return new Obligations(List.copyOf(all), Collections.unmodifiableMap(reasons));
    }

    private Obligation one(String id, Yaml yaml) {
        yaml.allow(Set.of(
                "kind",
                "words",
                "owners",
                "sources",
                "programmes",
                "indicators",
                "rules",
                "publication",
                "numbers",
                "without"));
        String clauseId = id.substring(0, Math.max(0, id.lastIndexOf('-')));
        Clause clause = known.clauses().get(clauseId);
        if (clause == null) {
            yaml.problem("clauses.yaml 中没有条款 " + clauseId, "clauses.yaml has no clause " + clauseId);
        }
        String words = yaml.at("words").text();
        int startsAt = clause == null ? -1 : place(yaml.at("words"), clause, words);
        Obligation one = new Obligation(
                id,
                clauseId,
                yaml.at("kind").oneOf(ObligationKind.class).orElse(ObligationKind.STATEMENT),
                words,
                startsAt,
                startsAt + words.length(),
                owners(yaml.at("owners"), clause),
                named(yaml.maybe("sources"), known.contracts().keySet(), "交换文件", "source"),
                named(yaml.maybe("programmes"), codes("programme"), "补贴项目", "programme"),
                named(yaml.maybe("indicators"), known.indicators().keySet(), "指标", "indicator"),
                named(yaml.maybe("rules"), known.rules().keySet(), "规则", "rule"),
                named(yaml.maybe("publication"), published(), "公开渠道", "publication"),
                numbers(yaml, words),
                without(yaml.maybe("without")));
        checkCover(yaml, one);
        return one;
    }

    /** Where the words stand in the document: in their clause, after those of the obligation before them. */
    private int place(Yaml yaml, Clause clause, String words) {
        int from = reached.getOrDefault(clause.clause(), clause.startsAt());
        int startsAt = policy.indexOf(words, from);
        if (words.isEmpty() || startsAt < 0 || startsAt + words.length() > clause.endsAt()) {
            yaml.problem(
                    "条款 " + clause.clause() + " 中（上一项之后）没有这段原文",
                    "clause " + clause.clause() + " does not have these words after those of the obligation before");
            return clause.startsAt();
        }
        left.computeIfAbsent(clause.clause(), id -> new StringBuilder()).append(policy, from, startsAt);
        reached.put(clause.clause(), startsAt + words.length());
        return startsAt;
    }

    /** What stands in a clause beside its obligations may only be its heading and the departments. */
    private void checkThatNothingIsLeftOut() {
        for (Clause clause : known.clauses().values()) {
            boolean isDivided = known.clauses().values().stream()
                    .anyMatch(other -> !other.equals(clause)
                            && other.startsAt() >= clause.startsAt()
                            && other.endsAt() <= clause.endsAt());
            if (isDivided) {
                continue;
            }
            String rest = left.getOrDefault(clause.clause(), new StringBuilder())
                    + policy.substring(reached.getOrDefault(clause.clause(), clause.startsAt()), clause.endsAt());
            rest = DEPARTMENTS.matcher(rest).replaceAll("").strip();
            if (!rest.endsWith(clause.title() + "。")) {
                file.problem(
                        "条款 " + clause.clause() + " 有原文不属于任何一项：" + rest,
                        "clause " + clause.clause() + " has words that belong to no obligation: " + rest);
            }
        }
    }

    private static List<String> named(Yaml yaml, Collection<String> known, String zh, String en) {
        List<String> names = new ArrayList<>();
        for (Yaml item : yaml.items()) {
            String name = item.text();
            if (!known.contains(name)) {
                item.problem("没有" + zh + " " + name, "there is no " + en + " " + name);
            }
            if (names.contains(name)) {
                item.problem(name + " 重复", name + " stands twice");
            }
            names.add(name);
        }
        return List.copyOf(names);
    }

    private List<String> owners(Yaml yaml, @org.jspecify.annotations.Nullable Clause clause) {
        List<String> owners = new ArrayList<>();
        for (Yaml item : yaml.items()) {
            String owner = item.text();
            boolean isNamed = (clause != null && clause.text().contains(owner)) || policy.contains("责任主体为" + owner);
            if (!isNamed) {
                item.problem("条款没有写明责任部门 " + owner, "the clause does not name " + owner);
            }
            owners.add(owner);
        }
        if (owners.isEmpty()) {
            yaml.problem("缺少责任部门", "an owner is missing");
        }
        return List.copyOf(owners);
    }

    private Set<String> codes(String list) {
        CodeList codes = known.codeLists().all().get(list);
        return codes == null ? Set.of() : codes.codes().keySet();
    }

    private Set<String> published() {
        Set<String> all = new TreeSet<>(PUBLIC_PAGE);
        all.addAll(codes("publication_subject"));
        return all;
    }

    private Map<String, List<String>> numbers(Yaml yaml, String words) {
        Map<String, List<String>> numbers = new LinkedHashMap<>();
        yaml.maybe("numbers").entries().forEach((written, given) -> {
            List<String> names = given.isText() ? List.of(given.text()) : given.names();
            if (!words.contains(written)) {
                given.problem("原文中没有 " + written, "the words do not have " + written);
            } else if (names.equals(List.of(DATE))) {
                if (!WrittenNumber.isYear(written)) {
                    given.problem(written + " 不是年份", written + " is not a year");
                }
                names = List.of();
            } else {
                checkValue(given, written, names);
            }
            numbers.put(written, names);
        });
        for (String written : WrittenNumber.in(words)) {
            if (!numbers.containsKey(written)) {
                yaml.problem("原文中的 " + written + " 没有对应的参数", "no parameter is named for " + written);
            }
        }
        return Collections.unmodifiableMap(numbers);
    }

    private void checkValue(Yaml yaml, String written, List<String> names) {
        List<BigDecimal> values = WrittenNumber.values(written).orElse(List.of());
        if (values.size() != names.size()) {
            yaml.problem(
                    written + " 应对应 " + values.size() + " 个参数", written + " needs " + values.size() + " parameters");
            return;
        }
        for (int i = 0; i < names.size(); i++) {
            BigDecimal value = values.get(i);
            Parameter parameter = known.parameters().all().get(names.get(i));
            if (parameter == null || parameter.values().values().stream().noneMatch(set -> set.compareTo(value) == 0)) {
                yaml.problem(
                        "参数 " + names.get(i) + " 没有 " + written + " 这个值",
                        "parameter " + names.get(i) + " never has the value " + written);
            }
        }
    }

    private Map<Aspect, String> without(Yaml yaml) {
        Map<Aspect, String> without = new EnumMap<>(Aspect.class);
        yaml.entries().forEach((written, given) -> {
            String reason = given.name();
            if (!reasons.containsKey(reason)) {
                given.problem("没有名为 " + reason + " 的理由", "there is no reason " + reason);
            }
            Stream.of(Aspect.values())
                    .filter(aspect -> aspect.name().toLowerCase(Locale.ROOT).equals(written))
                    .findFirst()
                    .ifPresentOrElse(
                            aspect -> without.put(aspect, reason),
                            () -> given.problem("未知的键 " + written, "unknown key " + written));
        });
        return Collections.unmodifiableMap(without);
    }

    private static void checkCover(Yaml yaml, Obligation one) {
        Map<Aspect, Boolean> isThere = new EnumMap<>(Aspect.class);
        isThere.put(Aspect.DATA, !(one.sources().isEmpty() && one.programmes().isEmpty()));
        isThere.put(Aspect.INDICATORS, !one.indicators().isEmpty());
        isThere.put(Aspect.RULES, !one.rules().isEmpty());
        isThere.put(Aspect.PUBLICATION, !one.publication().isEmpty());
        isThere.forEach((aspect, there) -> {
            String name = aspect.name().toLowerCase(Locale.ROOT);
            boolean isExplained = one.without().containsKey(aspect);
            if (there && isExplained) {
                yaml.problem("既有 " + name + " 又说没有", "it has " + name + " and says that it has none");
            } else if (!there && !isExplained && one.kind() != ObligationKind.STATEMENT) {
                yaml.problem("没有 " + name + "，也没有说明理由", "it has no " + name + " and gives no reason");
            }
        });
    }
}
