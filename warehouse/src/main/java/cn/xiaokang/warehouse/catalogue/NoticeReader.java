package cn.xiaokang.warehouse.catalogue;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Reads the kinds of notices and holds their SQL to a list: it reads only tables and columns that the notice names, every column
 * shown is one that its contract says may be published, and a person comes in only to have their name masked. What a contract or a
 * table calls private has no way in, whether it is shown or only used to filter.
 */
final class NoticeReader {
    private static final Pattern EVERYTHING = Pattern.compile("(?:\\bselect(?:\\s+distinct)?|,)\\s*\\*|\\.\\s*\\*");
    private static final Pattern COMMENT = Pattern.compile("--[^\\n]*");
    private static final String INDICATOR = "indicator";
    private static final Pattern OF = Pattern.compile("([a-z][a-z0-9_]*)\\.([a-z][a-z0-9_]*)");

    private final CatalogueFiles files;
    private final Map<String, Contract> contracts;
    private final Map<String, TableDefinition> tables;
    private final Set<String> parameters;
    private final Set<String> subjects;

    NoticeReader(
            CatalogueFiles files,
            Map<String, Contract> contracts,
            Map<String, TableDefinition> tables,
            Set<String> parameters,
            Map<String, CodeList> codeLists) {
        this.files = files;
        this.contracts = contracts;
        this.tables = tables;
        this.parameters = parameters;
        CodeList known = codeLists.get("publication_subject");
        this.subjects = known == null ? Set.of() : known.codes().keySet();
    }

    NoticeKind read(String id, Yaml yaml, UnaryOperator<String> clause) {
        yaml.allow(Set.of(
                "title",
                "clause",
                "subject",
                "of_households",
                "purpose",
                "objection",
                "hotline",
                "stands_days",
                "due_days",
                "reads",
                "uses",
                "known",
                "meant",
                "columns",
                "total"));
        Yaml subject = yaml.maybe("subject");
        if (!subject.isAbsent() && !subjects.contains(subject.text())) {
            subject.problem(
                    "publication_subject 中没有 " + subject.text(), "publication_subject has no " + subject.text());
        }
        Map<String, Shown> shown = new LinkedHashMap<>();
        yaml.at("columns").entries().forEach((name, column) -> shown.put(name, readColumn(name, column)));
        Set<String> persons = new LinkedHashSet<>();
        Set<String> allowed = new HashSet<>(yaml.maybe("uses").names());
        shown.forEach((name, column) -> {
            allowed.add(name);
            allowed.add(column.from());
            if (column.person() != null) {
                persons.add(column.person());
            }
        });
        String path = "notices/" + id + "/notice.sql";
        String sql = text(yaml, path);
        check(yaml, path, sql, allowed, persons);
        Set<String> words = SqlText.of(sql).words();
        shown.keySet().stream()
                .filter(name -> !words.contains(name))
                .forEach(name ->
                        yaml.at("columns").at(name).problem(path + " 中没有列 " + name, path + " has no column " + name));
        String subjectsPath = "notices/" + id + "/subjects.sql";
        String subjectsSql = text(yaml, subjectsPath);
        check(yaml, subjectsPath, subjectsSql, allowed, Set.of());
        Yaml total = yaml.maybe("total");
        Shown sum = total.isAbsent() ? null : shown.get(total.text());
        if (!total.isAbsent() && (sum == null || sum.column().kind() != NoticeColumn.Kind.MONEY)) {
            total.problem("total 应为 columns 中的金额列", "total must be a column of money among the columns");
        }
        return new NoticeKind(
                id,
                Title.of(yaml.at("title")),
                clause.apply(yaml.at("clause").text()),
                subject.textOrNull(),
                yaml.at("of_households").flag(),
                Title.of(yaml.at("purpose")),
                Title.of(yaml.at("objection")),
                yaml.at("hotline").text(),
                parameter(yaml.at("stands_days")),
                parameter(yaml.at("due_days")),
                shown.values().stream().map(Shown::column).toList(),
                total.textOrNull(),
                sql,
                subjectsSql,
                neighbours(id, yaml, shown.keySet()));
    }

    /** What neighbours know, which a notice of households must say; its SQL shows nothing, so it may read what it needs. */
    private NoticeKind.@Nullable Neighbours neighbours(String id, Yaml yaml, Set<String> shown) {
        if (!yaml.at("of_households").flag()) {
            return null;
        }
        Stream.concat(yaml.at("known").items().stream(), yaml.maybe("meant").items().stream())
                .filter(column -> !shown.contains(column.name()))
                .forEach(column ->
                        column.problem("columns 中没有列 " + column.name(), "there is no column " + column.name()));
        List<String> known = yaml.at("known").names();
        List<String> meant = yaml.maybe("meant").names();
        String path = "notices/" + id + "/neighbours.sql";
        String sql = text(yaml, path);
        Set<String> words = SqlText.of(sql).words();
        Stream.concat(known.stream(), meant.stream())
                .filter(name -> !words.contains(name))
                .forEach(name -> yaml.at("known").problem(path + " 中没有列 " + name, path + " has no column " + name));
        return new NoticeKind.Neighbours(known, meant, sql);
    }

    /** A column that may be shown, and where it comes from. */
    record Shown(NoticeColumn column, String from, @Nullable String person) {}

    private Shown readColumn(String name, Yaml yaml) {
        return readColumn(name, yaml, Set.of("of", "person", "by", "mask", "counts", "title"));
    }

    /** A column whose description has no other keys than those. */
    Shown readColumn(String name, Yaml yaml, Set<String> keys) {
        yaml.checkedName(name);
        yaml.allow(keys);
        Title title = Title.of(yaml.at("title"));
        if (!yaml.maybe("person").isAbsent()) {
            Yaml given = yaml.at("person");
            Optional<ContractColumn> person = column(given);
            if (person.isPresent() && person.get().type() != ValueType.ID_NUMBER) {
                given.problem("person 应指明一个人的身份证号列", "person must name the column that identifies a person");
            }
            Mask mask = yaml.at("mask").oneOf(Mask.class).orElse(Mask.WHOLE);
            return new Shown(
                    new NoticeColumn(name, title, NoticeColumn.Kind.NAME, null, mask),
                    name,
                    yaml.at("by").name());
        }
        if (!yaml.maybe("counts").isAbsent()) {
            Yaml counts = yaml.at("counts");
            if (!contracts.containsKey(counts.name())) {
                counts.problem("没有来源 " + counts.name(), "there is no source " + counts.name());
            }
            return new Shown(new NoticeColumn(name, title, NoticeColumn.Kind.WHOLE, null, Mask.WHOLE), name, null);
        }
        if (!yaml.maybe("names").isAbsent()) {
            requireIndicators(yaml.at("names"));
            return new Shown(new NoticeColumn(name, title, NoticeColumn.Kind.WORDS, null, Mask.WHOLE), name, null);
        }
        if (!yaml.maybe("sums").isAbsent()) {
            requireIndicators(yaml.at("sums"));
            return new Shown(new NoticeColumn(name, title, NoticeColumn.Kind.NUMBER, null, Mask.WHOLE), name, null);
        }
        Yaml of = yaml.at("of");
        Optional<ContractColumn> column = column(of);
        column.filter(found -> !found.mayBePublished())
                .ifPresent(found -> of.problem(
                        "列 " + of.text() + " 的契约不允许公开",
                        "the contract of " + of.text() + " doesn't let it be published"));
        return column.map(found -> new Shown(
                        new NoticeColumn(name, title, kind(found.type()), found.codes(), Mask.WHOLE),
                        found.name(),
                        null))
                .orElseGet(() -> new Shown(
                        new NoticeColumn(name, title, NoticeColumn.Kind.WORDS, null, Mask.WHOLE), name, null));
    }

    /** Of what the catalogue itself defines, a column may name or add up indicators. */
    private static void requireIndicators(Yaml yaml) {
        if (!yaml.name().equals(INDICATOR)) {
            yaml.problem("应为 " + INDICATOR, "must be " + INDICATOR);
        }
    }

    private Optional<ContractColumn> column(Yaml of) {
        var parts = OF.matcher(of.text());
        Contract contract = parts.matches() ? contracts.get(parts.group(1)) : null;
        Optional<ContractColumn> column = contract == null ? Optional.empty() : contract.column(parts.group(2));
        if (column.isEmpty()) {
            of.problem(
                    "契约中没有列 " + of.text() + "（应为 来源.列）", "no contract has " + of.text() + " (written source.column)");
        }
        return column;
    }

    private static NoticeColumn.Kind kind(ValueType type) {
        return switch (type) {
            case CODE -> NoticeColumn.Kind.CODE;
            case VILLAGE, COUNTY -> NoticeColumn.Kind.PLACE;
            case MONEY -> NoticeColumn.Kind.MONEY;
            case DATE -> NoticeColumn.Kind.DATE;
            case PERIOD, MONTH, YEAR -> NoticeColumn.Kind.PERIOD;
            case INTEGER -> NoticeColumn.Kind.WHOLE;
            case TEXT, DECIMAL, FLAG, USCC, ID_NUMBER, ACCOUNT, PHONE -> NoticeColumn.Kind.WORDS;
        };
    }

    private String parameter(Yaml yaml) {
        String name = yaml.name();
        if (!parameters.contains(name)) {
            yaml.problem("parameters.yaml 中没有参数 " + name, "parameters.yaml has no parameter " + name);
        }
        return name;
    }

    private String text(Yaml yaml, String path) {
        return files.text(path).orElseGet(() -> {
            yaml.problem("缺少 " + path, path + " is missing");
            return "";
        });
    }

    /** Holds an SQL to the tables and columns that its description names. */
    void check(Yaml yaml, String path, String sql, Set<String> allowed, Set<String> persons) {
        List<String> reads = yaml.at("reads").names();
        Set<String> words = SqlText.of(sql).words();
        if (EVERYTHING.matcher(COMMENT.matcher(sql).replaceAll("")).find()) {
            yaml.problem(path + " 用了 *，应逐列写明", path + " takes *: name each column");
        }
        for (Yaml table : yaml.at("reads").items()) {
            if (!tables.containsKey(table.name())) {
                table.problem("没有表 " + table.name(), "there is no table " + table.name());
            }
        }
        Set<String> told = new HashSet<>();
        for (String word : words) {
            if (tables.containsKey(word) && !reads.contains(word)) {
                yaml.problem(path + " 读了未列出的表 " + word, path + " reads " + word + ", which isn't listed");
            }
        }
        for (TableColumn column : columnsOf(reads)) {
            String name = column.name();
            if (!words.contains(name) || !told.add(name)) {
                continue;
            }
            if (persons.contains(name) && column.privacy() == Privacy.TOKEN && name.endsWith("person_id")) {
                continue;
            }
            if (column.privacy() != null || isPrivateSomewhere(name, allowed)) {
                yaml.problem(path + " 使用了不得公开的列 " + name, path + " uses " + name + ", which must not be published");
            } else if (!allowed.contains(name)) {
                yaml.problem(
                        path + " 使用了未列出的列 " + name + "（列入 columns 或 uses）",
                        path + " uses " + name + ", which isn't listed among its columns or uses");
            }
        }
    }

    private List<TableColumn> columnsOf(List<String> reads) {
        List<TableColumn> columns = new ArrayList<>();
        // a private column of that name in any of them decides
        for (String table : reads) {
            TableDefinition definition = tables.get(table);
            if (definition != null) {
                definition.columns().stream()
                        .filter(column -> column.privacy() != null)
                        .forEach(columns::add);
            }
        }
        for (String table : reads) {
            TableDefinition definition = tables.get(table);
            if (definition != null) {
                definition.columns().stream()
                        .filter(column -> column.privacy() == null)
                        .forEach(columns::add);
            }
        }
        return columns;
    }

    /** A name that contracts know as private and that this notice doesn't list as its own. */
    private boolean isPrivateSomewhere(String name, Set<String> allowed) {
        return !allowed.contains(name)
                && contracts.values().stream()
                        .flatMap(contract -> contract.column(name).stream())
                        .anyMatch(column -> column.privacy() != null);
    }
}
