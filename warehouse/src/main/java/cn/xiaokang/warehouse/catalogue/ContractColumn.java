package cn.xiaokang.warehouse.catalogue;

import org.jspecify.annotations.Nullable;

/** One column of a delivery: its header in the file, its type, its code list where the type is a code. */
public record ContractColumn(
        String name,
        String header,
        ValueType type,
        @Nullable String codes,
        boolean required,
        @Nullable Privacy privacy) {}
