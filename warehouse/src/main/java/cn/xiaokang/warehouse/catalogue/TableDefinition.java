package cn.xiaokang.warehouse.catalogue;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A table of the star: grain, key, columns in order, how its files are divided and sorted, what it points at. The SQL that makes it
 * is null where the table is made by other means.
 */
public record TableDefinition(
        String name,
        Title title,
        String grain,
        List<String> key,
        List<String> partitionedBy,
        List<String> sortedBy,
        Map<String, Reference> references,
        List<TableColumn> columns,
        @Nullable String sql) {
    /** The column of that name. */
    public Optional<TableColumn> column(String name) {
        return columns.stream().filter(column -> column.name().equals(name)).findFirst();
    }
}
