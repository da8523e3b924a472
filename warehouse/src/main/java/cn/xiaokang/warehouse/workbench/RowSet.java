package cn.xiaokang.warehouse.workbench;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The rows of an answer as text; a null is a missing value.
 *
 * @param columns their names, none twice
 * @param isCut whether there were more rows than were let through
 */
public record RowSet(List<String> columns, List<List<@Nullable String>> rows, boolean isCut) {}
