package cn.xiaokang.warehouse.catalogue;

import java.util.List;
import java.util.Optional;

/** What a department delivers: one row's grain, its key, and each column in order. */
public record Contract(
        String source,
        String title,
        String owner,
        Cadence cadence,
        String grain,
        List<String> key,
        List<ContractColumn> columns) {
    /** The column of that name. */
    public Optional<ContractColumn> column(String name) {
        return columns.stream().filter(column -> column.name().equals(name)).findFirst();
    }
}
