package cn.xiaokang.warehouse.catalogue;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Reads {@code datasets/<id>/}; what may stand in one is decided by the reader of notices. */
final class DataSetReader {
    private static final String FISCAL = "reference/fiscal-column-types.txt";
    private static final String CONTRACTING = "reference/open-contracting-fields.txt";
    private static final List<String> PHASES = List.of("approved", "executed");

    private final CatalogueFiles files;
    private final CatalogueContent content;
    private final Problems problems = new Problems();
    private final NoticeReader columns;

    DataSetReader(CatalogueFiles files, CatalogueContent content) {
        this.files = files;
        this.content = content;
        this.columns = new NoticeReader(
                files,
                content.contracts(),
                withItems(content.tables()),
                Set.of(),
                content.codeLists().all());
    }

    private static Map<String, TableDefinition> withItems(Map<String, TableDefinition> tables) {
        Map<String, TableDefinition> all = new HashMap<>(tables);
        all.put(IndicatorItemTable.NAME, IndicatorItemTable.DEFINITION);
        return all;
    }

    Map<String, DataSet> read() {
        Map<String, DataSet> sets = new LinkedHashMap<>();
        for (String id : files.foldersIn("datasets")) {
            String path = "datasets/" + id + "/dataset.yaml";
            Yaml yaml = Yaml.read(path, files.text(path).orElse(""), problems);
            yaml.checkedName(id);
            sets.put(id, read(id, yaml));
        }
        problems.throwIfAny();
        return Collections.unmodifiableMap(sets);
    }

    private DataSet read(String id, Yaml yaml) {
        yaml.allow(Set.of(
                "title", "description", "clause", "licence", "grain", "key", "reads", "uses", "small", "columns"));
        Map<String, String> fiscal = new HashMap<>();
        Map<String, String> phases = new HashMap<>();
        Map<String, String> contracting = new HashMap<>();
        List<NoticeColumn> shown = new ArrayList<>();
        Set<String> allowed = new HashSet<>(yaml.maybe("uses").names());
        yaml.at("columns").entries().forEach((name, given) -> {
            NoticeReader.Shown column = columns.readColumn(
                    name, given, Set.of("of", "counts", "names", "sums", "title", "fiscal", "phase", "contracting"));
            shown.add(column.column());
            allowed.add(name);
            allowed.add(column.from());
            put(fiscal, name, given.maybe("fiscal").textOrNull());
            checkListed(given.maybe("fiscal"), FISCAL);
            checkListed(given.maybe("contracting"), CONTRACTING);
            if (!given.maybe("phase").isAbsent()
                    && !PHASES.contains(given.at("phase").text())) {
                given.at("phase").problem("phase 应为 " + PHASES, "phase must be one of " + PHASES);
            }
            put(phases, name, given.maybe("phase").textOrNull());
            put(contracting, name, given.maybe("contracting").textOrNull());
        });
        String path = "datasets/" + id + "/dataset.sql";
        String sql = files.text(path).orElse("");
        if (sql.isEmpty()) {
            yaml.problem("缺少 " + path, path + " is missing");
        }
        columns.check(yaml, path, sql, allowed, Set.of());
        String clause = yaml.at("clause").text();
        if (!content.clauses().containsKey(clause)) {
            yaml.at("clause").problem("没有条款 " + clause, "there is no clause " + clause);
        }
        List<String> names = shown.stream().map(NoticeColumn::name).toList();
        List<String> key = yaml.at("key").names();
        require(yaml.at("key"), names, key);
        return new DataSet(
                id,
                Title.of(yaml.at("title")),
                Title.of(yaml.at("description")),
                clause,
                yaml.at("licence").text(),
                Title.of(yaml.at("grain")),
                key,
                List.copyOf(shown),
                Map.copyOf(fiscal),
                Map.copyOf(phases),
                Map.copyOf(contracting),
                small(id, yaml.maybe("small"), names, key),
                sql);
    }

    /** A name of another standard must stand in the list of those that the standard has. */
    private void checkListed(Yaml yaml, String list) {
        if (!yaml.isAbsent() && files.text(list).orElse("").lines().noneMatch(line -> line.equals(yaml.text()))) {
            yaml.problem(list + " 中没有 " + yaml.text(), list + " has no " + yaml.text());
        }
    }

    private DataSet.@Nullable Small small(String id, Yaml yaml, List<String> names, List<String> key) {
        if (yaml.isAbsent()) {
            return null;
        }
        yaml.allow(Set.of("count", "measures", "within", "place", "has_levels", "whole_is_known", "group"));
        String path = "datasets/" + id + "/neighbours.sql";
        String neighbours = files.text(path).orElse("");
        Set<String> words = SqlText.of(neighbours).words();
        Stream.concat(Stream.of("person", "household", "amount"), key.stream())
                .filter(name -> !words.contains(name))
                .forEach(name -> yaml.problem(path + " 中没有列 " + name, path + " has no column " + name));
        DataSet.Small small = new DataSet.Small(
                yaml.at("count").text(),
                yaml.at("measures").names(),
                yaml.at("within").names(),
                yaml.at("place").names(),
                flag(yaml.maybe("has_levels")),
                flag(yaml.maybe("whole_is_known")),
                Objects.requireNonNullElse(yaml.maybe("group").textOrNull(), id),
                neighbours);
        require(yaml, names, List.of(small.count()));
        require(yaml.at("measures"), names, small.measures());
        require(yaml.at("within"), names, small.within());
        require(yaml.at("place"), names, small.place());
        return small;
    }

    private static boolean flag(Yaml yaml) {
        return !yaml.isAbsent() && yaml.flag();
    }

    private static void require(Yaml yaml, List<String> names, List<String> asked) {
        asked.stream()
                .filter(name -> !names.contains(name))
                .forEach(name -> yaml.problem("columns 中没有列 " + name, "there is no column " + name));
    }

    private static void put(Map<String, String> map, String name, @Nullable String value) {
        if (value != null) {
            map.put(name, value);
        }
    }
}
