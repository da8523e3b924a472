package cn.xiaokang.warehouse.catalogue;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads tables/&lt;name>/table.yaml and the SQL beside it. */
final class TableReader {
    private final CatalogueFiles files;

    TableReader(CatalogueFiles files) {
        this.files = files;
    }

    /** The table of that name; what is wrong with it goes to the problems of its file. */
    TableDefinition read(String name, Yaml yaml) {
        yaml.allow(Set.of(
                "title",
                "grain",
                "key",
                "scope",
                "partitioned_by",
                "sorted_by",
                "is_for_look_ups",
                "references",
                "rests_on",
                "columns"));
        List<TableColumn> columns = new ArrayList<>();
        yaml.at("columns").entries().forEach((column, given) -> columns.add(readTableColumn(column, given)));
        Set<String> names = Set.copyOf(columns.stream().map(TableColumn::name).toList());
        Map<String, Reference> references = new LinkedHashMap<>();
        yaml.maybe("references").entries().forEach((column, given) -> {
            if (!names.contains(column)) {
                given.problem("没有列 " + column, "the table has no column " + column);
            }
            String[] parts = given.text().split("\\.", -1);
            if (parts.length == 2) {
                references.put(column, new Reference(parts[0], parts[1]));
            } else {
                given.problem("应为 表.列", "a reference is written table.column");
            }
        });
        List<String> partitionedBy = columnsOf(yaml.maybe("partitioned_by"), names, "table");
        List<String> sortedBy = columnsOf(yaml.maybe("sorted_by"), names, "table");
        Yaml lookUps = yaml.maybe("is_for_look_ups");
        boolean isForLookUps = lookUps.flag();
        if (isForLookUps) {
            checkLookUps(lookUps, partitionedBy, sortedBy);
        }
        return new TableDefinition(
                name,
                Title.of(yaml.at("title")),
                Title.of(yaml.at("grain")),
                columnsOf(yaml.at("key"), names, "table"),
                partitionedBy,
                sortedBy,
                isForLookUps,
                Collections.unmodifiableMap(references),
                readRestsOn(yaml.maybe("rests_on"), names),
                readScope(yaml.maybe("scope"), names),
                List.copyOf(columns),
                files.text("tables/" + name + "/table.sql").orElse(null));
    }

    /** The folder that a value lies in has to be known before a file is opened. */
    private void checkLookUps(Yaml given, List<String> partitionedBy, List<String> sortedBy) {
        if (partitionedBy.size() != 1 || sortedBy.isEmpty()) {
            given.problem(
                    "供查找的表须按一列分文件夹，并写明 sorted_by",
                    "a table for look-ups is divided by one column and sorted by another");
            return;
        }
        String macro = partitionedBy.get(0) + "_of";
        if (!files.text("macros/duckdb.sql").orElse("").contains("macro " + macro + "(")) {
            given.problem(
                    "macros/duckdb.sql 没有宏 " + macro + "，它由所查之值算出文件夹",
                    "macros/duckdb.sql has no macro " + macro + ", which tells a value's folder");
        }
    }

    /** What the table says, or what its columns say where it says nothing. */
    private static RowScope readScope(Yaml given, Set<String> columns) {
        RowScope told = given.isAbsent()
                ? RowScope.of(columns)
                : given.oneOf(RowScope.class).orElse(RowScope.NOBODY);
        String column = told.column();
        if (column != null && !columns.contains(column)) {
            given.problem("此范围需要列 " + column, "this scope needs the column " + column);
        }
        return told;
    }

    private static Map<String, List<String>> readRestsOn(Yaml yaml, Set<String> columns) {
        Map<String, List<String>> restsOn = new LinkedHashMap<>();
        yaml.entries().forEach((table, given) -> restsOn.put(table, columnsOf(given, columns, "table")));
        return Collections.unmodifiableMap(restsOn);
    }

    private static TableColumn readTableColumn(String name, Yaml yaml) {
        yaml.checkedName(name);
        yaml.allow(Set.of("type", "zh", "privacy"));
        Yaml given = yaml.at("type");
        String type = given.text();
        ColumnType columnType = ColumnType.parse(type).orElseGet(() -> {
            if (!type.isEmpty()) {
                given.problem("未知的类型 " + type, "unknown type " + type);
            }
            return new ColumnType(ColumnType.Kind.STRING, 0, 0);
        });
        return new TableColumn(name, columnType, yaml.at("zh").text(), privacy(yaml));
    }

    /** Names of columns, each of which must be known there. */
    static List<String> columnsOf(Yaml yaml, Collection<String> known, String where) {
        for (Yaml item : yaml.items()) {
            String name = item.isText() ? item.text() : "";
            if (!name.isEmpty() && !known.contains(name)) {
                item.problem("没有列 " + name, "the " + where + " has no column " + name);
            }
        }
        return yaml.names();
    }

    /** How private a column is; null where it says nothing. */
    static @Nullable Privacy privacy(Yaml yaml) {
        Yaml given = yaml.maybe("privacy");
        return given.isAbsent() ? null : given.oneOf(Privacy.class).orElse(null);
    }
}
