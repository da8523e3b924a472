package cn.xiaokang.warehouse.division;

import org.jspecify.annotations.Nullable;

/**
 * A division by its latest name, with the years of the first and last yearly edition of the divisions in which its code stands.
 * The parent is null of the city alone; the committee type is village or residents, of villages alone.
 */
public record Division(
        String code,
        String name,
        Level level,
        @Nullable String parentCode,
        @Nullable String committeeType,
        int firstEdition,
        int lastEdition) {}
