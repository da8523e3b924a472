package cn.xiaokang.warehouse.catalogue;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a department delivers: one row's grain, its key, the column whose date or year places a row in the file's period
 * (none where a register keeps what began long ago), and each column in order.
 */
public record Contract(
        String source,
        String title,
        String owner,
        Cadence cadence,
        Title grain,
        List<String> key,
        @Nullable String datedBy,
        List<ContractColumn> columns) {
    /** The column of that name. */
    public Optional<ContractColumn> column(String name) {
        return columns.stream().filter(column -> column.name().equals(name)).findFirst();
    }
}
