package cn.xiaokang.etl.graph;

import java.util.Arrays;

/**
 * PageRank (Page, Brin, Motwani, Winograd 1998): the share of time that a surfer spends at a node who follows an edge with a chance of 0.85,
 * by its weight, and else jumps to any node. From a node without an edge out the surfer jumps to any node. The ranks sum to 1.
 */
public final class PageRank {
    private static final double DAMPING = 0.85;
    private static final double TOLERANCE = 1e-12;
    private static final int MOST_ROUNDS = 1000;

    private PageRank() {}

    /**
     * The rank of each node; rounds end when all ranks together move by less than 1e-12.
     *
     * @param isDirected whether edges lead one way only
     */
    public static double[] of(Graph graph, boolean isDirected) {
        int nodes = graph.nodes();
        double[] out = new double[nodes];
        for (int edge = 0; edge < graph.edges(); edge++) {
            out[graph.sources()[edge]] += graph.weights()[edge];
            if (!isDirected) {
                out[graph.targets()[edge]] += graph.weights()[edge];
            }
        }
        double[] rank = new double[nodes];
        Arrays.fill(rank, 1.0 / nodes);
        for (int round = 0; round < MOST_ROUNDS; round++) {
            double[] next = round(graph, isDirected, rank, out);
            double moved = 0;
            for (int node = 0; node < nodes; node++) {
                moved += Math.abs(next[node] - rank[node]);
            }
            rank = next;
            if (moved < TOLERANCE) {
                break;
            }
        }
        return rank;
    }

    private static double[] round(Graph graph, boolean isDirected, double[] rank, double[] out) {
        int nodes = rank.length;
        double dangling = 0;
        double[] perWeight = new double[nodes];
        for (int node = 0; node < nodes; node++) {
            if (out[node] == 0) {
                dangling += rank[node];
            } else {
                perWeight[node] = DAMPING * rank[node] / out[node];
            }
        }
        double[] next = new double[nodes];
        Arrays.fill(next, (1 - DAMPING + DAMPING * dangling) / nodes);
        int[] sources = graph.sources();
        int[] targets = graph.targets();
        double[] weights = graph.weights();
        for (int edge = 0; edge < sources.length; edge++) {
            next[targets[edge]] += perWeight[sources[edge]] * weights[edge];
            if (!isDirected) {
                next[sources[edge]] += perWeight[targets[edge]] * weights[edge];
            }
        }
        return next;
    }
}
