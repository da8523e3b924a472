package cn.xiaokang.warehouse.publication;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Which unknowns a system of sums determines, whatever their values are: the recomputation of what is left out. What a sum
 * alone can take up is put aside first, so that little is left to eliminate ({@link Elimination}).
 */
final class Recomputation {
    private final List<Map<Integer, Long>> equations = new ArrayList<>();
    /** Equations put aside, each with the unknown that no other equation has, in their order. */
    private final Deque<Aside> aside = new ArrayDeque<>();

    private record Aside(int unknown, Map<Integer, Long> equation) {}

    /** Adds a sum: the unknowns among its parts make the unknown whole, or what is known of it where the whole is none. */
    void add(List<Integer> parts, int whole, boolean isWholeUnknown) {
        Map<Integer, Long> equation = new HashMap<>();
        parts.forEach(part -> equation.merge(part, 1L, Long::sum));
        if (isWholeUnknown) {
            equation.merge(whole, Elimination.PRIME - 1, Long::sum);
        }
        if (!equation.isEmpty()) {
            equations.add(equation);
        }
    }

    /** The unknowns that the sums determine. */
    Set<Integer> determined() {
        Set<Integer> determined = Elimination.of(core()).determined();
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
}
