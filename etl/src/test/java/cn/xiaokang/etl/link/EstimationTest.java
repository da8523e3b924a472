package cn.xiaokang.etl.link;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** EM finds the chances that patterns were made with. */
class EstimationTest {
    private static final List<LinkField> FIELDS = IntStream.range(0, 6)
            .mapToObj(field -> LinkField.of("f" + field, FieldKind.GIVEN_NAME))
            .toList();
    private static final double MATCHES = 2_000;
    private static final double PAIRS = 4_000_000;
    private static final double[] SAME = {0.95, 0.9, 0.85, 0.8, 0.92, 0.88};
    private static final double[] STRANGE = {0.01, 0.02, 0.005, 0.1, 0.003, 0.05};

    /** Expected numbers of all 64 patterns of agreement, so nothing is left to chance. */
    @Test
    void theChancesAreFoundAgain() {
        long[] patterns = new long[64];
        double[] counts = new double[64];
        for (int agreeing = 0; agreeing < 64; agreeing++) {
            double same = MATCHES;
            double strange = PAIRS - MATCHES;
            for (int field = 0; field < 6; field++) {
                boolean agrees = (agreeing >> field & 1) == 1;
                patterns[agreeing] =
                        Comparison.with(patterns[agreeing], field, agrees ? Comparison.EXACT : Comparison.DIFFERENT);
                same *= agrees ? SAME[field] : 1 - SAME[field];
                strange *= agrees ? STRANGE[field] : 1 - STRANGE[field];
            }
            counts[agreeing] = same + strange;
        }
        LinkModel model = new Estimation(FIELDS, patterns, counts, 2_000, 10).run();

        assertEquals(PAIRS, Arrays.stream(counts).sum(), 1e-3);
        assertEquals(MATCHES / PAIRS, model.sameShare(), 0.01 * MATCHES / PAIRS);
        for (int field = 0; field < 6; field++) {
            assertEquals(SAME[field], model.same()[field][Comparison.EXACT], 0.005);
            assertEquals(STRANGE[field], model.strange()[field][Comparison.EXACT], 0.0005);
        }
    }

    @Test
    void aMissingValueSaysNothingAndARareOneMore() {
        double[][] same = {{0, 0.9, 0.04, 0.03, 0.01, 0.02}};
        double[][] strange = {{0, 0.01, 0.01, 0.01, 0.01, 0.96}};
        LinkModel model = new LinkModel(FIELDS.subList(0, 1), same, strange, strange, 0.001, 1e-9);
        Frequencies frequencies = new Frequencies(List.of(List.of(new long[] {Frequencies.key("王"), 802})), 10_000);

        assertEquals(0, model.score(0).weight(), 1e-9);
        assertEquals(0.001, model.score(0).probability(), 1e-12);
        double common = model.score(Comparison.EXACT, List.of("王"), frequencies).weight();
        double rare = model.score(Comparison.EXACT, List.of("粟"), frequencies).weight();
        assertEquals(Math.log(0.9 / 0.0801) / Math.log(2), common, 0.01);
        assertTrue(rare > common + 8);
    }

    @Test
    void theThresholdBalancesTheExpectedErrors() {
        Links links = new Links();
        for (int i = 0; i < 90; i++) {
            links.add(i, 100 + i, 0, 20, 0.99f);
        }
        for (int i = 0; i < 20; i++) {
            links.add(i, 200 + i, 0, 1, 0.1f);
        }
        Threshold best = Threshold.choose(links, 0, null);

        assertEquals(0.99, best.probability(), 1e-6);
        assertEquals(0.99, best.precision(), 1e-6);
        assertEquals(89.1 / 91.1, best.recall(), 1e-4);
    }

    @Test
    void oneToOneTakesTheBestTogetherNotTheBestFirst() {
        Links links = new Links();
        links.add(0, 2, 0, 10, 0.9f);
        links.add(0, 3, 0, 9, 0.9f);
        links.add(1, 2, 0, 9, 0.9f);

        Links best = Assignment.best(4, links, 0);

        assertEquals(2, best.size());
        assertEquals(3, best.sorted().right(0));
        assertEquals(2, best.sorted().right(1));
    }

    /** a-b-c are one person, d-e another; one false link joins them. */
    @Test
    void aSingleFalseLinkDoesNotJoinTwoPersons() {
        Links links = new Links();
        int[][] persons = {{0, 1}, {0, 2}, {1, 2}, {3, 4}};
        for (int[] pair : persons) {
            links.add(pair[0], pair[1], 0, 25, 1);
        }
        links.add(2, 3, 0, 14, 0.9f);
        int[] components = Clusters.bounded(5, links);
        Links unscored = Clusters.unscored(components, links);
        for (int i = 0; i < unscored.size(); i++) {
            links.add(unscored.left(i), unscored.right(i), 0, -15, 0);
        }

        assertEquals(5, unscored.size());
        assertEquals(
                List.of(0, 0, 0, 3, 3),
                Arrays.stream(Clusters.divided(components, links, 12)).boxed().toList());
    }
}
