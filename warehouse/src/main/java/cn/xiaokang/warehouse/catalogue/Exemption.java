package cn.xiaokang.warehouse.catalogue;

import org.jspecify.annotations.Nullable;

/** A lawful look-alike that a rule must not flag, with the clause that makes it lawful where there is one. */
public record Exemption(
        @Nullable String zh, String en, @Nullable String clause) {}
