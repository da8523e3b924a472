package cn.xiaokang.warehouse.engine;

import cn.xiaokang.warehouse.catalogue.TableDefinition;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * How a few rows that lie side by side are found: by the macro {@code TABLE_of(value)}, the rows of a table for look-ups with that value in the
 * first column that it is sorted by. The file is chosen before a query is planned, by the catalogue's macro {@code FOLDERCOLUMN_of(value)}, so that of sixteen files
 * fifteen cost nothing; as conditions on the table's view they cost 1 to 2 of some 6.5 ms (docs/benchmark.md).
 */
public final class LookUps {
    /** No column may be called so. */
    private static final String VALUE = "looked_for";

    private LookUps() {}

    /**
     * The macro as SQL, for a database that has the catalogue's macros and may read the files.
     *
     * @param table one for look-ups, divided by one column
     * @param files its files, each in a folder of that column and with all of the table's columns; where there are none the table's view is asked
     */
    public static String macro(TableDefinition table, Collection<Path> files) {
        String folderColumn = table.partitionedBy().get(0);
        String key = table.sortedBy().get(0);
        Map<String, List<Path>> byValue = files.stream()
                .collect(Collectors.groupingBy(file -> value(file, folderColumn), TreeMap::new, Collectors.toList()));
        String rows = files.isEmpty() ? "\"" + table.name() + "\"" : divided(table, folderColumn, byValue);
        return "create macro \"" + table.name() + "_of\"(" + VALUE + ") as table select * from " + rows + " where \""
                + key + "\" = " + VALUE;
    }

    private static String divided(TableDefinition table, String folderColumn, Map<String, List<Path>> byValue) {
        String columns = table.columns().stream()
                .filter(column -> !column.name().equals(folderColumn))
                .map(column -> DuckSnapshot.typed(column, DuckSnapshot.quoted(column.name())))
                .collect(Collectors.joining(", "));
        String choice = byValue.entrySet().stream()
                .map(folder -> "'" + folder.getKey() + "': " + LockDown.list(folder.getValue()))
                .collect(Collectors.joining(", ", "map {", "}"));
        // a value whose folder no row lies in is looked for in another one, where it isn't
        String anyFiles = LockDown.list(byValue.values().iterator().next());
        return "(select " + columns + " from read_parquet(coalesce(" + choice + "[" + folderColumn + "_of(" + VALUE
                + ")], " + anyFiles + "), hive_partitioning=false))";
    }

    /** The value that the folder around a file bears. */
    private static String value(Path file, String folderColumn) {
        return Objects.requireNonNull(file.getParent()).getFileName().toString().substring(folderColumn.length() + 1);
    }
}
