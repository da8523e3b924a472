package cn.xiaokang.warehouse.catalogue;

import cn.xiaokang.warehouse.assessment.Scheme;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Reads a catalogue's files, each kind by its own method, and checks what they say against each other. */
final class CatalogueReader {
    private final CatalogueFiles files;
    private final Problems problems = new Problems();

    private Map<String, Clause> clauses = Map.of();
    private Map<String, CodeList> codeLists = Map.of();
    private Map<String, Parameter> parameters = Map.of();
    private Map<String, TableDefinition> tables = Map.of();
    private Map<String, ItemKind> items = Map.of();

    CatalogueReader(CatalogueFiles files) {
        this.files = files;
    }

    CatalogueContent read() {
        clauses = readClauses();
        codeLists = readCodeLists();
        parameters = readParameters();
        tables = readFolders("tables", "table.yaml", new TableReader(files)::read);
        checkReferences();
        items = readItems();
        Map<String, Contract> contracts =
                readFolders("sources", "contract.yaml", new ContractReader(codeLists.keySet())::read);
        Map<String, Rule> rules = inOrderOfClauses(
                readFolders("rules", "rule.yaml", new RuleReader(files, uses(), this::clause)::read), Rule::clause);
        Map<String, Scheme> schemes = readSchemes();
        Map<String, Indicator> indicators = inOrderOfClauses(
                readFolders(
                        "indicators",
                        "indicator.yaml",
                        new IndicatorReader(
                                        files,
                                        uses(),
                                        parameters.keySet(),
                                        standing(schemes),
                                        this::clause,
                                        this::itemName)::read),
                Indicator::clause);
        CatalogueContent content = new CatalogueContent(
                contracts,
                new CodeLists(codeLists),
                new Parameters(parameters),
                tables,
                rules,
                items,
                indicators,
                clauses,
                schemes,
                readNotes(indicators.keySet()),
                readNotices(contracts),
                new Obligations(List.of(), Map.of()));
        CatalogueContent whole = content.with(readObligations(content));
        problems.throwIfAny();
        return whole;
    }

    private Map<String, NoticeKind> readNotices(Map<String, Contract> contracts) {
        NoticeReader reader = new NoticeReader(files, contracts, tables, parameters.keySet(), codeLists);
        return readFolders(
                "notices", "notice.yaml", (id, yaml) -> reader.read(id, yaml, unused -> clause(yaml.at("clause"))));
    }

    private Map<String, IntegrityNote> readNotes(Set<String> indicators) {
        return readFolders("integrity", "integrity.yaml", (id, yaml) -> readNote(id, yaml, indicators));
    }

    private IntegrityNote readNote(String id, Yaml yaml, Set<String> indicators) {
        yaml.allow(Set.of(
                "title",
                "clause",
                "indicators",
                "method",
                "against",
                "item",
                "least_items",
                "least_effect",
                "asks",
                "may_be",
                "note",
                "parameters",
                "reads"));
        String path = "integrity/" + id + "/integrity.sql";
        String sql = files.text(path).orElse("");
        if (sql.isEmpty()) {
            yaml.problem("缺少 " + path, path + " is missing");
        }
        for (Yaml item : yaml.at("indicators").items()) {
            if (!indicators.contains(item.name())) {
                item.problem("没有指标 " + item.name(), "there is no indicator " + item.name());
            }
        }
        IntegrityMethod method = yaml.at("method").oneOf(IntegrityMethod.class).orElse(IntegrityMethod.BUNCHING);
        Yaml against = method == IntegrityMethod.ASSOCIATION ? yaml.at("against") : yaml.maybe("against");
        String group = against.isAbsent() ? "groups" : oneOf(against, Set.of("groups", "others"));
        return new IntegrityNote(
                id,
                Title.of(yaml.at("title")),
                clause(yaml.at("clause")),
                yaml.at("indicators").names(),
                method,
                group.equals("others"),
                yaml.at("item").name(),
                yaml.at("least_items").integer(),
                yaml.at("least_effect").number(),
                Title.of(yaml.at("asks")),
                Title.of(yaml.at("may_be")),
                Title.orNull(yaml.maybe("note")),
                uses().parameters(yaml, sql),
                uses().reads(yaml, sql),
                sql);
    }

    private SqlUses uses() {
        return new SqlUses(parameters.keySet(), tables.keySet());
    }

    private Map<String, Scheme> readSchemes() {
        Set<String> known = Set.copyOf(files.foldersIn("indicators"));
        Set<String> withTarget = known.stream()
                .filter(id -> !file("indicators/" + id + "/indicator.yaml")
                        .maybe("target")
                        .isAbsent())
                .collect(Collectors.toSet());
        SchemeReader reader = new SchemeReader(known, withTarget);
        Map<String, Scheme> result = new LinkedHashMap<>();
        for (String path : files.filesIn("schemes", ".yaml")) {
            Yaml yaml = file(path);
            Scheme scheme = reader.read(yaml);
            if (!path.equals("schemes/" + scheme.reference() + ".yaml")) {
                yaml.problem("文件应名为 " + scheme.reference() + ".yaml", "name the file " + scheme.reference() + ".yaml");
            }
            result.put(scheme.reference(), scheme);
        }
        return Collections.unmodifiableMap(result);
    }

    /** The weights of the default scheme in its newest version; none where there is no default. */
    private static Map<String, BigDecimal> standing(Map<String, Scheme> schemes) {
        return schemes.values().stream()
                .filter(scheme -> scheme.id().equals(Catalogue.DEFAULT_SCHEME))
                .max(Comparator.comparing(Scheme::version))
                .map(Scheme::weights)
                .orElse(Map.of());
    }

    /** A catalogue that only holds tables, as tests have it, asks for no obligations. */
    private Obligations readObligations(CatalogueContent content) {
        return files.text(ObligationReader.FILE).isEmpty()
                ? content.obligations()
                : new ObligationReader(
                                file(ObligationReader.FILE),
                                files.text("policy.txt").orElse(""),
                                content)
                        .read();
    }

    private Yaml file(String path) {
        return Yaml.read(path, files.text(path).orElse(""), problems);
    }

    private <T> Map<String, T> readFolders(String kind, String fileName, BiFunction<String, Yaml, T> reader) {
        Map<String, T> result = new LinkedHashMap<>();
        for (String id : files.foldersIn(kind)) {
            Yaml yaml = file(kind + "/" + id + "/" + fileName);
            yaml.checkedName(id);
            result.put(id, reader.apply(id, yaml));
        }
        return Collections.unmodifiableMap(result);
    }

    /** As the document goes, which its readers know; those of one clause by id. */
    private <T> Map<String, T> inOrderOfClauses(Map<String, T> read, Function<T, String> clauseOf) {
        List<String> order = List.copyOf(clauses.keySet());
        Map<String, T> result = new LinkedHashMap<>();
        read.entrySet().stream()
                .sorted(Comparator.comparingInt(entry -> order.indexOf(clauseOf.apply(entry.getValue()))))
                .forEach(entry -> result.put(entry.getKey(), entry.getValue()));
        return Collections.unmodifiableMap(result);
    }

    private Map<String, Clause> readClauses() {
        String policy = files.text("policy.txt").orElse("");
        Map<String, Clause> result = new LinkedHashMap<>();
        file("clauses.yaml").entries().forEach((id, yaml) -> {
            yaml.allow(Set.of("title", "starts_at", "ends_at"));
            String title = yaml.at("title").text();
            int startsAt = yaml.at("starts_at").integer();
            int endsAt = yaml.at("ends_at").integer();
            if (startsAt < 0 || endsAt <= startsAt || endsAt > policy.length()) {
                yaml.problem("条款 " + id + " 的起止字符不在文件之内", "the span of clause " + id + " lies outside the document");
                return;
            }
            result.put(id, new Clause(id, title, startsAt, endsAt, policy.substring(startsAt, endsAt)));
        });
        return Collections.unmodifiableMap(result);
    }

    private Map<String, CodeList> readCodeLists() {
        Map<String, CodeList> result = new LinkedHashMap<>();
        file("codes.yaml").entries().forEach((name, list) -> {
            list.checkedName(name);
            Map<String, Code> codes = new LinkedHashMap<>();
            list.entries().forEach((code, yaml) -> codes.put(code, readCode(name, code, yaml)));
            long labels = codes.values().stream().map(Code::label).distinct().count();
            if (labels < codes.size()) {
                list.problem("代码表 " + name + " 中标签重复", "two codes of " + name + " have one label");
            }
            result.put(name, new CodeList(name, Collections.unmodifiableMap(codes)));
        });
        if (!result.containsKey("programme")) {
            problems.add("codes.yaml", 1, "缺少代码表 programme", "code list programme is missing");
        }
        return Collections.unmodifiableMap(result);
    }

    private Code readCode(String list, String code, Yaml yaml) {
        boolean isProgramme = list.equals("programme");
        boolean isFundSource = list.equals("fund_source");
        yaml.allow(
                isProgramme
                        ? Set.of("label", "en", "clause", "rhythm", "payee", Code.TELLS_OF_HEALTH)
                        : isFundSource ? Set.of("label", "en", "public_budget") : Set.of("label", "en"));
        Map<String, String> attributes = new TreeMap<>();
        if (isFundSource) {
            Yaml budget = yaml.maybe("public_budget");
            attributes.put("public_budget", Boolean.toString(!budget.isAbsent() && budget.flag()));
        }
        if (isProgramme) {
            attributes.put("clause", clause(yaml.at("clause")));
            attributes.put("rhythm", oneOf(yaml.at("rhythm"), Set.of("month", "year", "once")));
            Yaml health = yaml.maybe(Code.TELLS_OF_HEALTH);
            attributes.put(Code.TELLS_OF_HEALTH, Boolean.toString(!health.isAbsent() && health.flag()));
            attributes.put("payee", oneOf(yaml.at("payee"), Set.of("person", "household")));
        }
        return new Code(code, yaml.at("label").text(), yaml.at("en").text(), Map.copyOf(attributes));
    }

    private static String oneOf(Yaml yaml, Set<String> known) {
        String given = yaml.text();
        if (!given.isEmpty() && !known.contains(given)) {
            yaml.problem(given + " 不在 " + known + " 之中", given + " is none of " + known);
        }
        return given;
    }

    private String clause(Yaml yaml) {
        String clause = yaml.text();
        if (!clause.isEmpty() && !clauses.containsKey(clause)) {
            yaml.problem("clauses.yaml 中没有条款 " + clause, "clauses.yaml has no clause " + clause);
        }
        return clause;
    }

    private Map<String, Parameter> readParameters() {
        Map<String, Parameter> result = new LinkedHashMap<>();
        file("parameters.yaml").entries().forEach((name, yaml) -> {
            yaml.checkedName(name);
            yaml.allow(Set.of("title", "unit", "clause", "moves", "values"));
            TreeMap<LocalDate, BigDecimal> values = new TreeMap<>();
            Yaml given = yaml.at("values");
            given.entries().forEach((from, value) -> values.put(value.checkedDate(from), value.number()));
            if (values.isEmpty()) {
                yaml.problem("参数 " + name + " 没有值", "parameter " + name + " has no value");
            }
            result.put(
                    name,
                    new Parameter(
                            name,
                            yaml.at("title").text(),
                            yaml.at("unit").text(),
                            clause(yaml.at("clause")),
                            Collections.unmodifiableNavigableMap(values),
                            readMoves(yaml.maybe("moves"))));
        });
        return Collections.unmodifiableMap(result);
    }

    private static @Nullable Moves readMoves(Yaml yaml) {
        if (yaml.isAbsent()) {
            return null;
        }
        yaml.allow(Set.of("from", "to", "step"));
        Moves moves = new Moves(
                yaml.at("from").number(),
                yaml.at("to").number(),
                yaml.at("step").number());
        if (moves.from().compareTo(moves.to()) >= 0 || moves.step().signum() <= 0) {
            yaml.problem("moves 应从小到大，步长为正", "moves go from the less to the greater by a step above zero");
        }
        return moves;
    }

    private Map<String, ItemKind> readItems() {
        Map<String, ItemKind> result = new LinkedHashMap<>();
        file("items.yaml").entries().forEach((name, yaml) -> {
            yaml.checkedName(name);
            yaml.allow(Set.of("title", "columns", "known_as", "is_personal", "household_in"));
            List<String> columns = yaml.at("columns").names();
            Map<String, String> knownAs = new LinkedHashMap<>();
            yaml.maybe("known_as").entries().forEach((theirs, ours) -> {
                if (!columns.contains(ours.name())) {
                    ours.problem("columns 中没有 " + ours.name(), "columns has no " + ours.name());
                }
                knownAs.put(theirs, ours.name());
            });
            result.put(
                    name,
                    new ItemKind(
                            name,
                            Title.of(yaml.at("title")),
                            columns,
                            Collections.unmodifiableMap(knownAs),
                            yaml.at("is_personal").flag(),
                            householdIn(yaml.maybe("household_in"), columns)));
        });
        return Collections.unmodifiableMap(result);
    }

    /** A table with the item's column and the household's. */
    private @Nullable String householdIn(Yaml yaml, List<String> columns) {
        if (yaml.isAbsent()) {
            return null;
        }
        TableDefinition table = tables.get(yaml.name());
        if (table == null
                || columns.size() != 1
                || table.column(columns.get(0)).isEmpty()
                || table.column("household_id").isEmpty()) {
            yaml.problem(
                    "没有表 " + yaml.name() + "，或其中没有 " + columns + " 与 household_id",
                    "there is no table " + yaml.name() + ", or it lacks " + columns + " or household_id");
        }
        return yaml.name();
    }

    private @Nullable String itemName(Yaml yaml) {
        if (yaml.isAbsent()) {
            return null;
        }
        String name = yaml.name();
        if (!name.isEmpty() && !items.containsKey(name)) {
            yaml.problem("items.yaml 中没有 " + name, "items.yaml has no " + name);
        }
        return name;
    }

    private void checkReferences() {
        for (TableDefinition table : tables.values()) {
            checkRestsOn(table);
            Yaml yaml = null;
            for (Map.Entry<String, Reference> entry : table.references().entrySet()) {
                Reference to = entry.getValue();
                TableDefinition target = tables.get(to.table());
                if (target == null || target.column(to.column()).isEmpty()) {
                    yaml = yaml == null ? file("tables/" + table.name() + "/table.yaml") : yaml;
                    yaml.at("references")
                            .at(entry.getKey())
                            .problem(
                                    "没有 " + to.table() + "." + to.column(),
                                    "there is no " + to.table() + "." + to.column());
                }
            }
        }
    }

    private void checkRestsOn(TableDefinition table) {
        String sql = table.sql();
        Set<String> words = sql == null ? Set.of() : SqlText.of(sql).words();
        for (String below : table.restsOn().keySet()) {
            if (!tables.containsKey(below) || !words.contains(below)) {
                file("tables/" + table.name() + "/table.yaml")
                        .at("rests_on")
                        .at(below)
                        .problem("table.sql 没有读表 " + below, "table.sql doesn't read a table " + below);
            }
        }
    }
}
