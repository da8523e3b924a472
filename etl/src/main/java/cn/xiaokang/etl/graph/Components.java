package cn.xiaokang.etl.graph;

import java.util.Arrays;

/**
 * The parts of a graph that hang together, directions left out of account.
 *
 * @param of for each node the number of its component; numbers count from 0 in the order of the components' first nodes
 * @param nodes for each component how many nodes it has
 * @param edges for each component how many pairs of its nodes have an edge
 */
@SuppressWarnings("ArrayRecordComponent") // plain arrays for size; never compared as values
public record Components(int[] of, int[] nodes, long[] edges) {
    /** Finds the components. */
    public static Components of(Graph graph) {
        return of(graph.nodes(), graph.pairs());
    }

    static Components of(int count, long[] pairs) {
        int[] root = new int[count];
        Arrays.setAll(root, node -> node);
        for (long pair : pairs) {
            int one = rootOf(root, (int) (pair >>> 32));
            int other = rootOf(root, (int) pair);
            root[Math.max(one, other)] = Math.min(one, other);
        }
        int[] of = new int[count];
        int components = 0;
        for (int node = 0; node < count; node++) {
            int first = rootOf(root, node);
            of[node] = first == node ? components++ : of[first];
        }
        int[] nodes = new int[components];
        long[] edges = new long[components];
        for (int component : of) {
            nodes[component]++;
        }
        for (long pair : pairs) {
            edges[of[(int) pair]]++;
        }
        return new Components(of, nodes, edges);
    }

    public int count() {
        return nodes.length;
    }

    /** How many edges of a component could be left out and it would still hang together. */
    public long cycles(int component) {
        return edges[component] - nodes[component] + 1;
    }

    private static int rootOf(int[] root, int node) {
        int at = node;
        while (root[at] != at) {
            root[at] = root[root[at]];
            at = root[at];
        }
        return at;
    }
}
