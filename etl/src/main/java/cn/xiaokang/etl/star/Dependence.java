package cn.xiaokang.etl.star;

import static org.apache.spark.sql.functions.udf;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.api.java.UDF0;
import org.apache.spark.sql.catalyst.expressions.And;
import org.apache.spark.sql.catalyst.expressions.Attribute;
import org.apache.spark.sql.catalyst.expressions.AttributeReference;
import org.apache.spark.sql.catalyst.expressions.EqualTo;
import org.apache.spark.sql.catalyst.expressions.Expression;
import org.apache.spark.sql.catalyst.expressions.ScalaUDF;
import org.apache.spark.sql.catalyst.plans.logical.Filter;
import org.apache.spark.sql.catalyst.plans.logical.LogicalPlan;
import org.apache.spark.sql.execution.LogicalRDD;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.StructType;
import org.jspecify.annotations.Nullable;
import scala.jdk.javaapi.CollectionConverters;
import scala.runtime.AbstractPartialFunction;

/**
 * What rows of its inputs a query's rows depend on, as Spark's own optimizer proves it: where the filter {@code column = v}, for a {@code v} that
 * nothing is known of, is moved down to every place in which an input is read, there as {@code expression = v}, the rows with
 * {@code column = v} come of those of the input with {@code expression = v} and of no others (moving selections before joins: Selinger et al., SIGMOD 1979;
 * what of a view a change bears on: Blakeley, Coburn and Larson, "Updating derived relations: detecting irrelevant and autonomously computable
 * updates", TODS 1989). Each optimizer's step keeps what the query means, so nothing has to be said of a query to know it.
 *
 * <p>Inputs are stood in for by rows of which the columns alone are known, so that the proof holds whatever stands in them.
 */
final class Dependence {
    private static final String UNKNOWN = "a_value_that_nothing_is_known_of";

    private final SparkSession proofs;
    private final Map<String, LogicalRDD> standIns = new HashMap<>();

    /** For queries that a session understands; its functions are those that it has by now. */
    Dependence(SparkSession spark) {
        this.proofs = ((org.apache.spark.sql.classic.SparkSession) spark).cloneSession();
    }

    /**
     * An expression over one input.
     *
     * @param sql the expression, by the input's own columns
     * @param columns those that it names
     * @param type of its values
     */
    record Bearing(String sql, Set<String> columns, DataType type) {}

    /**
     * Lets queries read a table or view.
     *
     * @param schema its columns; one that isn't nullable is known to hold no null
     */
    synchronized void standIn(String name, StructType schema) {
        if (!standIns.containsKey(name)) {
            Dataset<Row> nothing = proofs.createDataFrame(
                    JavaSparkContext.fromSparkContext(proofs.sparkContext()).<Row>emptyRDD(), schema);
            nothing.createOrReplaceTempView(name);
            standIns.put(name, (LogicalRDD) execution(nothing).analyzed());
        }
    }

    /**
     * Of those inputs that decide a query's rows by a column, the expression by which they do: the rows with {@code column = v} depend on the
     * input's rows with {@code expression = v} alone, and those without a value in that column on none.
     *
     * @param inputs names that stand-ins were given for, as was done for all that the query reads
     */
    synchronized Map<String, Bearing> of(String query, String column, Set<String> inputs) {
        Dataset<Row> rows = proofs.sql(query);
        Column value = rows.col(column);
        Map<String, List<Map<String, Bearing>>> places = new TreeMap<>();
        walk(
                optimized(rows.where(
                        value.equalTo(unknown(rows.schema().apply(column).dataType())))),
                null,
                places);
        if (inputs.stream().noneMatch(input -> places.containsKey(input) && common(places.get(input)) != null)) {
            return Map.of();
        }
        Map<String, List<Map<String, Bearing>>> withoutValue = new TreeMap<>();
        walk(optimized(rows.where(value.isNull())), null, withoutValue);
        Map<String, Bearing> bearings = new TreeMap<>();
        for (String input : inputs) {
            if (places.containsKey(input) && !withoutValue.containsKey(input)) {
                Bearing common = common(places.get(input));
                if (common != null) {
                    bearings.put(input, common);
                }
            }
        }
        return bearings;
    }

    /** Whether which values of two columns stand in one row of a query is the same whatever stands in those inputs. */
    synchronized boolean isPairedWithout(Set<String> inputs, String query, String column, String other) {
        Map<String, List<Map<String, Bearing>>> read = new TreeMap<>();
        // a pair counts once, so that a join which adds columns and repeats rows can be left out
        walk(optimized(proofs.sql(query).select(column, other).distinct()), null, read);
        return inputs.stream().noneMatch(read::containsKey);
    }

    /** A value that the optimizer can't know: equal to itself, and neither equal nor unequal to any other. */
    private static Column unknown(DataType type) {
        UDF0<Object> none = () -> {
            throw new IllegalStateException("a proof is not run");
        };
        return udf(none, type).withName(UNKNOWN).apply();
    }

    /** What is demanded in each place where an input is read, by the text of the expression. */
    private void walk(
            LogicalPlan plan, @Nullable Expression condition, Map<String, List<Map<String, Bearing>>> places) {
        String input = inputOf(plan);
        if (input != null) {
            places.computeIfAbsent(input, none -> new ArrayList<>()).add(demanded(condition));
        }
        for (LogicalPlan child : CollectionConverters.asJava(plan.children())) {
            walk(child, plan instanceof Filter filter ? filter.condition() : null, places);
        }
        for (Object subquery : CollectionConverters.asJava(plan.subqueries())) {
            walk((LogicalPlan) subquery, null, places);
        }
    }

    private @Nullable String inputOf(LogicalPlan plan) {
        return plan instanceof LogicalRDD rows
                ? standIns.entrySet().stream()
                        .filter(standIn -> Objects.equals(standIn.getValue().rdd(), rows.rdd()))
                        .map(Map.Entry::getKey)
                        .findFirst()
                        .orElseThrow(() -> new IllegalStateException("read without a stand-in: " + rows))
                : null;
    }

    private static Map<String, Bearing> demanded(@Nullable Expression condition) {
        if (condition instanceof And and) {
            Map<String, Bearing> both = new TreeMap<>(demanded(and.left()));
            both.putAll(demanded(and.right()));
            return both;
        }
        if (condition instanceof EqualTo equality) {
            if (isUnknown(equality.right())) {
                return demandedOf(equality.left());
            }
            if (isUnknown(equality.left())) {
                return demandedOf(equality.right());
            }
        }
        return Map.of();
    }

    private static boolean isUnknown(Expression expression) {
        return expression instanceof ScalaUDF udf && udf.udfName().contains(UNKNOWN);
    }

    private static Map<String, Bearing> demandedOf(Expression expression) {
        Set<String> columns = CollectionConverters.asJava(
                        expression.references().toSeq())
                .stream()
                .map(Attribute::name)
                .collect(Collectors.toSet());
        if (columns.isEmpty()) {
            return Map.of(); // a constant tells no row from another
        }
        String sql = expression.transform(new Unqualified()).sql();
        return Map.of(sql, new Bearing(sql, columns, expression.dataType()));
    }

    private static @Nullable Bearing common(List<Map<String, Bearing>> places) {
        Map<String, Bearing> common = new TreeMap<>(places.get(0));
        places.forEach(place -> common.keySet().retainAll(place.keySet()));
        return common.values().stream().findFirst().orElse(null);
    }

    private static LogicalPlan optimized(Dataset<Row> rows) {
        return execution(rows).optimizedPlan();
    }

    private static org.apache.spark.sql.execution.QueryExecution execution(Dataset<Row> rows) {
        return ((org.apache.spark.sql.classic.Dataset<Row>) rows).queryExecution();
    }

    /** Columns by their own names, without that of the table as the query calls it. */
    private static final class Unqualified extends AbstractPartialFunction<Expression, Expression> {
        @Override
        public boolean isDefinedAt(Expression expression) {
            return expression instanceof AttributeReference;
        }

        @Override
        public Expression apply(Expression expression) {
            return ((AttributeReference) expression)
                    .withQualifier(
                            CollectionConverters.asScala(List.<String>of()).toSeq());
        }
    }
}
