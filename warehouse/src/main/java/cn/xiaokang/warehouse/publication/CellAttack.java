package cn.xiaokang.warehouse.publication;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Leaves cells of a table out, and attacks what is left: an attacker knows every total of the table, of a row or of a column
 * that tells of five households or more, every cell that is not left out, and that no amount is below zero. By tightening bounds
 * over these sums until nothing moves (interval propagation), each cell that is left out gets the narrowest interval that they
 * force. A cell of few households is safe while the interval reaches from 20 % below its value to 20 % above it; one
 * that is left out because of an earlier release, while five households' worth fits on both sides. Method: A. Hundepool et al., Statistical
 * Disclosure Control (Wiley 2012), chapter 4: the threshold rule, secondary suppression, the protection interval.
 */
public final class CellAttack {
    /** The fewest households that a cell or a known total may tell of. */
    public static final long FEWEST = 5;

    private static final BigDecimal LEAST_WIDTH = new BigDecimal("0.2");
    private static final int MOST_ROUNDS = 200;

    private CellAttack() {}

    /**
     * A cell.
     *
     * @param place its place along each dimension, in order
     * @param households how many stand behind it
     * @param amount what it says
     */
    public record Cell(int number, List<String> place, long households, BigDecimal amount) {}

    /** What an attack comes to: the cells left out, and those whose value it tells all the same. */
    public record Result(Set<Integer> leftOut, Set<Integer> told) {
        /** Whether no cell is told. */
        public boolean isSafe() {
            return told.isEmpty();
        }
    }

    /** Cells whose sum the attacker knows. */
    private record Sum(List<Cell> cells, BigDecimal total, boolean isToldByItself) {
        /** Whether the attacker has the total: told by itself, or beside a cell that is not left out. */
        boolean isKnown(Set<Integer> leftOut) {
            return isToldByItself || cells.stream().anyMatch(cell -> !leftOut.contains(cell.number()));
        }
    }

    private record Bounds(BigDecimal low, BigDecimal high) {
        /** Whether a fifth of the amount fits on both sides of it, or five households' worth where that is less. */
        boolean holds(Cell cell) {
            BigDecimal amount = cell.amount();
            BigDecimal share = cell.households() <= 0
                    ? LEAST_WIDTH
                    : BigDecimal.valueOf(FEWEST)
                            .divide(BigDecimal.valueOf(cell.households()), 6, RoundingMode.HALF_UP)
                            .min(LEAST_WIDTH);
            BigDecimal slack = amount.multiply(share);
            return low.compareTo(amount.subtract(slack)) <= 0 && high.compareTo(amount.add(slack)) >= 0;
        }
    }

    /**
     * Leaves out the cells of one to four households and those given, then one other cell after another, smallest first, until the
     * attack finds no value or nothing is left to leave out.
     */
    public static Result protect(List<Cell> cells, Set<Integer> alsoLeftOut) {
        return protect(cells, alsoLeftOut, Set.of(), Set.of());
    }

    /**
     * The same, where some cells have been left out already that are no secret of their own.
     *
     * @param untold dimensions whose totals are told only beside a cell of the same line: where all of a line is left out, so is its total
     */
    public static Result protect(
            List<Cell> cells, Set<Integer> alsoLeftOut, Set<Integer> already, Set<Integer> untold) {
        Set<Integer> secret = new HashSet<>(alsoLeftOut);
        cells.stream()
                .filter(cell -> cell.households() > 0 && cell.households() < FEWEST)
                .forEach(cell -> secret.add(cell.number()));
        Set<Integer> leftOut = new HashSet<>(secret);
        leftOut.addAll(already);
        List<Sum> sums = sums(cells, untold);
        while (true) {
            Set<Integer> told = attack(sums, cells, leftOut, secret);
            if (told.isEmpty()) {
                return new Result(Set.copyOf(leftOut), Set.of());
            }
            boolean isMore = sums.stream()
                    .filter(sum ->
                            sum.isKnown(leftOut) && sum.cells().stream().anyMatch(cell -> told.contains(cell.number())))
                    .flatMap(sum -> sum.cells().stream())
                    .filter(cell ->
                            !leftOut.contains(cell.number()) && cell.amount().signum() > 0)
                    .min(Comparator.comparing(Cell::amount).thenComparing(Cell::number))
                    .map(cell -> leftOut.add(cell.number()))
                    .orElse(false);
            if (!isMore) {
                return new Result(Set.copyOf(leftOut), told);
            }
        }
    }

    /** The cells left out whose value the known sums force into too narrow an interval. */
    public static Set<Integer> attack(List<Cell> cells, Set<Integer> leftOut) {
        return attack(sums(cells, Set.of()), cells, leftOut, leftOut);
    }

    private static Set<Integer> attack(List<Sum> sums, List<Cell> cells, Set<Integer> leftOut, Set<Integer> secret) {
        Map<Integer, Bounds> bounds = new HashMap<>();
        BigDecimal most = cells.stream().map(Cell::amount).reduce(BigDecimal.ZERO, BigDecimal::add);
        leftOut.forEach(number -> bounds.put(number, new Bounds(BigDecimal.ZERO, most)));
        List<Sum> known = sums.stream().filter(sum -> sum.isKnown(leftOut)).toList();
        boolean hasMoved = true;
        for (int round = 0; hasMoved && round < MOST_ROUNDS; round++) {
            hasMoved = false;
            for (Sum sum : known) {
                hasMoved |= tighten(sum, bounds);
            }
        }
        Set<Integer> told = new HashSet<>();
        for (Cell cell : cells) {
            Bounds of = bounds.get(cell.number());
            if (of != null && secret.contains(cell.number()) && cell.amount().signum() > 0 && !of.holds(cell)) {
                told.add(cell.number());
            }
        }
        return told;
    }

    private static boolean tighten(Sum sum, Map<Integer, Bounds> bounds) {
        BigDecimal rest = sum.total();
        BigDecimal low = BigDecimal.ZERO;
        BigDecimal high = BigDecimal.ZERO;
        List<Cell> unknown = new ArrayList<>();
        for (Cell cell : sum.cells()) {
            Bounds of = bounds.get(cell.number());
            if (of == null) {
                rest = rest.subtract(cell.amount());
            } else {
                unknown.add(cell);
                low = low.add(of.low());
                high = high.add(of.high());
            }
        }
        boolean hasMoved = false;
        for (Cell cell : unknown) {
            Bounds of = bounds.getOrDefault(cell.number(), new Bounds(BigDecimal.ZERO, rest));
            BigDecimal atLeast = of.low().max(rest.subtract(high.subtract(of.high())));
            BigDecimal atMost = of.high().min(rest.subtract(low.subtract(of.low())));
            if (atLeast.compareTo(of.low()) > 0 || atMost.compareTo(of.high()) < 0) {
                bounds.put(cell.number(), new Bounds(atLeast, atMost));
                low = low.add(atLeast.subtract(of.low()));
                high = high.add(atMost.subtract(of.high()));
                hasMoved = true;
            }
        }
        return hasMoved;
    }

    /** The total of all, each total along a dimension that tells of enough households, and what those leave of the whole. */
    private static List<Sum> sums(List<Cell> cells, Set<Integer> untold) {
        List<Sum> sums = new ArrayList<>();
        if (cells.stream().mapToLong(Cell::households).sum() >= FEWEST) {
            sums.add(sum(cells, true));
        }
        int dimensions = cells.isEmpty() ? 0 : cells.get(0).place().size();
        for (int dimension = 0; dimension < dimensions; dimension++) {
            Map<String, List<Cell>> lines = new LinkedHashMap<>();
            for (Cell cell : cells) {
                lines.computeIfAbsent(cell.place().get(dimension), place -> new ArrayList<>())
                        .add(cell);
            }
            List<Cell> rest = new ArrayList<>();
            for (List<Cell> line : lines.values()) {
                long households = line.stream().mapToLong(Cell::households).sum();
                if (households >= FEWEST) {
                    sums.add(sum(line, !untold.contains(dimension)));
                } else {
                    rest.addAll(line);
                }
            }
            if (!rest.isEmpty()) {
                sums.add(sum(rest, !untold.contains(dimension)));
            }
        }
        return sums;
    }

    private static Sum sum(List<Cell> cells, boolean isToldByItself) {
        return new Sum(
                List.copyOf(cells),
                cells.stream().map(Cell::amount).reduce(BigDecimal.ZERO, BigDecimal::add),
                isToldByItself);
    }
}
