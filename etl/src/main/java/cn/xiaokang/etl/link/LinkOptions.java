package cn.xiaokang.etl.link;

import org.jspecify.annotations.Nullable;

/**
 * What may be asked of a linkage.
 *
 * @param isOneToOne each record of one file has at most one of the other
 * @param probability from which a pair is a link; null for the one with the best expected F
 * @param seed of all chance
 */
public record LinkOptions(boolean isOneToOne, @Nullable Double probability, long seed) {}
