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
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Leaves out figures that add up to one another, and attacks what is left: an attacker knows every figure that is told, every sum that
 * holds between figures, and that no amount is below zero. Figures that follow from others by reckoning are found first; then, by
 * tightening bounds over the sums until nothing moves (interval propagation), each figure that is left out gets the narrowest interval
 * that they force. A figure of few households is safe while the interval reaches from 20 % below its value to 20 % above it; one that is
 * left out because of an earlier release, while five households' worth fits on both sides; and while what is left out with it of a sum
 * that is told is of five households or more together. Method: A. Hundepool et al., Statistical Disclosure Control (Wiley 2012), chapter
 * 4: the threshold rule, secondary suppression in linked tables, the protection interval.
 */
public final class CellAttack {
    /** The fewest households that a figure may tell of. */
    public static final long FEWEST = 5;

    private static final int LEAST_WIDTH_PERCENT = 20;
    private static final int MOST_ROUNDS = 200;
    /** How many figures are looked at in all to give back what isn't needed: few tries in a large table. */
    private static final int MOST_TRIED = 60_000;

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
    public record Sum(int whole, List<Integer> parts) {
        /** The whole and its parts. */
        IntStream figures() {
            return IntStream.concat(IntStream.of(whole), parts.stream().mapToInt(part -> part));
        }
    }

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
     * Leaves out what is secret, and then one other figure after another, until the attack finds no value or nothing is left that could
     * be left out. What hides another figure must itself have room: it is attacked likewise, so that figures are left out along closed
     * walks through the sums.
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
        Stream.concat(hidden.stream(), already.stream())
                .filter(number -> !cells.get(number).isKnown())
                .sorted()
                .forEach(leftOut::add);
        Map<Integer, Long> secrets = rooms(hidden);
        Map<Integer, Long> rooms = new TreeMap<>(secrets);
        while (true) {
            Found found = attack(leftOut, rooms, secrets);
            LeftOut now = LeftOut.of(leftOut, found.recomputed());
            boolean isMore = false;
            for (int number : found.told()) {
                for (Sum sum : lacking(number, rooms, now.unknown())) {
                    isMore |= add(sum, rooms.getOrDefault(number, 0L), now, rooms);
                }
            }
            if (!isMore) {
                // each sum has room by itself, and all of them together still have none
                for (int number : found.told()) {
                    isMore |= widen(number, rooms, now);
                }
            }
            if (!isMore) {
                Set<Integer> told = new LinkedHashSet<>(found.told());
                told.retainAll(hidden);
                // what can be reckoned tells nothing new by being told
                leftOut.removeIf(number ->
                        found.recomputed().contains(number) && !hidden.contains(number) && !already.contains(number));
                giveBack(leftOut, already, hidden, told);
                return new Result(Set.copyOf(leftOut), Set.copyOf(told));
            }
        }
    }

    /**
     * What an attack finds.
     *
     * @param told the figures whose interval is too narrow
     * @param recomputed those that can be reckoned, where the attack had to look that far
     */
    private record Found(Set<Integer> told, Set<Integer> recomputed) {}

    /**
     * The figures left out.
     *
     * @param all all of them
     * @param unknown those that can't be reckoned, which alone hide another
     */
    private record LeftOut(Set<Integer> all, Set<Integer> unknown) {
        private static LeftOut of(Set<Integer> all, Set<Integer> recomputed) {
            Set<Integer> unknown = new HashSet<>(all);
            unknown.removeAll(recomputed);
            return new LeftOut(all, unknown);
        }

        private void add(int number) {
            all.add(number);
            unknown.add(number);
        }
    }

    private Map<Integer, Long> rooms(Set<Integer> numbers) {
        Map<Integer, Long> rooms = new TreeMap<>();
        numbers.forEach(number -> rooms.put(number, room(cells.get(number))));
        return rooms;
    }

    /** Tells again, largest first, what was left out to hide others and turns out not to be needed. */
    private void giveBack(Set<Integer> leftOut, Set<Integer> already, Set<Integer> hidden, Set<Integer> told) {
        Map<Integer, Long> secrets = rooms(hidden);
        leftOut.stream()
                .filter(number -> !already.contains(number) && !hidden.contains(number))
                .sorted(Comparator.comparingLong(
                                (Integer number) -> cells.get(number).amount())
                        .reversed()
                        .thenComparing(number -> number))
                .limit(MOST_TRIED / Math.max(1, cells.size()))
                .toList()
                .forEach(number -> {
                    leftOut.remove(number);
                    if (!told.containsAll(attack(leftOut, secrets, secrets).told())) {
                        leftOut.add(number);
                    }
                });
    }

    /** The figures among those left out whose value the sums force into too narrow an interval. */
    public Set<Integer> attack(Set<Integer> leftOut, Set<Integer> secret) {
        Map<Integer, Long> rooms = rooms(secret);
        return attack(leftOut, rooms, rooms).told();
    }

    /** A fifth of the amount, or five households' worth where that is less. */
    private static long room(Cell cell) {
        long fifth = Math.max(1, cell.amount() * LEAST_WIDTH_PERCENT / 100);
        return cell.households() <= 0
                ? fifth
                : Math.min(fifth, Math.max(1, cell.amount() * FEWEST / cell.households()));
    }

    /** Leaves out one more figure of the sums of a figure, or of those of what is left out beside it, and so on outwards. */
    private boolean widen(int number, Map<Integer, Long> rooms, LeftOut leftOut) {
        long room = rooms.getOrDefault(number, 0L);
        Set<Integer> reached = new LinkedHashSet<>(Set.of(number));
        ArrayDeque<Integer> waiting = new ArrayDeque<>(reached);
        while (!waiting.isEmpty()) {
            for (Sum sum : of(waiting.removeFirst(), leftOut.unknown()).toList()) {
                if (add(sum, room, leftOut, rooms)) {
                    return true;
                }
                sum.figures()
                        .filter(leftOut.all()::contains)
                        .filter(reached::add)
                        .forEach(waiting::addLast);
            }
        }
        return false;
    }

    /** The sums that a figure is part of or is, those with the least room first. */
    private Stream<Sum> of(int number, Set<Integer> unknown) {
        return Stream.concat(partOf.get(number).stream(), wholeOf.get(number).stream())
                .sorted(Comparator.comparingLong(sum -> hiding(sum, number, unknown)));
    }

    /** Those of them in which too little else is left out to hide the figure. */
    private List<Sum> lacking(int number, Map<Integer, Long> rooms, Set<Integer> unknown) {
        long room = rooms.getOrDefault(number, 0L);
        return of(number, unknown)
                .filter(sum -> hiding(sum, number, unknown) < room || isOfFew(sum, unknown))
                .toList();
    }

    /** Whether what is left out of a sum that is told is of few households together: one of them could reckon the others. */
    private boolean isOfFew(Sum sum, Set<Integer> leftOut) {
        long households = 0;
        for (int part : sum.parts()) {
            households += leftOut.contains(part) ? cells.get(part).households() : 0;
        }
        return !leftOut.contains(sum.whole()) && households > 0 && households < FEWEST;
    }

    /** What the other unknown figures of a sum come to. */
    private long hiding(Sum sum, int number, Set<Integer> unknown) {
        return sum.figures()
                .filter(other -> other != number && unknown.contains(other))
                .mapToLong(other -> cells.get(other).amount())
                .sum();
    }

    /** Leaves out one more figure of a sum; false where nothing is left that would hide another. */
    private boolean add(Sum sum, long room, LeftOut leftOut, Map<Integer, Long> rooms) {
        Optional<Integer> next = sum.figures()
                .boxed()
                .filter(other -> !leftOut.all().contains(other)
                        && !cells.get(other).isKnown()
                        && cells.get(other).amount() > 0)
                .min(Comparator.<Integer>comparingInt(other -> cells.get(other).amount() < room ? 1 : 0)
                        .thenComparingInt(other -> pinned(other, sum, leftOut.unknown()))
                        .thenComparingLong(other -> cells.get(other).amount())
                        .thenComparingInt(other -> other));
        next.ifPresent(chosen -> {
            leftOut.add(chosen);
            rooms.merge(chosen, Math.min(room, cells.get(chosen).amount()), Math::max);
        });
        return next.isPresent();
    }

    /** In how many other sums a figure would be the only one unknown. */
    @SuppressWarnings("ReferenceEquality") // a sum is itself alone, and may have thousands of parts
    private int pinned(int number, Sum here, Set<Integer> unknown) {
        return (int) Stream.concat(partOf.get(number).stream(), wholeOf.get(number).stream())
                .filter(sum -> sum != here && sum.figures().noneMatch(unknown::contains))
                .count();
    }

    /**
     * What bounds alone tell; where they tell nothing, what they tell of the secrets once all that can be reckoned is known. What hides a secret and can be reckoned
     * hides nothing, which the secret shows; by itself it needs no room.
     */
    private Found attack(Set<Integer> leftOut, Map<Integer, Long> rooms, Map<Integer, Long> secrets) {
        Set<Integer> told = narrowed(leftOut, rooms, Set.of());
        if (!told.isEmpty()) {
            return new Found(told, Set.of());
        }
        Set<Integer> recomputed = recomputed(leftOut);
        return new Found(recomputed.isEmpty() ? told : narrowed(leftOut, secrets, recomputed), recomputed);
    }

    @SuppressWarnings("ReferenceEquality") // a sum is itself alone, and may have thousands of parts
    private Set<Integer> narrowed(Set<Integer> leftOut, Map<Integer, Long> rooms, Set<Integer> recomputed) {
        long[] low = new long[cells.size()];
        long[] high = new long[cells.size()];
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
        Set<Sum> ofFew = Collections.newSetFromMap(new IdentityHashMap<>());
        sums.stream().filter(sum -> isOfFew(sum, leftOut)).forEach(ofFew::add);
        Set<Integer> told = new LinkedHashSet<>();
        rooms.forEach((number, room) -> {
            long amount = cells.get(number).amount();
            boolean isFree = low[number] <= amount - room && high[number] >= amount + room;
            boolean isAmongFew = partOf.get(number).stream().anyMatch(ofFew::contains);
            if (amount > 0 && (!isFree || isAmongFew)) {
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
