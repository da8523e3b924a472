package cn.xiaokang.etl.load;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.execution.FileSourceScanExec;
import org.apache.spark.sql.execution.LeafExecNode;
import org.apache.spark.sql.execution.QueryExecution;
import org.apache.spark.sql.execution.SparkPlan;
import org.apache.spark.sql.execution.aggregate.BaseAggregateExec;
import org.apache.spark.sql.execution.columnar.InMemoryTableScanExec;
import org.apache.spark.sql.execution.datasources.InsertIntoHadoopFsRelationCommand;
import org.apache.spark.sql.execution.exchange.ShuffleExchangeExec;
import org.apache.spark.sql.execution.joins.BroadcastNestedLoopJoinExec;
import org.apache.spark.sql.execution.joins.CartesianProductExec;
import org.apache.spark.sql.util.QueryExecutionListener;
import org.jspecify.annotations.Nullable;
import scala.jdk.javaapi.CollectionConverters;

/** Looks at the plan by which each table, indicator and rule was really written. The plan itself would hold what its joins were sent, to the end. */
final class PlanWatch implements QueryExecutionListener {
    /** Tables whose rows do not grow with the households: those that come from the catalogue, and the statistics office's. */
    private static final Set<String> SMALL = Set.of(
            "dim_clause",
            "dim_date",
            "dim_department",
            "dim_division",
            "dim_fund_source",
            "dim_horizon",
            "dim_indicator",
            "dim_parameter",
            "dim_programme",
            "dim_rule",
            "fact_statistic");

    private final Map<String, Seen> written = new TreeMap<>();
    private @Nullable SparkSession session;

    /**
     * What a plan was seen to do.
     *
     * @param shuffles how often it sends rows from task to task
     * @param joinsThatGrow its joins of every row with every row of which no side is small, one row, or one row a year
     */
    record Seen(long shuffles, List<String> joinsThatGrow) {}

    /** Watches what that session writes from now on; what a table's rows are amended by, a session of its own writes, is another plan. */
    synchronized void over(SparkSession spark) {
        session = spark;
        spark.listenerManager().register(this);
    }

    @Override
    public synchronized void onSuccess(String function, QueryExecution execution, long nanoseconds) {
        if (session != execution.sparkSession()) {
            return;
        }
        SparkPlan plan = execution.executedPlan();
        Stream.concat(Stream.of(execution.optimizedPlan()), children(execution))
                .filter(InsertIntoHadoopFsRelationCommand.class::isInstance)
                .map(InsertIntoHadoopFsRelationCommand.class::cast)
                .forEach(write -> written.put(
                        write.outputPath().toString().replaceFirst(".*/tables/", ""),
                        new Seen(shuffles(plan), joinsThatGrow(plan))));
    }

    @Override
    public void onFailure(String function, QueryExecution execution, Exception e) {
        // a load that is made to die has no plan worth keeping
    }

    /** What was seen, by what the plan wrote: a table, or a part of one such as {@code fact_flag/rule=x}. */
    synchronized Map<String, Seen> written() {
        return Map.copyOf(written);
    }

    private static long shuffles(SparkPlan plan) {
        return all(plan).filter(ShuffleExchangeExec.class::isInstance).count();
    }

    private static List<String> joinsThatGrow(SparkPlan plan) {
        return all(plan)
                .filter(node -> node instanceof BroadcastNestedLoopJoinExec || node instanceof CartesianProductExec)
                .filter(join ->
                        CollectionConverters.asJava(join.children()).stream().noneMatch(PlanWatch::staysSmall))
                .map(SparkPlan::treeString)
                .toList();
    }

    /** A plan's nodes, those below rows that are held among them. */
    static Stream<SparkPlan> all(SparkPlan plan) {
        Stream<SparkPlan> below = plan instanceof InMemoryTableScanExec held
                ? Stream.of(held.relation().cachedPlan())
                : CollectionConverters.asJava(plan.children()).stream();
        return Stream.concat(Stream.of(plan), below.flatMap(PlanWatch::all));
    }

    private static Stream<org.apache.spark.sql.catalyst.plans.logical.LogicalPlan> children(QueryExecution execution) {
        return CollectionConverters.asJava(execution.optimizedPlan().children()).stream();
    }

    private static boolean staysSmall(SparkPlan side) {
        return all(side)
                        .anyMatch(node -> node instanceof BaseAggregateExec aggregate
                                && CollectionConverters.asJava(aggregate.groupingExpressions()).stream()
                                        .allMatch(by -> by.name().equals("year")))
                || all(side).filter(PlanWatch::isLeaf).allMatch(PlanWatch::isSmall);
    }

    private static boolean isLeaf(SparkPlan node) {
        return node instanceof LeafExecNode && !(node instanceof InMemoryTableScanExec);
    }

    private static boolean isSmall(SparkPlan leaf) {
        return !(leaf instanceof FileSourceScanExec scan)
                || SMALL.contains(scan.relation().location().rootPaths().head().getName());
    }
}
