package cn.xiaokang.etl.cli;

import cn.xiaokang.etl.csv.CsvTable;
import cn.xiaokang.etl.graph.Chance;
import cn.xiaokang.etl.graph.Communities;
import cn.xiaokang.etl.graph.Components;
import cn.xiaokang.etl.graph.Graph;
import cn.xiaokang.etl.graph.GraphFault;
import cn.xiaokang.etl.graph.GraphFiles;
import cn.xiaokang.etl.graph.PageRank;
import cn.xiaokang.etl.graph.SnapshotEdges;
import cn.xiaokang.warehouse.catalogue.Catalogue;
import cn.xiaokang.warehouse.engine.DuckSnapshot;
import cn.xiaokang.warehouse.engine.Limits;
import cn.xiaokang.warehouse.fault.FaultException;
import cn.xiaokang.warehouse.snapshot.Snapshot;
import cn.xiaokang.warehouse.snapshot.Warehouse;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Arrays;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Components, PageRank and communities of an edge list. */
@Command(
        name = "graph",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = {
            "读入边表（CSV），写出连通分量、PageRank 与社区；分量另给出与随机相比的概率。",
            "Take an edge list (CSV) to components, PageRank and communities; each component with its chance.",
            "",
            "PageRank：阻尼 0.85，无出边的节点其份额均分，总和为 1，全部变动小于 1e-12 时止。社区：Leiden，求模块度最大，同种子同结果。",
            "PageRank: damping 0.85, the share of nodes without a way out spread evenly, sums to 1, ends when all moves add up to less than"
                    + " 1e-12. Communities: Leiden for the greatest modularity; same seed, same result.",
            "随机模型：每一类边的端点重新分配，各节点每类边数不变（配置模型）。概率 = 这样的图中有节点不多于它、独立环不少于它的分量的比例。",
            "The null model: the ends of each kind of edge dealt anew, each node keeping its number of edges of each kind. The chance is"
                    + " the share of such graphs with a component of no more nodes and at least as many independent cycles."
        })
final class GraphCommand implements Callable<Integer> {
    private static final int LARGE = 1_000_000;
    private static final int FEW_GRAPHS = 19;
    private static final int GRAPHS = 99;

    @Parameters(arity = "0..1", paramLabel = "FILE", description = "边表 / the edge list")
    private @Nullable Path file;

    @Option(
            names = "--warehouse",
            paramLabel = "DIR",
            description =
                    "不读边表，取仓库现行快照中人员、户、账户、电话、单位、项目之间的联系，并写出 edges.csv（每条边的依据）/ in place of an edge"
                            + " list: what ties persons, households, accounts, phones, firms and projects in the current snapshot; edges.csv says why")
    private @Nullable Path warehouse;

    @Option(
            names = "--source",
            paramLabel = "COLUMN",
            description = "起点列 / column of the sources (default: ${DEFAULT-VALUE})")
    private String source = "source";

    @Option(
            names = "--target",
            paramLabel = "COLUMN",
            description = "终点列 / column of the targets (default: ${DEFAULT-VALUE})")
    private String target = "target";

    @Option(
            names = "--weight",
            paramLabel = "COLUMN",
            description = "权重列；有“weight”列则默认用它，否则各为 1 / column of the weights"
                    + " (default: weight, where there is one; else 1 each)")
    private @Nullable String weight;

    @Option(
            names = "--kind",
            paramLabel = "COLUMN",
            description = "边的种类列；有“kind”列则默认用它 / column of the kinds of edges" + " (default: kind, where there is one)")
    private @Nullable String kind;

    @Option(
            names = "--undirected",
            description = "边无方向（只影响 PageRank）/ edges lead both ways (matters for PageRank alone)")
    private boolean isUndirected;

    @Option(
            names = "--without-hubs",
            paramLabel = "N",
            description =
                    "邻居多于 N 的节点不计入分量与社区 / nodes with more than N neighbours are left out of components and communities")
    private @Nullable Integer mostNeighbours;

    @Option(
            names = "--graphs",
            paramLabel = "N",
            description =
                    "随机图的个数，0 为不算 / how many random graphs; 0 for none (default: 99; 19" + " over a million edges)")
    private @Nullable Integer graphs;

    @Option(names = "--seed", paramLabel = "N", description = "种子 / seed (default: ${DEFAULT-VALUE})")
    private long seed = 1;

    @Option(
            names = "--to",
            paramLabel = "DIR",
            description = "写到哪里 / the folder to write to (default: ${DEFAULT-VALUE})")
    private Path to = Path.of("graph");

    @Override
    public Integer call() throws SQLException {
        if ((file == null) == (warehouse == null)) {
            throw new FaultException(
                    GraphFault.BAD_OPTION,
                    "请给出一个边表文件，或用 --warehouse 指明仓库，二者取一。",
                    "Give an edge list or --warehouse, one of the two.");
        }
        if ((mostNeighbours != null && mostNeighbours < 1) || (graphs != null && graphs < 0)) {
            throw new FaultException(
                    GraphFault.BAD_OPTION,
                    "--without-hubs 应为 1 以上，--graphs 应为 0 以上。",
                    "--without-hubs takes 1 or more, --graphs 0 or more.");
        }
        @SuppressWarnings("SystemConsoleNull") // from Java 22 on a piped run draws its line too, which harms nothing
        boolean isAttended = System.console() != null;
        ProgressLine progress = new ProgressLine(System.err, isAttended);
        progress.stage("read", 1);
        Path edges = warehouse == null ? Objects.requireNonNull(file) : to.resolve("edges.csv");
        if (warehouse != null) {
            Snapshot snapshot = Snapshots.chosen(Warehouse.at(warehouse), null);
            try (DuckSnapshot duck =
                    DuckSnapshot.open(snapshot, Catalogue.load(), new Limits(1024, 2, Duration.ofMinutes(10)))) {
                SnapshotEdges.write(duck, edges);
            }
        }
        CsvTable table = CsvTable.open(edges);
        Graph graph =
                Graph.read(table, source, target, orIfThere(table, weight, "weight"), orIfThere(table, kind, "kind"));
        progress.step(graph.nodes() + " nodes, " + graph.edges() + " edges");

        progress.stage("pagerank", 1);
        double[] ranks = PageRank.of(graph, !isUndirected);
        progress.step("");
        progress.stage("components", 1);
        int[] degrees = graph.degrees();
        boolean[] isHub = new boolean[graph.nodes()];
        for (int node = 0; node < isHub.length; node++) {
            isHub[node] = mostNeighbours != null && degrees[node] > mostNeighbours;
        }
        Graph kept = mostNeighbours == null ? graph : graph.withoutHubs(mostNeighbours);
        Components components = Components.of(kept);
        progress.step("");
        progress.stage("chance", 1);
        int rounds = graphs != null ? graphs : graph.edges() > LARGE ? FEW_GRAPHS : GRAPHS;
        double[] chances = Chance.of(kept, components, rounds, seed);
        progress.step(rounds + " graphs");
        progress.stage("communities", 1);
        Communities communities = Communities.of(kept, seed);
        progress.step("");
        GraphFiles.write(to, graph, degrees, isHub, ranks, components, chances, communities);
        progress.finish();
        report(graph, components, communities, isHub);
        return 0;
    }

    private void report(Graph graph, Components components, Communities communities, boolean[] isHub) {
        int hubs = 0;
        for (boolean hub : isHub) {
            hubs += hub ? 1 : 0;
        }
        System.out.printf(
                Locale.ROOT,
                "节点 nodes %d · 边 edges %d · 枢纽 hubs %d · 分量 components %d（最大 largest %d）· 社区 communities %d · 模块度 modularity %.6f%n",
                graph.nodes(),
                graph.edges(),
                hubs,
                components.count() - hubs,
                Arrays.stream(components.nodes()).max().orElse(0),
                communities.nodes().length - hubs,
                communities.modularity());
        System.out.println("写到 written to " + to + "/nodes.csv, components.csv, communities.csv");
    }

    private static @Nullable String orIfThere(CsvTable table, @Nullable String asked, String usual) {
        return asked != null ? asked : table.header().contains(usual) ? usual : null;
    }
}
