package cn.xiaokang.api.publication;

import cn.xiaokang.warehouse.publication.CellAttack;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.ToLongFunction;

/**
 * Which cells of a table with a published total must be left out: those of one to four households, and then the smallest others,
 * until what is left out can't be reckoned from the total: at least two cells, of five households together.
 */
final class SmallCells {
    /** The fewest households that a published cell may tell of. */
    static final long FEWEST = CellAttack.FEWEST;

    private SmallCells() {}

    /** Whether a count is one to four. */
    static boolean isSmall(long count) {
        return count > 0 && count < FEWEST;
    }

    /** The cells to leave out of a table whose total is published. */
    static <T> Set<T> leftOut(List<T> cells, ToLongFunction<T> households, Predicate<T> isSensitive) {
        Set<T> leftOut = new HashSet<>();
        cells.stream().filter(isSensitive).forEach(leftOut::add);
        if (leftOut.isEmpty()) {
            return leftOut;
        }
        List<T> bySize = cells.stream()
                .filter(cell -> !leftOut.contains(cell) && households.applyAsLong(cell) > 0)
                .sorted(Comparator.comparingLong(households))
                .toList();
        for (T next : bySize) {
            if (leftOut.size() >= 2 && sum(leftOut, households) >= FEWEST) {
                break;
            }
            leftOut.add(next);
        }
        return leftOut;
    }

    private static <T> long sum(Set<T> cells, ToLongFunction<T> households) {
        return cells.stream().mapToLong(households).sum();
    }
}
