package cn.xiaokang.etl.graph;

import cn.xiaokang.etl.csv.CsvTable;
import cn.xiaokang.warehouse.fault.FaultException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Nodes and weighted edges in plain arrays: five million edges take some hundred megabytes beside the nodes' names. Grain: an edge as
 * written, parallel edges and loops included.
 *
 * @param names of the nodes, in order of appearance
 * @param sources of the edges
 * @param targets of the edges
 * @param weights of the edges, above zero
 * @param kinds of the edges, as numbers
 */
@SuppressWarnings("ArrayRecordComponent") // plain arrays for size; never compared as values
public record Graph(List<String> names, int[] sources, int[] targets, double[] weights, byte[] kinds) {
    private static final int MOST_KINDS = 127;

    /** Puts edges together. */
    public static final class Builder {
        private final Map<String, Integer> numbers = new HashMap<>();
        private final List<String> names = new ArrayList<>();
        private final Map<String, Byte> kindNumbers = new HashMap<>();
        private int[] sources = new int[1 << 10];
        private int[] targets = new int[1 << 10];
        private double[] weights = new double[1 << 10];
        private byte[] kinds = new byte[1 << 10];
        private int size;

        /** Adds an edge; its nodes are made where they are new. */
        public Builder edge(String source, String target, double weight, String kind) {
            if (size == sources.length) {
                int more = size + (size >> 1);
                sources = Arrays.copyOf(sources, more);
                targets = Arrays.copyOf(targets, more);
                weights = Arrays.copyOf(weights, more);
                kinds = Arrays.copyOf(kinds, more);
            }
            sources[size] = number(source);
            targets[size] = number(target);
            weights[size] = weight;
            kinds[size] = kindNumbers.computeIfAbsent(kind, none -> (byte) kindNumbers.size());
            size++;
            return this;
        }

        /** How many kinds of edges there are so far. */
        int kinds() {
            return kindNumbers.size();
        }

        private int number(String name) {
            Integer known = numbers.putIfAbsent(name, names.size());
            if (known == null) {
                names.add(name);
                return names.size() - 1;
            }
            return known;
        }

        public Graph build() {
            return new Graph(
                    names,
                    Arrays.copyOf(sources, size),
                    Arrays.copyOf(targets, size),
                    Arrays.copyOf(weights, size),
                    Arrays.copyOf(kinds, size));
        }
    }

    /**
     * Reads an edge list.
     *
     * @param weight the column with the weight; null for 1 each
     * @param kind the column with the kind; null for one kind
     * @throws FaultException with file, line and column of the first bad value
     */
    public static Graph read(
            CsvTable table, String source, String target, @Nullable String weight, @Nullable String kind) {
        int from = table.column(source);
        int to = table.column(target);
        int heavy = weight == null ? -1 : table.column(weight);
        int sort = kind == null ? -1 : table.column(kind);
        Builder builder = new Builder();
        table.read((line, row) -> {
            for (int column : new int[] {from, to}) {
                if (row.at(column).isEmpty()) {
                    throw table.badValue(line, column, "", "为空，应有节点名。", "is empty; it must name a node.");
                }
            }
            double weighs = heavy < 0 ? 1 : number(table, line, heavy, row.at(heavy));
            builder.edge(row.at(from), row.at(to), weighs, sort < 0 ? "" : row.at(sort));
            if (builder.kinds() > MOST_KINDS) {
                throw table.badValue(line, sort, row.at(sort), "：边的种类超过 127 种。", "makes more than 127 kinds of edges.");
            }
        });
        Graph graph = builder.build();
        if (graph.edges() == 0) {
            throw new FaultException(GraphFault.EMPTY, table.file() + " 没有边。", table.file() + " has no edge.");
        }
        return graph;
    }

    private static double number(CsvTable table, long line, int column, String text) {
        try {
            double weight = Double.parseDouble(text);
            if (weight > 0 && Double.isFinite(weight)) {
                return weight;
            }
        } catch (NumberFormatException e) {
            // told below, with its place
        }
        throw table.badValue(line, column, text, "不是大于零的数。", "is not a number above zero.");
    }

    public int nodes() {
        return names.size();
    }

    public int edges() {
        return sources.length;
    }

    /** For each node how many other nodes it has an edge with, in either direction. */
    public int[] degrees() {
        int[] degrees = new int[nodes()];
        for (long pair : pairs()) {
            degrees[(int) (pair >>> 32)]++;
            degrees[(int) pair]++;
        }
        return degrees;
    }

    /** Each pair of different nodes that have an edge, once, the lower number in the upper half. */
    long[] pairs() {
        long[] pairs = new long[edges()];
        int count = 0;
        for (int edge = 0; edge < pairs.length; edge++) {
            if (sources[edge] != targets[edge]) {
                pairs[count++] = pair(sources[edge], targets[edge]);
            }
        }
        Arrays.sort(pairs, 0, count);
        int distinct = 0;
        for (int i = 0; i < count; i++) {
            if (i == 0 || pairs[i] != pairs[i - 1]) {
                pairs[distinct++] = pairs[i];
            }
        }
        return Arrays.copyOf(pairs, distinct);
    }

    static long pair(int one, int other) {
        return (long) Math.min(one, other) << 32 | Math.max(one, other);
    }

    /** The graph without the edges of nodes with more neighbours than that; the nodes stay, alone. */
    public Graph withoutHubs(int mostNeighbours) {
        int[] degrees = degrees();
        int[] from = new int[edges()];
        int[] to = new int[edges()];
        double[] weight = new double[edges()];
        byte[] kind = new byte[edges()];
        int count = 0;
        for (int edge = 0; edge < edges(); edge++) {
            if (degrees[sources[edge]] <= mostNeighbours && degrees[targets[edge]] <= mostNeighbours) {
                from[count] = sources[edge];
                to[count] = targets[edge];
                weight[count] = weights[edge];
                kind[count++] = kinds[edge];
            }
        }
        return new Graph(
                names,
                Arrays.copyOf(from, count),
                Arrays.copyOf(to, count),
                Arrays.copyOf(weight, count),
                Arrays.copyOf(kind, count));
    }
}
