package cn.xiaokang.warehouse.catalogue;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A table of the star: grain, key, columns in order, how its files are divided and sorted, what it points at. The SQL that makes it
 * is null where the table is made by other means.
 *
 * @param restsOn of a table that is worked out, the tables it is worked out from, each with the columns that come from it; no
 *     columns named means that every row rests on it
 * @param isForLookUps whether a few rows that lie side by side are looked for in it, by the first column that it is sorted by, in the one folder that the value
 *     belongs to; its files have small pages
 * @param scope whose rows someone may ask for who sees one county alone
 */
public record TableDefinition(
        String name,
        Title title,
        Title grain,
        List<String> key,
        List<String> partitionedBy,
        List<String> sortedBy,
        boolean isForLookUps,
        Map<String, Reference> references,
        Map<String, List<String>> restsOn,
        RowScope scope,
        List<TableColumn> columns,
        @Nullable String sql) {
    /** Whether its rows are rows of deliveries, each with its file and line. */
    public boolean isDelivered() {
        return restsOn.isEmpty()
                && column("delivery_id").isPresent()
                && column("line").isPresent();
    }

    /** The column of that name. */
    public Optional<TableColumn> column(String name) {
        return columns.stream().filter(column -> column.name().equals(name)).findFirst();
    }
}
