package cn.xiaokang.etl.link;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jgrapht.alg.matching.MaximumWeightBipartiteMatching;
import org.jgrapht.graph.DefaultWeightedEdge;
import org.jgrapht.graph.SimpleWeightedGraph;

/** Lets each record of one file have at most one of the other: those pairs whose weights together are greatest. */
final class Assignment {
    private Assignment() {}

    /**
     * The pairs of the best assignment.
     *
     * @param records of both files
     * @param leastWeight the weight of the threshold: what a pair has beyond it is what counts
     */
    static Links best(int records, Links links, double leastWeight) {
        int[] components = Clusters.components(records, links, Double.NEGATIVE_INFINITY);
        Map<Integer, List<Integer>> byComponent = new HashMap<>();
        for (int link = 0; link < links.size(); link++) {
            byComponent
                    .computeIfAbsent(components[links.left(link)], none -> new ArrayList<>())
                    .add(link);
        }
        Links best = new Links();
        byComponent.values().forEach(together -> {
            if (together.size() == 1) {
                best.add(links, together.get(0));
            } else {
                assign(links, together, leastWeight).forEach(link -> best.add(links, link));
            }
        });
        return best;
    }

    private static List<Integer> assign(Links links, List<Integer> together, double leastWeight) {
        SimpleWeightedGraph<Integer, DefaultWeightedEdge> graph = new SimpleWeightedGraph<>(DefaultWeightedEdge.class);
        Set<Integer> left = new HashSet<>();
        Set<Integer> right = new HashSet<>();
        Map<DefaultWeightedEdge, Integer> linkOf = new HashMap<>();
        for (int link : together) {
            left.add(links.left(link));
            right.add(links.right(link));
            graph.addVertex(links.left(link));
            graph.addVertex(links.right(link));
            DefaultWeightedEdge edge = graph.addEdge(links.left(link), links.right(link));
            graph.setEdgeWeight(edge, Math.max(1e-6, links.weight(link) - leastWeight));
            linkOf.put(edge, link);
        }
        return new MaximumWeightBipartiteMatching<>(graph, left, right)
                .getMatching().getEdges().stream().map(linkOf::get).sorted().toList();
    }
}
