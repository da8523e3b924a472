package cn.xiaokang.warehouse.catalogue;

import org.jspecify.annotations.Nullable;

/** One column of a star table. */
public record TableColumn(
        String name, ColumnType type, String zh, @Nullable Privacy privacy) {}
