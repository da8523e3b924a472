package cn.xiaokang.warehouse.pack;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A flag with what it rests on.
 *
 * @param flag its row, by column
 * @param sql the statement that gives it, over the tables
 * @param macros the statements that the statement's functions need
 */
public record PackedFlag(
        Map<String, @Nullable String> flag, Scope scope, String sql, List<String> macros, List<PackedTable> tables) {}
