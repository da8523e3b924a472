package cn.xiaokang.warehouse.publication;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import org.junit.jupiter.api.Test;

/** What sums determine, held against the rank of the system: an unknown is determined where naming it makes the rank no greater. */
class EliminationTest {
    private static final int UNKNOWNS = 7;

    @Test
    void twoSumsOfTheSameTwoDetermineNeither() {
        assertEquals(
                Set.of(),
                Elimination.of(List.of(Map.of(1, 1L, 2, 1L), Map.of(1, 1L, 2, 1L)))
                        .determined());
    }

    @Test
    void whatOneSumHasMoreThanAnotherIsDetermined() {
        assertEquals(
                Set.of(3),
                Elimination.of(List.of(Map.of(1, 1L, 2, 1L), Map.of(1, 1L, 2, 1L, 3, 1L)))
                        .determined());
    }

    @Property
    void theSameIsDeterminedAsByTheRank(@ForAll("systems") List<List<Integer>> system) {
        List<Map<Integer, Long>> sums = new ArrayList<>();
        for (List<Integer> signs : system) {
            Map<Integer, Long> sum = new HashMap<>();
            for (int unknown = 0; unknown < UNKNOWNS; unknown++) {
                if (signs.get(unknown) != 0) {
                    sum.put(unknown, signs.get(unknown) > 0 ? 1L : Elimination.PRIME - 1);
                }
            }
            if (!sum.isEmpty()) {
                sums.add(sum);
            }
        }
        Set<Integer> byRank = new HashSet<>();
        int rank = rank(system);
        for (int unknown = 0; unknown < UNKNOWNS; unknown++) {
            List<Integer> named = new ArrayList<>(Collections.nCopies(UNKNOWNS, 0));
            named.set(unknown, 1);
            List<List<Integer>> more = new ArrayList<>(system);
            more.add(named);
            if (rank(more) == rank) {
                byRank.add(unknown);
            }
        }
        assertEquals(byRank, Elimination.of(sums).determined());
    }

    @Provide
    static Arbitrary<List<List<Integer>>> systems() {
        return Arbitraries.frequency(Tuple.of(3, 0), Tuple.of(3, 1), Tuple.of(1, -1))
                .list()
                .ofSize(UNKNOWNS)
                .list()
                .ofMaxSize(8);
    }

    /** Of a small matrix, in doubles. */
    private static int rank(List<List<Integer>> rows) {
        double[][] matrix = rows.stream()
                .map(row -> row.stream().mapToDouble(Integer::doubleValue).toArray())
                .toArray(double[][]::new);
        int rank = 0;
        for (int column = 0; column < UNKNOWNS && rank < matrix.length; column++) {
            int best = rank;
            for (int i = rank; i < matrix.length; i++) {
                best = Math.abs(matrix[i][column]) > Math.abs(matrix[best][column]) ? i : best;
            }
            if (Math.abs(matrix[best][column]) < 1e-9) {
                continue;
            }
            double[] pivot = matrix[best];
            matrix[best] = matrix[rank];
            matrix[rank] = pivot;
            for (int i = rank + 1; i < matrix.length; i++) {
                double times = matrix[i][column] / pivot[column];
                for (int j = column; j < UNKNOWNS; j++) {
                    matrix[i][j] -= times * pivot[j];
                }
            }
            rank++;
        }
        return rank;
    }
}
