package cn.xiaokang.etl.graph;

import java.util.Arrays;
import java.util.Random;
import java.util.stream.IntStream;
import nl.cwts.networkanalysis.Clustering;
import nl.cwts.networkanalysis.LeidenAlgorithm;
import nl.cwts.networkanalysis.Network;
import nl.cwts.util.LargeDoubleArray;
import nl.cwts.util.LargeIntArray;

/**
 * Communities by the Leiden algorithm (Traag, Waltman, van Eck 2019, the authors' own library), which seeks the greatest modularity
 * (Newman, Girvan 2004): Q = sum over communities of e/m - (d/2m)^2, e the weight of the edges inside, d that of their nodes' edges, m that
 * of all. Directions and loops are left out, parallel edges added up.
 *
 * @param of for each node its community; 0 the largest
 * @param nodes for each community how many nodes it has
 * @param modularity of the division
 */
@SuppressWarnings("ArrayRecordComponent") // plain arrays for size; never compared as values
public record Communities(int[] of, int[] nodes, double modularity) {
    private static final double RANDOMNESS = LeidenAlgorithm.DEFAULT_RANDOMNESS;
    private static final int MOST_ROUNDS = 50;

    /** Finds communities; the same seed gives the same ones. */
    public static Communities of(Graph graph, long seed) {
        Merged merged = Merged.of(graph);
        if (merged.pairs.length == 0) {
            int[] alone = IntStream.range(0, graph.nodes()).toArray();
            return new Communities(
                    alone, IntStream.range(0, graph.nodes()).map(node -> 1).toArray(), 0);
        }
        LargeIntArray[] ends = {new LargeIntArray(merged.pairs.length), new LargeIntArray(merged.pairs.length)};
        LargeDoubleArray weights = new LargeDoubleArray(merged.pairs.length);
        double total = 0;
        for (int i = 0; i < merged.pairs.length; i++) {
            ends[0].set(i, (int) (merged.pairs[i] >>> 32));
            ends[1].set(i, (int) merged.pairs[i]);
            weights.set(i, merged.weights[i]);
            total += merged.weights[i];
        }
        Network network = new Network(graph.nodes(), true, ends, weights, false, false);
        Clustering clustering = new Clustering(graph.nodes());
        LeidenAlgorithm leiden = new LeidenAlgorithm(1 / (2 * total), 1, RANDOMNESS, new Random(seed));
        for (int round = 0; round < MOST_ROUNDS && leiden.improveClustering(network, clustering); round++) {
            // each round starts from what the one before found
        }
        clustering.orderClustersByNNodes();
        int[] of = clustering.getClusters();
        return new Communities(of, clustering.getNNodesPerCluster(), modularity(merged, of, total));
    }

    /** The modularity of a division of a graph. */
    static double modularity(Graph graph, int[] of) {
        Merged merged = Merged.of(graph);
        return modularity(merged, of, Arrays.stream(merged.weights).sum());
    }

    private static double modularity(Merged merged, int[] of, double total) {
        int communities = Arrays.stream(of).max().orElse(-1) + 1;
        double[] inside = new double[communities];
        double[] degrees = new double[communities];
        for (int i = 0; i < merged.pairs.length; i++) {
            int one = of[(int) (merged.pairs[i] >>> 32)];
            int other = of[(int) merged.pairs[i]];
            degrees[one] += merged.weights[i];
            degrees[other] += merged.weights[i];
            if (one == other) {
                inside[one] += merged.weights[i];
            }
        }
        double modularity = 0;
        for (int community = 0; community < communities; community++) {
            double share = degrees[community] / (2 * total);
            modularity += inside[community] / total - share * share;
        }
        return modularity;
    }

    /** The edges between different nodes, each pair once. */
    @SuppressWarnings("ArrayRecordComponent") // plain arrays for size; never compared as values
    private record Merged(long[] pairs, double[] weights) {
        static Merged of(Graph graph) {
            long[] pairs = graph.pairs();
            double[] weights = new double[pairs.length];
            for (int edge = 0; edge < graph.edges(); edge++) {
                if (graph.sources()[edge] != graph.targets()[edge]) {
                    long pair = Graph.pair(graph.sources()[edge], graph.targets()[edge]);
                    weights[Arrays.binarySearch(pairs, pair)] += graph.weights()[edge];
                }
            }
            return new Merged(pairs, weights);
        }
    }
}
