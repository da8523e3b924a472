package cn.xiaokang.warehouse.pack;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Rows of a table, every value as text.
 *
 * @param types of its columns in SQL, by name and in order
 */
public record PackedTable(String name, Map<String, String> types, List<List<@Nullable String>> rows) {}
