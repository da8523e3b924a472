package cn.xiaokang.warehouse.catalogue;

import org.jspecify.annotations.Nullable;

/**
 * One column of a delivery: its header in the file, its type, its code list where the type is a code.
 *
 * @param mayBeNegative whether an amount below zero is taken: what was posted in public is evidence as it stands
 */
public record ContractColumn(
        String name,
        String header,
        ValueType type,
        @Nullable String codes,
        boolean required,
        boolean mayBeNegative,
        @Nullable Privacy privacy) {}
