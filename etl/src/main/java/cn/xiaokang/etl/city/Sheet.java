package cn.xiaokang.etl.city;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The form of one source: its columns in the contract's order, and its key. */
final class Sheet {
    /** One column of a source; {@code labels} are those of its codes, by code. */
    record Column(
            String name,
            String header,
            String type,
            Map<String, String> labels,
            boolean required,
            boolean mayBeNegative) {}

    final String source;
    final boolean monthly;
    final List<Column> columns;
    final List<String> key;
    private final Map<String, Integer> positions = new HashMap<>();

    Sheet(String source, boolean monthly, List<Column> columns, List<String> key) {
        this.source = source;
        this.monthly = monthly;
        this.columns = columns;
        this.key = key;
        for (int i = 0; i < columns.size(); i++) {
            positions.put(columns.get(i).name(), i);
        }
    }

    boolean has(String column) {
        return positions.containsKey(column);
    }

    int position(String column) {
        Integer position = positions.get(column);
        if (position == null) {
            throw new IllegalArgumentException(source + " has no column " + column);
        }
        return position;
    }

    Row row(@Nullable Object... values) {
        if (values.length != columns.size()) {
            throw new IllegalArgumentException(source + " has " + columns.size() + " columns, not " + values.length);
        }
        return new Row(this, values);
    }
}
