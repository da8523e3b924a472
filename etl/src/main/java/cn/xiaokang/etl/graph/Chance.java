package cn.xiaokang.etl.graph;

import java.util.Arrays;
import java.util.SplittableRandom;

/**
 * How likely a component is by chance. The null model: within each kind of edge the ends are dealt anew, so each node keeps the number of
 * edges of each kind that it has, and what they lead to is chance (the configuration model). A component's chance is the share of such
 * graphs with a component of no more nodes and at least as many independent cycles; a component without a cycle says nothing, its chance
 * is 1. With R graphs the chance is (1 + those found) / (R + 1), so it is never less than 1 / (R + 1).
 */
public final class Chance {
    private Chance() {}

    /**
     * The chance of each component.
     *
     * @param graphs how many graphs are dealt
     */
    public static double[] of(Graph graph, Components components, int graphs, long seed) {
        int largest = Arrays.stream(components.nodes()).max().orElse(0);
        int[] found = new int[components.count()];
        SplittableRandom chance = new SplittableRandom(seed);
        for (int round = 0; round < graphs; round++) {
            long[] most = mostCycles(dealt(graph, chance), largest);
            for (int component = 0; component < found.length; component++) {
                if (most[components.nodes()[component]] >= components.cycles(component)) {
                    found[component]++;
                }
            }
        }
        double[] chances = new double[found.length];
        for (int component = 0; component < found.length; component++) {
            chances[component] = components.cycles(component) < 1 ? 1 : (1.0 + found[component]) / (graphs + 1.0);
        }
        return chances;
    }

    /** For each number of nodes the most cycles of a component with no more nodes. */
    private static long[] mostCycles(Graph graph, int largest) {
        Components components = Components.of(graph);
        long[] most = new long[largest + 1];
        for (int component = 0; component < components.count(); component++) {
            int nodes = components.nodes()[component];
            if (nodes <= largest) {
                most[nodes] = Math.max(most[nodes], components.cycles(component));
            }
        }
        for (int nodes = 1; nodes <= largest; nodes++) {
            most[nodes] = Math.max(most[nodes], most[nodes - 1]);
        }
        return most;
    }

    /** The same graph with the targets of each kind of edge dealt anew. */
    static Graph dealt(Graph graph, SplittableRandom chance) {
        int[] targets = graph.targets().clone();
        byte[] kinds = graph.kinds();
        int[][] places = new int[128][];
        int[] counts = new int[128];
        for (byte kind : kinds) {
            counts[kind]++;
        }
        for (int kind = 0; kind < counts.length; kind++) {
            places[kind] = new int[counts[kind]];
        }
        Arrays.fill(counts, 0);
        for (int edge = 0; edge < kinds.length; edge++) {
            places[kinds[edge]][counts[kinds[edge]]++] = edge;
        }
        for (int[] ofKind : places) {
            for (int i = ofKind.length - 1; i > 0; i--) {
                int j = chance.nextInt(i + 1);
                int target = targets[ofKind[i]];
                targets[ofKind[i]] = targets[ofKind[j]];
                targets[ofKind[j]] = target;
            }
        }
        return new Graph(graph.names(), graph.sources(), targets, graph.weights(), kinds);
    }
}
