package cn.xiaokang.etl.graph;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.Random;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.jgrapht.graph.DefaultWeightedEdge;
import org.jgrapht.graph.SimpleDirectedWeightedGraph;
import org.junit.jupiter.api.Test;

/** Small graphs whose figures can be worked out by hand or are published; JGraphT as a second opinion. */
class GraphTest {
    /** Zachary's karate club (1977): 34 members, 78 friendships. */
    private static final String KARATE =
            "1 2,1 3,2 3,1 4,2 4,3 4,1 5,1 6,1 7,5 7,6 7,1 8,2 8,3 8,4 8,1 9,3 9,3 10,1 11,5 11,6 11,1 12,1 13,"
                    + "4 13,1 14,2 14,3 14,4 14,6 17,7 17,1 18,2 18,1 20,2 20,1 22,2 22,24 26,25 26,3 28,24 28,25 28,3 29,24 30,27 30,2 31,9 31,"
                    + "1 32,25 32,26 32,29 32,3 33,9 33,15 33,16 33,19 33,21 33,23 33,24 33,30 33,31 33,32 33,9 34,10 34,14 34,15 34,16 34,19 34,"
                    + "20 34,21 34,23 34,24 34,27 34,28 34,29 34,30 34,31 34,32 34,33 34";

    private static Graph graph(String edges) {
        Graph.Builder builder = new Graph.Builder();
        for (String edge : edges.split(",", -1)) {
            String[] ends = edge.strip().split(" ", -1);
            builder.edge(
                    ends[0],
                    ends[1],
                    ends.length > 2 ? Double.parseDouble(ends[2]) : 1,
                    ends.length > 3 ? ends[3] : "");
        }
        return builder.build();
    }

    @Test
    void twoTrianglesAndALineAreThreeComponents() {
        Components components = Components.of(graph("a b,b c,c a,d e,e f,f d,f d,g h,h i,i i"));

        assertEquals(3, components.count());
        assertArrayEquals(new int[] {3, 3, 3}, components.nodes());
        assertArrayEquals(new long[] {3, 3, 2}, components.edges());
        assertEquals(1, components.cycles(0));
        assertEquals(0, components.cycles(2));
    }

    @Test
    void aHubIsLeftOutWithItsEdges() {
        Graph star = graph("hub a,hub b,hub c,hub d,a b,c d");

        assertEquals(1, Components.of(star).count());
        Components kept = Components.of(star.withoutHubs(3));

        assertEquals(3, kept.count());
        assertArrayEquals(new int[] {1, 2, 2}, kept.nodes());
    }

    /** Two nodes: a leads to b, b nowhere. By hand: a = (1 - d + d b) / 2, b = a + d a, so b = 1.85 a and a = 1 / 2.85. */
    @Test
    void aNodeWithoutAWayOutSpreadsItsRankEvenly() {
        double[] ranks = PageRank.of(graph("a b"), true);

        assertEquals(1 / 2.85, ranks[0], 1e-11);
        assertEquals(1.85 / 2.85, ranks[1], 1e-11);
    }

    /** A cycle is even; of two edges of weights 3 and 1, three quarters go one way. */
    @Test
    void weightsDivideTheRank() {
        double[] ranks = PageRank.of(graph("a b 3,a c 1,b a 1,c a 1"), true);
        double a = (0.05 + 0.85 * 0.1) / (1 - 0.85 * 0.85);

        assertEquals(a, ranks[0], 1e-10);
        assertEquals(0.05 + 0.85 * 0.75 * a, ranks[1], 1e-10);
        assertEquals(1, Arrays.stream(ranks).sum(), 1e-12);
    }

    @Test
    void ranksAgreeWithJGraphT() {
        Random chance = new Random(5);
        SimpleDirectedWeightedGraph<Integer, DefaultWeightedEdge> other =
                new SimpleDirectedWeightedGraph<>(DefaultWeightedEdge.class);
        Graph.Builder builder = new Graph.Builder();
        for (int i = 0; i < 400; i++) {
            int from = chance.nextInt(120);
            int to = chance.nextInt(120);
            other.addVertex(from);
            other.addVertex(to);
            if (from != to && !other.containsEdge(from, to)) {
                double weight = 1 + chance.nextInt(5);
                other.setEdgeWeight(other.addEdge(from, to), weight);
                builder.edge("n" + from, "n" + to, weight, "");
            }
        }
        Graph graph = builder.build();
        other.vertexSet().stream()
                .filter(node -> other.degreeOf(node) == 0)
                .toList()
                .forEach(other::removeVertex);
        double[] ranks = PageRank.of(graph, true);
        var expected = new org.jgrapht.alg.scoring.PageRank<>(other, 0.85, 1000, 1e-14);

        for (int node = 0; node < graph.nodes(); node++) {
            int name = Integer.parseInt(graph.names().get(node).substring(1));
            assertEquals(expected.getVertexScore(name), ranks[node], 1e-9);
        }
    }

    /** Two cliques of four and a bridge: Q = 2 (6/13 - (13/26)^2) = 12/13 - 1/2. */
    @Test
    void twoCliquesAreTwoCommunities() {
        Graph cliques = graph("a b,a c,a d,b c,b d,c d,e f,e g,e h,f g,f h,g h,d e");
        Communities communities = Communities.of(cliques, 1);

        assertArrayEquals(new int[] {4, 4}, communities.nodes());
        assertEquals(12 / 13.0 - 0.5, communities.modularity(), 1e-12);
    }

    /** The best division of the karate club has four communities and a modularity of 0.4198 (Brandes and others 2008). */
    @Test
    void theKarateClubIsDividedAsPublished() {
        Graph club = graph(KARATE);
        Communities communities = Communities.of(club, 1);

        assertEquals(34, club.nodes());
        assertEquals(78, club.edges());
        assertEquals(0.4198, communities.modularity(), 0.00005);
        assertEquals(4, communities.nodes().length);
        assertArrayEquals(communities.of(), Communities.of(club, 1).of());
        assertEquals(communities.modularity(), Communities.modularity(club, communities.of()), 1e-12);
    }

    /** Forty pairs and one ring of four households over two accounts: chance hardly ever deals a ring so small. */
    @Test
    void aRingIsUnlikelyAndALineSaysNothing() {
        StringBuilder edges = new StringBuilder("h1 x,h2 x,h1 y,h2 y");
        for (int i = 0; i < 200; i++) {
            edges.append(",p").append(i).append(" q").append(i);
        }
        Graph graph = graph(edges.toString());
        Components components = Components.of(graph);
        double[] chances = Chance.of(graph, components, 99, 7);

        assertTrue(chances[0] <= 0.05, "the ring: " + chances[0]);
        assertEquals(1, chances[1]);
    }

    @Test
    void dealingKeepsEachNodesEdgesOfEachKind() {
        Graph graph = graph("a x 1 account,b x 1 account,c y 1 account,a p 1 phone,b q 1 phone");
        Graph dealt = Chance.dealt(graph, new SplittableRandom(3));

        assertArrayEquals(sorted(graph, (byte) 0), sorted(dealt, (byte) 0));
        assertArrayEquals(sorted(graph, (byte) 1), sorted(dealt, (byte) 1));
        assertArrayEquals(graph.sources(), dealt.sources());
    }

    private static int[] sorted(Graph graph, byte kind) {
        return IntStream.range(0, graph.edges())
                .filter(edge -> graph.kinds()[edge] == kind)
                .map(edge -> graph.targets()[edge])
                .sorted()
                .toArray();
    }
}
