package cn.xiaokang.etl.link;

import org.jspecify.annotations.Nullable;

/**
 * What may be asked of a linkage.
 *
 * @param isOneToOne each record of one file has at most one of the other
 * @param probability from which a pair is a link; null for the one with the best expected F
 * @param seed of all chance
 * @param priorPairs how many pairs of one person it takes to outweigh what is known beforehand of how one person's values differ; few where
 *     such pairs abound, many where they are rare, since then the data tell of little but relatives
 */
public record LinkOptions(boolean isOneToOne, @Nullable Double probability, long seed, double priorPairs) {
    private static final double FEW = 10;

    /** With pairs to learn from, as in two files about the same persons. */
    public LinkOptions(boolean isOneToOne, @Nullable Double probability, long seed) {
        this(isOneToOne, probability, seed, FEW);
    }

    /** Whether a pair is one to be told. */
    boolean isLikely(double of) {
        return probability == null || of >= probability;
    }
}
