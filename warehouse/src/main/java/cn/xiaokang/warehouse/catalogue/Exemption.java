package cn.xiaokang.warehouse.catalogue;

import org.jspecify.annotations.Nullable;

/**
 * A lawful look-alike that a rule must not flag, with the clause that makes it lawful where there is one.
 *
 * @param id names its places in the rule's SQL ({@link ExemptionSwitches}); null where the rule's definition leaves it out from the
 *     start, so that there is nothing to look for
 */
public record Exemption(
        @Nullable String id,
        @Nullable String zh,
        String en,
        @Nullable String clause) {}
