package cn.xiaokang.warehouse.catalogue;

import org.jspecify.annotations.Nullable;

/**
 * One column of a delivery: its header in the file, its type, its code list where the type is a code.
 *
 * @param mayBeNegative whether an amount below zero is taken: what was posted in public is evidence as it stands
 * @param mayBePublished whether a notice may show it; a column that is private in any way never may
 */
public record ContractColumn(
        String name,
        String header,
        ValueType type,
        @Nullable String codes,
        boolean required,
        boolean mayBeNegative,
        boolean mayBePublished,
        @Nullable Privacy privacy) {}
