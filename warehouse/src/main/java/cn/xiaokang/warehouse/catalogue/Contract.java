package cn.xiaokang.warehouse.catalogue;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a department delivers: one row's grain, its key, the column whose date or year places a row in the file's period
 * (none where a register keeps what began long ago), and each column in order.
 *
 * @param believed the place among the sources that say who a person is and where they live: 1 is believed first; {@link #BELIEVED_LAST} where
 *     the contract names none
 */
public record Contract(
        String source,
        String title,
        String owner,
        Cadence cadence,
        Title grain,
        List<String> key,
        @Nullable String datedBy,
        int believed,
        List<ContractColumn> columns) {
    /** The place of the sources that are no register of persons, which is behind all that are. */
    public static final int BELIEVED_LAST = 100;

    /** The column of that name. */
    public Optional<ContractColumn> column(String name) {
        return columns.stream().filter(column -> column.name().equals(name)).findFirst();
    }
}
