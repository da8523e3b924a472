package cn.xiaokang.warehouse.publication;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Leaves out figures that add up to one another, and attacks what is left: an attacker knows every figure that is told, every sum that
 * holds between figures, and that no amount is below zero. Figures that follow from others by reckoning are found first; then, by
 * tightening bounds over the sums until nothing moves (interval propagation), each figure that is left out gets the narrowest interval
 * that they force. A figure of few households is safe while the
 * interval reaches from 20 % below its value to 20 % above it; one that is left out because of an earlier release, while five
 * households' worth fits on both sides. Method: A. Hundepool et al., Statistical Disclosure Control (Wiley 2012), chapter 4: the
 * threshold rule, secondary suppression in linked tables, the protection interval.
 */
public final class CellAttack {
    /** The fewest households that a figure may tell of. */
    public static final long FEWEST = 5;

    private static final int LEAST_WIDTH_PERCENT = 20;
    private static final int MOST_ROUNDS = 200;

    private final List<Cell> cells;
    private final List<Sum> sums;
    private final List<List<Sum>> partOf;
    private final List<List<Sum>> wholeOf;
    private final long most;

    /**
     * A figure; its number is its place in the list.
     *
     * @param households how many stand behind it
     * @param amount what it says, in the smallest unit
     * @param isKnown whether everyone knows it anyway, so that it can't be left out
     */
    public record Cell(long households, long amount, boolean isKnown) {}

    /** A figure that is the sum of others. */
    public record Sum(int whole, List<Integer> parts) {}

    /** What an attack comes to: the figures left out, and those of them whose value it tells all the same. */
    public record Result(Set<Integer> leftOut, Set<Integer> told) {
        /** Whether nothing is told. */
        public boolean isSafe() {
            return told.isEmpty();
        }
    }

    /** Figures and all sums that hold between them. */
    public CellAttack(List<Cell> cells, List<Sum> sums) {
        this.cells = List.copyOf(cells);
        this.sums = List.copyOf(sums);
        this.partOf = Stream.generate(() -> (List<Sum>) new ArrayList<Sum>())
                .limit(cells.size())
                .toList();
        this.wholeOf = Stream.generate(() -> (List<Sum>) new ArrayList<Sum>())
                .limit(cells.size())
                .toList();
        for (Sum sum : sums) {
            wholeOf.get(sum.whole()).add(sum);
            sum.parts().forEach(part -> partOf.get(part).add(sum));
        }
        this.most = cells.stream().mapToLong(Cell::amount).sum();
    }

    /**
     * Leaves out what is secret, whatever lies below it, and then one other figure after another, until the attack finds no value or
     * nothing is left that could be left out. What hides another figure must itself have room: it is attacked likewise.
     *
     * @param secret figures that must not be told; those of one to four households come to them
     * @param already figures that have been left out and are no secret of their own
     */
    public Result protect(Set<Integer> secret, Set<Integer> already) {
        Set<Integer> hidden = new HashSet<>(secret);
        for (int i = 0; i < cells.size(); i++) {
            long households = cells.get(i).households();
            if (households > 0 && households < FEWEST && !cells.get(i).isKnown()) {
                hidden.add(i);
            }
        }
        Set<Integer> leftOut = new LinkedHashSet<>();
        Stream.concat(hidden.stream(), already.stream()).sorted().forEach(number -> leaveOut(number, leftOut));
        Map<Integer, Long> rooms = new TreeMap<>();
        hidden.forEach(number -> rooms.put(number, room(cells.get(number))));
        while (true) {
            Set<Integer> told = attack(leftOut, rooms);
            boolean isMore = false;
            for (int number : told) {
                for (Sum sum : lacking(number, rooms, leftOut)) {
                    isMore |= add(sum, rooms.getOrDefault(number, 0L), leftOut, rooms);
                }
            }
            // each sum has room by itself, and all of them together still have none
            isMore = isMore
                    || told.stream()
                            .anyMatch(number -> open(number, leftOut)
                                    .anyMatch(sum -> add(sum, rooms.getOrDefault(number, 0L), leftOut, rooms)));
            if (!isMore) {
                told.retainAll(hidden);
                return new Result(Set.copyOf(leftOut), Set.copyOf(told));
            }
        }
    }

    /** The figures among those left out whose value the sums force into too narrow an interval. */
    public Set<Integer> attack(Set<Integer> leftOut, Set<Integer> secret) {
        Map<Integer, Long> rooms = new TreeMap<>();
        secret.forEach(number -> rooms.put(number, room(cells.get(number))));
        return attack(leftOut, rooms);
    }

    /** A fifth of the amount, or five households' worth where that is less. */
    private static long room(Cell cell) {
        long fifth = Math.max(1, cell.amount() * LEAST_WIDTH_PERCENT / 100);
        return cell.households() <= 0
                ? fifth
                : Math.min(fifth, Math.max(1, cell.amount() * FEWEST / cell.households()));
    }

    /** Leaves a figure out, and all that it is made of: no part is told of a sum that is not. */
    private void leaveOut(int number, Set<Integer> leftOut) {
        if (cells.get(number).isKnown() || !leftOut.add(number)) {
            return;
        }
        wholeOf.get(number).forEach(sum -> sum.parts().forEach(part -> leaveOut(part, leftOut)));
    }

    /** The sums that are told and that a figure is part of, those with the least room first. */
    private Stream<Sum> open(int number, Set<Integer> leftOut) {
        return partOf.get(number).stream()
                .filter(sum -> !leftOut.contains(sum.whole()))
                .sorted(Comparator.comparingLong(sum -> hiding(sum, number, leftOut)));
    }

    /** Those of them in which too little else is left out to hide the figure. */
    private List<Sum> lacking(int number, Map<Integer, Long> rooms, Set<Integer> leftOut) {
        long room = rooms.getOrDefault(number, 0L);
        return open(number, leftOut)
                .filter(sum -> hiding(sum, number, leftOut) < room)
                .toList();
    }

    /** What the other figures left out of a sum come to. */
    private long hiding(Sum sum, int number, Set<Integer> leftOut) {
        return sum.parts().stream()
                .filter(part -> part != number && leftOut.contains(part))
                .mapToLong(part -> cells.get(part).amount())
                .sum();
    }

    /** Leaves out one more part of a sum, or the sum itself where all its parts are out. */
    private boolean add(Sum sum, long room, Set<Integer> leftOut, Map<Integer, Long> rooms) {
        Optional<Integer> next = sum.parts().stream()
                .filter(part -> !leftOut.contains(part)
                        && !cells.get(part).isKnown()
                        && cells.get(part).amount() > 0)
                .min(Comparator.<Integer>comparingInt(part -> cells.get(part).amount() < room ? 1 : 0)
                        .thenComparingInt(part -> pinned(part, leftOut))
                        .thenComparingLong(part -> cells.get(part).amount())
                        .thenComparingInt(part -> part));
        int chosen = next.orElse(sum.whole());
        if (leftOut.contains(chosen) || cells.get(chosen).isKnown()) {
            return false;
        }
        leaveOut(chosen, leftOut);
        rooms.merge(chosen, Math.min(room, cells.get(chosen).amount()), Math::max);
        return true;
    }

    /** In how many sums a figure would be the only one left out. */
    private int pinned(int part, Set<Integer> leftOut) {
        return (int) partOf.get(part).stream()
                .filter(sum ->
                        !leftOut.contains(sum.whole()) && sum.parts().stream().noneMatch(leftOut::contains))
                .count();
    }

    private Set<Integer> attack(Set<Integer> leftOut, Map<Integer, Long> rooms) {
        long[] low = new long[cells.size()];
        long[] high = new long[cells.size()];
        Set<Integer> recomputed = recomputed(leftOut);
        for (int i = 0; i < low.length; i++) {
            boolean isOut = leftOut.contains(i) && !recomputed.contains(i);
            low[i] = isOut ? 0 : cells.get(i).amount();
            high[i] = isOut ? most : cells.get(i).amount();
        }
        Set<Sum> waiting = Collections.newSetFromMap(new IdentityHashMap<>());
        ArrayDeque<Sum> queue = new ArrayDeque<>();
        for (Sum sum : sums) {
            if (leftOut.contains(sum.whole()) || sum.parts().stream().anyMatch(leftOut::contains)) {
                waiting.add(sum);
                queue.addLast(sum);
            }
        }
        for (long steps = (long) MOST_ROUNDS * queue.size(); steps > 0 && !queue.isEmpty(); steps--) {
            Sum sum = queue.removeFirst();
            waiting.remove(sum);
            for (int moved : tighten(sum, low, high)) {
                Stream.concat(partOf.get(moved).stream(), wholeOf.get(moved).stream())
                        .filter(other -> other != sum && waiting.add(other))
                        .forEach(queue::addLast);
            }
        }
        Set<Integer> told = new LinkedHashSet<>();
        rooms.forEach((number, room) -> {
            long amount = cells.get(number).amount();
            boolean isFree = low[number] <= amount - room && high[number] >= amount + room;
            if (amount > 0 && !isFree) {
                told.add(number);
            }
        });
        return told;
    }

    /** The figures left out that follow from the others by reckoning alone. */
    private Set<Integer> recomputed(Set<Integer> leftOut) {
        Recomputation system = new Recomputation();
        for (Sum sum : sums) {
            system.add(
                    sum.parts().stream().filter(leftOut::contains).toList(),
                    sum.whole(),
                    leftOut.contains(sum.whole()));
        }
        return system.determined();
    }

    /** Narrows the bounds of a sum's figures by one another; the figures whose bounds moved. */
    private static List<Integer> tighten(Sum sum, long[] low, long[] high) {
        List<Integer> moved = new ArrayList<>();
        int whole = sum.whole();
        boolean hasMoved = true;
        while (hasMoved) {
            hasMoved = false;
            long lowest = 0;
            long highest = 0;
            for (int part : sum.parts()) {
                lowest += low[part];
                highest += high[part];
            }
            hasMoved |= narrow(whole, lowest, highest, low, high, moved);
            for (int part : sum.parts()) {
                if (low[part] == high[part]) {
                    continue;
                }
                long oldLow = low[part];
                long oldHigh = high[part];
                if (narrow(part, low[whole] - (highest - oldHigh), high[whole] - (lowest - oldLow), low, high, moved)) {
                    lowest += low[part] - oldLow;
                    highest += high[part] - oldHigh;
                    hasMoved = true;
                }
            }
        }
        return moved;
    }

    private static boolean narrow(int number, long least, long greatest, long[] low, long[] high, List<Integer> moved) {
        boolean hasMoved = false;
        if (least > low[number]) {
            low[number] = least;
            hasMoved = true;
        }
        if (greatest < high[number]) {
            high[number] = greatest;
            hasMoved = true;
        }
        if (hasMoved) {
            moved.add(number);
        }
        return hasMoved;
    }
}
