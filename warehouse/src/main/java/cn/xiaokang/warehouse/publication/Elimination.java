package cn.xiaokang.warehouse.publication;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeMap;

/**
 * Which unknowns sums determine, by elimination. Each sum is solved for one unknown and freed of those that were solved for before it,
 * not the other way round, since that would fill sums of few unknowns with many. Then the unknowns that none is solved for are moved by
 * chance, with everything else that keeps the sums as they are: what doesn't move is determined. Whole numbers are reckoned modulo a prime, in which
 * nothing that is determined is missed; in one of two thousand million cases something is taken for determined that is not, and hidden
 * for nothing.
 */
final class Elimination {
    /** The prime 2^31 - 1: the product of two numbers below it fits into a long. */
    static final long PRIME = 2_147_483_647L;

    private static final long SEED = 20_221_231;

    private final List<Solved> solved = new ArrayList<>();
    private final Map<Integer, Integer> placeOf = new HashMap<>();
    private final Map<Integer, Integer> sumsOf = new HashMap<>();

    private Elimination() {}

    /** A sum that comes to nothing, by its unknowns; the factor of the one that it is solved for is one. */
    private record Solved(int unknown, Map<Integer, Long> factors) {}

    /** Solves those sums, each given by the factors of its unknowns, as far as they go. */
    static Elimination of(List<Map<Integer, Long>> sums) {
        Elimination elimination = new Elimination();
        sums.forEach(sum -> sum.keySet().forEach(unknown -> elimination.sumsOf.merge(unknown, 1, Integer::sum)));
        sums.stream().sorted(Comparator.comparingInt(Map::size)).forEach(elimination::solve);
        return elimination;
    }

    private void solve(Map<Integer, Long> sum) {
        Map<Integer, Long> rest = new HashMap<>(sum);
        // by their places: what takes the place of an unknown was solved for later
        TreeMap<Integer, Integer> known = new TreeMap<>();
        rest.keySet().forEach(unknown -> note(unknown, known));
        while (!known.isEmpty()) {
            int unknown = Objects.requireNonNull(known.pollFirstEntry()).getValue();
            Long times = rest.get(unknown);
            if (times != null) {
                Solved by = solved.get(Objects.requireNonNull(placeOf.get(unknown)));
                by.factors().forEach((other, factor) -> {
                    long left = (rest.getOrDefault(other, 0L) + PRIME - factor * times % PRIME) % PRIME;
                    if (left == 0) {
                        rest.remove(other);
                    } else {
                        rest.put(other, left);
                        note(other, known);
                    }
                });
            }
        }
        // the unknown of the fewest sums is the least to be freed from
        rest.keySet().stream()
                .min(Comparator.<Integer>comparingInt(unknown -> sumsOf.getOrDefault(unknown, 0))
                        .thenComparing(unknown -> unknown))
                .ifPresent(unknown -> {
                    long inverse = inverse(rest.getOrDefault(unknown, 1L));
                    rest.replaceAll((other, factor) -> factor * inverse % PRIME);
                    placeOf.put(unknown, solved.size());
                    solved.add(new Solved(unknown, Map.copyOf(rest)));
                });
    }

    private void note(int unknown, Map<Integer, Integer> known) {
        Integer place = placeOf.get(unknown);
        if (place != null) {
            known.put(place, unknown);
        }
    }

    /** The unknowns that the sums determine. */
    Set<Integer> determined() {
        SplittableRandom random = new SplittableRandom(SEED);
        Map<Integer, Long> moved = new HashMap<>();
        Set<Integer> determined = new HashSet<>();
        for (int place = solved.size() - 1; place >= 0; place--) {
            Solved sum = solved.get(place);
            long others = 0;
            for (Map.Entry<Integer, Long> factor : sum.factors().entrySet()) {
                if (factor.getKey() != sum.unknown()) {
                    long by = moved.computeIfAbsent(factor.getKey(), free -> random.nextLong(1, PRIME));
                    others = (others + factor.getValue() * by) % PRIME;
                }
            }
            long by = (PRIME - others) % PRIME;
            moved.put(sum.unknown(), by);
            if (by == 0) {
                determined.add(sum.unknown());
            }
        }
        return determined;
    }

    /** By Fermat: the power of the prime less two. */
    private static long inverse(long number) {
        long result = 1;
        long power = number % PRIME;
        for (long left = PRIME - 2; left > 0; left >>= 1) {
            if ((left & 1) == 1) {
                result = result * power % PRIME;
            }
            power = power * power % PRIME;
        }
        return result;
    }
}
