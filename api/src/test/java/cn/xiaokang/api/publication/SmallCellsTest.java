package cn.xiaokang.api.publication;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

/** Cells of few households, and what would give them away. */
class SmallCellsTest {
    @Test
    void fiveHouseholdsArePublishedAndFourAreNot() {
        assertFalse(SmallCells.isSmall(5));
        assertTrue(SmallCells.isSmall(4));
        assertTrue(SmallCells.isSmall(1));
        assertFalse(SmallCells.isSmall(0), "nobody is no secret");
    }

    @Test
    void aSingleSmallCellTakesTheNextSmallestAlong() {
        assertEquals(Set.of("three", "six"), leftOut(new Cell("three", 3), new Cell("six", 6), new Cell("ninety", 90)));
    }

    @Test
    void twoSmallCellsOfFewTogetherTakeAnotherAlong() {
        assertEquals(
                Set.of("one", "two", "eight"),
                leftOut(new Cell("one", 1), new Cell("two", 2), new Cell("eight", 8), new Cell("fifty", 50)));
        assertEquals(
                Set.of("three", "four"), leftOut(new Cell("three", 3), new Cell("four", 4), new Cell("fifty", 50)));
    }

    @Test
    void aTableOfLargeCellsIsPublishedWhole() {
        assertEquals(Set.of(), leftOut(new Cell("five", 5), new Cell("none", 0), new Cell("fifty", 50)));
    }

    @Property(tries = 300)
    boolean whatIsLeftOutIsNeverOneCellThatTheTotalGivesAway(
            @ForAll @Size(min = 2, max = 9) List<@IntRange(min = 0, max = 30) Integer> counts) {
        List<Cell> cells = new ArrayList<>();
        for (int i = 0; i < counts.size(); i++) {
            cells.add(new Cell("c" + i, counts.get(i)));
        }
        Set<Cell> leftOut = SmallCells.leftOut(cells, Cell::households, cell -> SmallCells.isSmall(cell.households()));
        boolean everySmallOneIsOut = cells.stream()
                .filter(cell -> SmallCells.isSmall(cell.households()))
                .allMatch(leftOut::contains);
        boolean allThatTellAreOut =
                cells.stream().filter(cell -> cell.households() > 0).allMatch(leftOut::contains);
        boolean isWide = leftOut.size() >= 2
                && leftOut.stream().mapToLong(Cell::households).sum() >= SmallCells.FEWEST;
        return everySmallOneIsOut && (leftOut.isEmpty() || allThatTellAreOut || isWide);
    }

    private static Set<String> leftOut(Cell... cells) {
        return SmallCells.leftOut(List.of(cells), Cell::households, cell -> SmallCells.isSmall(cell.households()))
                .stream()
                .map(Cell::name)
                .collect(Collectors.toSet());
    }

    private record Cell(String name, long households) {}
}
