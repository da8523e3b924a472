package cn.xiaokang.warehouse.publication;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What is left out can't be reckoned from what is known. */
class CellAttackTest {
    @Test
    void aCellAloneInItsRowIsTold() {
        List<CellAttack.Cell> cells =
                List.of(cell(1, "a", "x", 2, 100), cell(2, "a", "y", 50, 900), cell(3, "b", "x", 40, 800));
        assertEquals(Set.of(1), CellAttack.attack(cells, Set.of(1)));
    }

    @Test
    void twoInARowAreToldByTheirColumns() {
        List<CellAttack.Cell> cells = List.of(
                cell(1, "a", "x", 2, 100),
                cell(2, "a", "y", 30, 300),
                cell(3, "b", "x", 40, 400),
                cell(4, "b", "y", 50, 500));
        assertEquals(Set.of(1, 2), CellAttack.attack(cells, Set.of(1, 2)));
        CellAttack.Result result = CellAttack.protect(cells, Set.of());
        assertTrue(result.isSafe());
        assertEquals(Set.of(1, 2, 3, 4), result.leftOut());
    }

    @Test
    void whatCantBeProtectedIsSaidSo() {
        List<CellAttack.Cell> cells = List.of(cell(1, "a", "x", 3, 100), cell(2, "a", "y", 2, 1));
        CellAttack.Result result = CellAttack.protect(cells, Set.of());
        assertFalse(result.isSafe());
        assertEquals(Set.of(1, 2), result.leftOut());
    }

    @Test
    void aTotalThatIsToldBesideACellAloneGoesWithTheLastOfThem() {
        List<CellAttack.Cell> cells = List.of(
                cell(1, "a", "x", 3, 100),
                cell(2, "a", "y", 2, 1),
                cell(3, "b", "x", 40, 400),
                cell(4, "b", "y", 50, 500));
        CellAttack.Result byItself = CellAttack.protect(cells, Set.of(), Set.of(), Set.of());
        assertFalse(byItself.isSafe());
        assertTrue(CellAttack.protect(cells, Set.of(), Set.of(), Set.of(0)).isSafe());
    }

    @Test
    void aCellLeftOutForTheReleaseBeforeIsProtectedToo() {
        List<CellAttack.Cell> cells = List.of(
                cell(1, "a", "x", 60, 600),
                cell(2, "a", "y", 30, 300),
                cell(3, "b", "x", 40, 400),
                cell(4, "b", "y", 50, 500));
        CellAttack.Result result = CellAttack.protect(cells, Set.of(1));
        assertTrue(result.isSafe());
        assertTrue(result.leftOut().contains(1));
    }

    /** Against another attacker: one that fills the cells left out with whole amounts, at random, keeping all sums. */
    @Test
    void inTablesOfChanceEverySmallCellCouldBeOtherThanItIs() {
        Random random = new Random(7);
        int safe = 0;
        for (int table = 0; table < 60; table++) {
            List<CellAttack.Cell> cells = new ArrayList<>();
            for (int row = 0; row < 5; row++) {
                for (int column = 0; column < 6; column++) {
                    long households = random.nextInt(4) == 0 ? 1 + random.nextInt(4) : 5 + random.nextInt(60);
                    cells.add(cell(
                            cells.size(),
                            "r" + row,
                            "c" + column,
                            households,
                            households * (50 + random.nextInt(100))));
                }
            }
            CellAttack.Result result = CellAttack.protect(cells, Set.of());
            if (!result.isSafe()) {
                continue;
            }
            safe++;
            for (CellAttack.Cell cell : cells) {
                boolean isSmall = cell.households() < CellAttack.FEWEST;
                assertTrue(!isSmall || result.leftOut().contains(cell.number()));
                assertTrue(!isSmall || hasCycle(cells, result.leftOut(), cell), "cell " + cell + " stands alone");
            }
        }
        assertTrue(safe > 50, safe + " of 60 tables were made safe");
    }

    /** A cell can move without a sum's moving where it lies on a closed walk through rows and columns of cells left out. */
    private static boolean hasCycle(List<CellAttack.Cell> cells, Set<Integer> leftOut, CellAttack.Cell start) {
        String row = start.place().get(0);
        String column = start.place().get(1);
        Set<String> reached = new java.util.HashSet<>(Set.of("r:" + row));
        boolean hasGrown = true;
        while (hasGrown) {
            hasGrown = false;
            for (CellAttack.Cell cell : cells) {
                if (cell.number() == start.number() || !leftOut.contains(cell.number())) {
                    continue;
                }
                String r = "r:" + cell.place().get(0);
                String c = "c:" + cell.place().get(1);
                if (reached.contains(r) != reached.contains(c)) {
                    reached.add(r);
                    reached.add(c);
                    hasGrown = true;
                }
            }
        }
        return reached.contains("c:" + column);
    }

    private static CellAttack.Cell cell(int number, String row, String column, long households, long amount) {
        return new CellAttack.Cell(number, List.of(row, column), households, BigDecimal.valueOf(amount));
    }
}
