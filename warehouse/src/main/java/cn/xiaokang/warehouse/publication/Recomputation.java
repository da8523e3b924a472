package cn.xiaokang.warehouse.publication;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Which unknowns a system of sums determines, whatever their values are: the recomputation of what is left out. The sums are solved by
 * elimination; what a sum alone can take up is put aside first, so that little is left to eliminate. Whole numbers are reckoned modulo a
 * prime, in which nothing that is determined is missed.
 */
final class Recomputation {
    private static final long PRIME = 2_147_483_647L;

    private final List<Map<Integer, Long>> equations = new ArrayList<>();
    /** Equations put aside, each with the unknown that no other equation has, in their order. */
    private final Deque<Aside> aside = new ArrayDeque<>();

    private record Aside(int unknown, Map<Integer, Long> equation) {}

    /** Adds a sum: the unknowns among its parts make the unknown whole, or what is known of it where the whole is none. */
    void add(List<Integer> parts, int whole, boolean isWholeUnknown) {
        Map<Integer, Long> equation = new HashMap<>();
        parts.forEach(part -> equation.merge(part, 1L, Long::sum));
        if (isWholeUnknown) {
            equation.merge(whole, PRIME - 1, Long::sum);
        }
        if (!equation.isEmpty()) {
            equations.add(equation);
        }
    }

    /** The unknowns that the sums determine. */
    Set<Integer> determined() {
        Set<Integer> determined = new HashSet<>();
        reduced(core()).forEach((unknown, equation) -> {
            if (equation.size() == 1) {
                determined.add(unknown);
            }
        });
        while (!aside.isEmpty()) {
            Aside last = aside.removeLast();
            if (last.equation().keySet().stream()
                    .allMatch(unknown -> unknown == last.unknown() || determined.contains(unknown))) {
                determined.add(last.unknown());
            }
        }
        return determined;
    }

    /** The equations of which each unknown stands in another one too. */
    private List<Map<Integer, Long>> core() {
        Map<Integer, Set<Integer>> of = new HashMap<>();
        Deque<Integer> waiting = new ArrayDeque<>();
        for (int i = 0; i < equations.size(); i++) {
            for (int unknown : equations.get(i).keySet()) {
                of.computeIfAbsent(unknown, name -> new HashSet<>()).add(i);
            }
            waiting.add(i);
        }
        Set<Integer> left = new HashSet<>(waiting);
        while (!waiting.isEmpty()) {
            int next = waiting.removeFirst();
            Map<Integer, Long> equation = equations.get(next);
            if (!left.contains(next)) {
                continue;
            }
            equation.keySet().stream()
                    .filter(unknown -> of.getOrDefault(unknown, Set.of()).size() == 1)
                    .findFirst()
                    .ifPresent(unknown -> {
                        aside.addLast(new Aside(unknown, equation));
                        left.remove(next);
                        for (int other : equation.keySet()) {
                            Set<Integer> its = of.getOrDefault(other, Set.of());
                            its.remove(next);
                            waiting.addAll(its);
                        }
                    });
        }
        return left.stream().sorted().map(equations::get).toList();
    }

    /** The equations solved as far as they go: by each unknown solved for, what it hangs on. */
    private static Map<Integer, Map<Integer, Long>> reduced(List<Map<Integer, Long>> core) {
        Map<Integer, Map<Integer, Long>> solved = new HashMap<>();
        Map<Integer, Set<Integer>> hangOn = new HashMap<>();
        for (Map<Integer, Long> equation : core) {
            Map<Integer, Long> rest = new HashMap<>(equation);
            for (int unknown : equation.keySet()) {
                Map<Integer, Long> known = solved.get(unknown);
                if (known != null) {
                    subtract(rest, known, rest.getOrDefault(unknown, 0L));
                }
            }
            if (rest.isEmpty()) {
                continue;
            }
            // the unknown that the fewest others hang on makes the least to reckon anew
            int pivot = rest.keySet().stream()
                    .min(Comparator.comparingInt(
                            unknown -> hangOn.getOrDefault(unknown, Set.of()).size()))
                    .orElseThrow();
            long inverse = inverse(rest.getOrDefault(pivot, 1L));
            rest.replaceAll((unknown, factor) -> factor * inverse % PRIME);
            for (int other : List.copyOf(hangOn.getOrDefault(pivot, Set.of()))) {
                Map<Integer, Long> before = solved.getOrDefault(other, Map.of());
                subtract(before, rest, before.getOrDefault(pivot, 0L));
                rest.keySet().forEach(unknown -> {
                    Set<Integer> its = hangOn.computeIfAbsent(unknown, name -> new HashSet<>());
                    if (before.containsKey(unknown)) {
                        its.add(other);
                    } else {
                        its.remove(other);
                    }
                });
            }
            solved.put(pivot, rest);
            rest.keySet().stream()
                    .filter(unknown -> unknown != pivot)
                    .forEach(unknown -> hangOn.computeIfAbsent(unknown, name -> new HashSet<>())
                            .add(pivot));
        }
        return solved;
    }

    private static void subtract(Map<Integer, Long> from, Map<Integer, Long> what, long times) {
        what.forEach((unknown, factor) -> {
            long left = (from.getOrDefault(unknown, 0L) + PRIME - factor * times % PRIME) % PRIME;
            if (left == 0) {
                from.remove(unknown);
            } else {
                from.put(unknown, left);
            }
        });
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
