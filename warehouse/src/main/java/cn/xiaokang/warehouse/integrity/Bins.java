package cn.xiaokang.warehouse.integrity;

import java.util.Map;

/** How many items of an area and year lie in each bin; a bin that isn't there holds none. */
public record Bins(Map<String, Long> counts) {
    /** The items of one bin. */
    public long of(String bin) {
        return counts.getOrDefault(bin, 0L);
    }

    /** All items. */
    public long total() {
        return counts.values().stream().mapToLong(Long::longValue).sum();
    }
}
