package cn.xiaokang.etl.graph;

import de.siegmar.fastcsv.writer.CsvWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/** Writes what was found in a graph as {@code nodes.csv}, {@code components.csv} and {@code communities.csv}. */
public final class GraphFiles {
    private GraphFiles() {}

    /**
     * Writes the three files.
     *
     * @param degrees of the nodes in the whole graph
     * @param isHub which nodes were left out of components and communities
     * @param chances of the components
     */
    public static void write(
            Path folder,
            Graph graph,
            int[] degrees,
            boolean[] isHub,
            double[] ranks,
            Components components,
            double[] chances,
            Communities communities) {
        try {
            Files.createDirectories(folder);
            try (CsvWriter out = CsvWriter.builder().build(folder.resolve("nodes.csv"), StandardCharsets.UTF_8)) {
                out.writeRecord("node", "degree", "pagerank", "component", "community", "is_hub");
                for (int node = 0; node < graph.nodes(); node++) {
                    out.writeRecord(
                            graph.names().get(node),
                            Integer.toString(degrees[node]),
                            Double.toString(ranks[node]),
                            isHub[node] ? "" : Integer.toString(components.of()[node] + 1),
                            isHub[node] ? "" : Integer.toString(communities.of()[node] + 1),
                            Boolean.toString(isHub[node]));
                }
            }
            boolean[] isOfHub = new boolean[components.count()];
            boolean[] isHubsOwn = new boolean[communities.nodes().length];
            for (int node = 0; node < isHub.length; node++) {
                isOfHub[components.of()[node]] |= isHub[node];
                isHubsOwn[communities.of()[node]] |= isHub[node];
            }
            try (CsvWriter out = CsvWriter.builder().build(folder.resolve("components.csv"), StandardCharsets.UTF_8)) {
                out.writeRecord("component", "nodes", "edges", "cycles", "chance");
                for (int component = 0; component < components.count(); component++) {
                    if (!isOfHub[component]) {
                        out.writeRecord(
                                Integer.toString(component + 1),
                                Integer.toString(components.nodes()[component]),
                                Long.toString(components.edges()[component]),
                                Long.toString(components.cycles(component)),
                                String.format(Locale.ROOT, "%.4f", chances[component]));
                    }
                }
            }
            try (CsvWriter out = CsvWriter.builder().build(folder.resolve("communities.csv"), StandardCharsets.UTF_8)) {
                out.writeRecord("community", "nodes");
                for (int community = 0; community < isHubsOwn.length; community++) {
                    if (!isHubsOwn[community]) {
                        out.writeRecord(
                                Integer.toString(community + 1),
                                Integer.toString(communities.nodes()[community]));
                    }
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write to " + folder, e);
        }
    }
}
