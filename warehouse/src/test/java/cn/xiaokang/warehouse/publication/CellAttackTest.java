package cn.xiaokang.warehouse.publication;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** What is left out can't be reckoned from what is known. */
class CellAttackTest {
    @Test
    void aCellAloneInItsRowIsTold() {
        Table table = new Table(cell("a", "x", 2, 100), cell("a", "y", 50, 900), cell("b", "x", 40, 800));
        assertEquals(Set.of(0), table.attack().attack(Set.of(0), Set.of(0)));
    }

    @Test
    void twoInARowAreToldByTheirColumns() {
        Table table = new Table(
                cell("a", "x", 2, 100), cell("a", "y", 30, 300), cell("b", "x", 40, 400), cell("b", "y", 50, 500));
        assertEquals(Set.of(0, 1), table.attack().attack(Set.of(0, 1), Set.of(0, 1)));
        CellAttack.Result result = table.attack().protect(Set.of(), Set.of());
        assertTrue(result.isSafe());
        assertEquals(Set.of(0, 1, 2, 3), table.rows(result.leftOut()));
    }

    @Test
    void whatCantBeProtectedIsSaidSo() {
        Table table = new Table(cell("a", "x", 3, 100), cell("a", "y", 2, 1));
        CellAttack.Result result = table.attack().protect(Set.of(), Set.of());
        assertFalse(result.isSafe());
        assertEquals(Set.of(0, 1), table.rows(result.leftOut()));
    }

    /** A county with one village: what the county tells of a programme, the village tells too. */
    @Test
    void whatOneFigureAloneMakesUpIsLeftOutWithItAndNotHeldBack() {
        CellAttack attack = new CellAttack(
                List.of(
                        known(70, 1300),
                        figure(20, 300),
                        figure(50, 1000),
                        figure(3, 100),
                        figure(17, 200),
                        figure(25, 400),
                        figure(25, 600)),
                List.of(sum(0, 1, 2), sum(1, 3, 4), sum(2, 5, 6)));
        CellAttack.Result result = attack.protect(Set.of(), Set.of());
        assertEquals(Set.of(3, 4), result.leftOut());
        CellAttack linked = new CellAttack(
                List.of(
                        known(70, 1300),
                        figure(20, 300),
                        figure(3, 100),
                        figure(17, 200),
                        figure(17, 200),
                        figure(50, 1000),
                        figure(25, 400),
                        figure(25, 600)),
                List.of(sum(0, 1, 5), sum(1, 2, 3), sum(4, 3), sum(5, 6, 7)));
        CellAttack.Result both = linked.protect(Set.of(), Set.of());
        assertTrue(both.isSafe());
        assertEquals(Set.of(2, 3, 4), both.leftOut(), "what tells the complement is left out too");
    }

    @Test
    void noPartIsToldOfASumThatIsNot() {
        CellAttack attack =
                new CellAttack(List.of(figure(4, 400), figure(2, 100), figure(2, 300)), List.of(sum(0, 1, 2)));
        assertEquals(Set.of(0, 1, 2), attack.protect(Set.of(0), Set.of()).leftOut());
    }

    @Test
    void aCellLeftOutForAnEarlierReleaseIsProtectedToo() {
        Table table = new Table(
                cell("a", "x", 60, 600), cell("a", "y", 30, 300), cell("b", "x", 40, 400), cell("b", "y", 50, 500));
        CellAttack.Result result = table.attack().protect(Set.of(0), Set.of());
        assertTrue(result.isSafe());
        assertTrue(result.leftOut().contains(0));
    }

    /** Against another attacker: one that looks for a closed walk along which amounts could be moved, keeping all sums. */
    @Test
    void inTablesOfChanceEverySmallCellCouldBeOtherThanItIs() {
        Random random = new Random(7);
        int safe = 0;
        for (int count = 0; count < 60; count++) {
            List<Cell> cells = new ArrayList<>();
            for (int row = 0; row < 5; row++) {
                for (int column = 0; column < 6; column++) {
                    long households = random.nextInt(4) == 0 ? 1 + random.nextInt(4) : 5 + random.nextInt(60);
                    cells.add(cell("r" + row, "c" + column, households, households * (50 + random.nextInt(100))));
                }
            }
            Table table = new Table(cells);
            CellAttack.Result result = table.attack().protect(Set.of(), Set.of());
            if (!result.isSafe()) {
                continue;
            }
            safe++;
            for (int i = 0; i < cells.size(); i++) {
                boolean isSmall = cells.get(i).households() < CellAttack.FEWEST;
                assertTrue(!isSmall || result.leftOut().contains(i));
                assertTrue(!isSmall || hasCycle(cells, result.leftOut(), i), "cell " + cells.get(i) + " stands alone");
            }
        }
        assertTrue(safe > 50, safe + " of 60 tables were made safe");
    }

    /** Towns in counties in a city, by programme, of which every level may be left out: nothing is left out that can be reckoned from the rest. */
    @Test
    void whatCanBeReckonedIsNotLeftOutForNothing() {
        Random random = new Random(11);
        int hiding = 0;
        for (int count = 0; count < 60; count++) {
            List<CellAttack.Cell> figures = new ArrayList<>();
            List<CellAttack.Sum> sums = new ArrayList<>();
            List<Integer> cities = new ArrayList<>();
            Map<Integer, List<Integer>> ofCounty = new TreeMap<>();
            for (int programme = 0; programme < 4; programme++) {
                List<Integer> counties = new ArrayList<>();
                for (int county = 0; county < 3; county++) {
                    List<Integer> towns = new ArrayList<>();
                    for (int town = 0; town < 4; town++) {
                        long households = random.nextInt(4) == 0 ? 1 + random.nextInt(4) : 5 + random.nextInt(60);
                        towns.add(added(figures, figure(households, households * (50 + random.nextInt(100)))));
                    }
                    counties.add(summed(figures, sums, towns));
                    ofCounty.computeIfAbsent(county, name -> new ArrayList<>()).add(counties.get(county));
                }
                cities.add(summed(figures, sums, counties));
            }
            ofCounty.values().forEach(counties -> summed(figures, sums, counties));
            summed(figures, sums, cities);

            CellAttack.Result result = new CellAttack(figures, sums).protect(Set.of(), Set.of());

            assertTrue(result.isSafe());
            Recomputation reckoned = new Recomputation();
            sums.forEach(sum -> reckoned.add(
                    sum.parts().stream().filter(result.leftOut()::contains).toList(),
                    sum.whole(),
                    result.leftOut().contains(sum.whole())));
            assertEquals(Set.of(), reckoned.determined());
            hiding += (int) result.leftOut().stream()
                    .filter(number -> figures.get(number).households() >= CellAttack.FEWEST)
                    .count();
        }
        assertTrue(hiding > 0, "some figures are left out to hide others");
    }

    private static int added(List<CellAttack.Cell> figures, CellAttack.Cell figure) {
        figures.add(figure);
        return figures.size() - 1;
    }

    /** The number of the figure that those make up. */
    private static int summed(List<CellAttack.Cell> figures, List<CellAttack.Sum> sums, List<Integer> parts) {
        long households =
                parts.stream().mapToLong(part -> figures.get(part).households()).sum();
        long amount =
                parts.stream().mapToLong(part -> figures.get(part).amount()).sum();
        int whole = added(figures, figure(households, amount));
        sums.add(new CellAttack.Sum(whole, parts));
        return whole;
    }

    /** A cell can move without a sum's moving where it lies on a closed walk through rows and columns of cells left out. */
    private static boolean hasCycle(List<Cell> cells, Set<Integer> leftOut, int start) {
        String row = cells.get(start).row();
        String column = cells.get(start).column();
        Set<String> reached = new java.util.HashSet<>(Set.of("r:" + row));
        boolean hasGrown = true;
        while (hasGrown) {
            hasGrown = false;
            for (int i = 0; i < cells.size(); i++) {
                if (i == start || !leftOut.contains(i)) {
                    continue;
                }
                String r = "r:" + cells.get(i).row();
                String c = "c:" + cells.get(i).column();
                if (reached.contains(r) != reached.contains(c)) {
                    reached.add(r);
                    reached.add(c);
                    hasGrown = true;
                }
            }
        }
        return reached.contains("c:" + column);
    }

    private record Cell(String row, String column, long households, long amount) {}

    /** Cells in rows and columns whose totals everyone knows, and that of all. */
    private record Table(List<Cell> cells) {
        Table(Cell... cells) {
            this(List.of(cells));
        }

        CellAttack attack() {
            List<CellAttack.Cell> figures = new ArrayList<>();
            List<CellAttack.Sum> sums = new ArrayList<>();
            cells.forEach(cell -> figures.add(figure(cell.households(), cell.amount())));
            for (Function<Cell, String> line : List.<Function<Cell, String>>of(Cell::row, Cell::column, cell -> "")) {
                Map<String, List<Integer>> lines = new TreeMap<>();
                for (int i = 0; i < cells.size(); i++) {
                    lines.computeIfAbsent(line.apply(cells.get(i)), name -> new ArrayList<>())
                            .add(i);
                }
                lines.values().forEach(parts -> {
                    sums.add(new CellAttack.Sum(figures.size(), parts));
                    figures.add(known(
                            parts.stream()
                                    .mapToLong(part -> cells.get(part).households())
                                    .sum(),
                            parts.stream()
                                    .mapToLong(part -> cells.get(part).amount())
                                    .sum()));
                });
            }
            return new CellAttack(figures, sums);
        }

        /** Those of the figures that are cells. */
        Set<Integer> rows(Set<Integer> figures) {
            return figures.stream().filter(number -> number < cells.size()).collect(Collectors.toSet());
        }
    }

    private static Cell cell(String row, String column, long households, long amount) {
        return new Cell(row, column, households, amount);
    }

    private static CellAttack.Cell figure(long households, long amount) {
        return new CellAttack.Cell(households, amount, false);
    }

    private static CellAttack.Cell known(long households, long amount) {
        return new CellAttack.Cell(households, amount, true);
    }

    private static CellAttack.Sum sum(int whole, Integer... parts) {
        return new CellAttack.Sum(whole, List.of(parts));
    }

    @Test
    void aSetWithoutAFigureHasNothingToHide() {
        assertEquals(
                new CellAttack.Result(Set.of(), Set.of()),
                new CellAttack(List.of(), List.of()).protect(Set.of(), Set.of()));
    }
}
