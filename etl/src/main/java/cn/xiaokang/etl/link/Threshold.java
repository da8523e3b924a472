package cn.xiaokang.etl.link;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * From which match probability on a pair is a link, and the errors to be expected there.
 *
 * @param probability the least
 * @param precision the expected share of links that are right
 * @param recall the expected share of matches that are links, of those that share a blocking key
 */
record Threshold(double probability, double precision, double recall) {
    private static final double LEAST = 0.05;

    /**
     * The threshold with the best expected F (harmonic mean of precision and recall), or the one that is given.
     *
     * @param links the scored pairs
     * @param missed matches expected among the pairs too unlikely to be scored
     */
    static Threshold choose(Links links, double missed, @Nullable Double given) {
        float[] likely = new float[links.size()];
        double matches = missed;
        for (int link = 0; link < likely.length; link++) {
            likely[link] = links.probability(link);
            matches += likely[link];
        }
        Arrays.sort(likely);
        double found = 0;
        Threshold best = new Threshold(given == null ? 0.5 : given, 1, 0);
        double bestF = -1;
        for (int link = likely.length - 1, taken = 1; link >= 0; link--, taken++) {
            found += likely[link];
            boolean isEdge = link == 0 || likely[link - 1] < likely[link];
            boolean isAllowed = given == null ? likely[link] >= LEAST : likely[link] >= given;
            if (isEdge && isAllowed) {
                double f = given == null ? 2 * found / (taken + matches) : taken;
                if (f > bestF) {
                    bestF = f;
                    best = new Threshold(given == null ? likely[link] : given, found / taken, found / matches);
                }
            }
        }
        return best;
    }
}
