package cn.xiaokang.etl.link;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.hash;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.pmod;

import cn.xiaokang.etl.progress.Progress;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.apache.spark.api.java.function.FlatMapFunction;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.apache.spark.storage.StorageLevel;
import org.apache.spark.util.LongAccumulator;

/** One linkage from files to clusters. Only links and identifiers come to the driver; records and pairs stay in Spark. */
final class LinkRun {
    private static final int SAMPLE = 20_000;
    private static final int STRANGERS = 200_000;
    private static final double ENOUGH_PAIRS = 1_500_000;
    private static final double LEAST_PROBABILITY = 0.01;
    private static final int FREQUENT_VALUES = 50_000;
    private static final int RECORDS_A_PARTITION = 100_000;

    private final SparkSession spark;
    private final Records records;
    private final LinkOptions options;
    private final Progress progress;

    LinkRun(SparkSession spark, Records records, LinkOptions options, Progress progress) {
        this.spark = spark;
        this.records = records;
        this.options = options;
        this.progress = progress;
    }

    /** @throws cn.xiaokang.warehouse.fault.FaultException where nothing can be compared */
    LinkResult run() {
        return runIfAny()
                .orElseThrow(() -> LinkFault.NO_PAIRS.told(
                        "没有可比较的记录：所给各列不足以把记录分块，或没有两条记录有共同之处。请再加几列。",
                        "No records to compare: the columns given can't divide them into blocks, or no two records have"
                                + " anything in common. Add more columns."));
    }

    /** What the records come to; nothing where no two of them can be compared. */
    Optional<LinkResult> runIfAny() {
        progress.stage("read", 1);
        int spread = Math.max(4, records.count() / RECORDS_A_PARTITION * 2);
        Dataset<Row> rows = records.read(spark).repartition(spread, col("no")).persist(StorageLevel.MEMORY_AND_DISK());
        List<List<String>> left = sample(rows, true);
        List<List<String>> right = records.isOneFile() ? left : sample(rows, false);
        progress.step(Integer.toString(records.count()));

        progress.stage("block", 1);
        Blocking blocking = new Blocking(records.fields());
        List<long[]> leftKeys = left.stream().map(blocking::keys).toList();
        List<long[]> rightKeys = records.isOneFile()
                ? leftKeys
                : right.stream().map(blocking::keys).toList();
        double scale = records.pairs()
                / (records.isOneFile() ? left.size() * (left.size() - 1.0) / 2 : (double) left.size() * right.size());
        BlockingPlan plan = BlockingPlan.choose(blocking.parts(), leftKeys, rightKeys, budget(), scale, options.seed());
        if (plan.passes().isEmpty()) {
            rows.unpersist();
            return Optional.empty();
        }
        progress.step(plan.passes().size() + " passes");

        double expected = plan.pairs().stream().mapToDouble(Double::doubleValue).sum();
        int every = (int) Math.max(1, Math.ceil(expected / ENOUGH_PAIRS));
        LongAccumulator passedOver = spark.sparkContext().longAccumulator();
        CandidatePairs pairs = new CandidatePairs(records, plan, spread * Math.max(1, spread / 8), passedOver);
        progress.stage("compare", 1);
        Frequencies frequencies = frequencies(rows);
        Patterns patterns = new Patterns();
        pairs.patterns(rows, frequencies, every)
                .toLocalIterator()
                .forEachRemaining(row -> patterns.add(row.getLong(0), row.getLong(1) * (double) every));
        if (patterns.total() == 0) {
            rows.unpersist();
            return Optional.empty();
        }
        addStrangers(patterns, pairs, frequencies, left, leftKeys, right, rightKeys);
        progress.step(Long.toString((long) patterns.total()));

        progress.stage("estimate", 1);
        double smaller = Math.min(records.left(), records.right());
        LinkModel model = new Estimation(
                        records.fields(), patterns.patterns(), patterns.counts(), smaller, options.priorPairs())
                .run();
        progress.step("");

        progress.stage("score", 1);
        // in an order of their own, so that how Spark divides the work makes no difference
        Links scored = Links.of(pairs.scored(rows, model, frequencies, LEAST_PROBABILITY)
                        .toLocalIterator())
                .sorted();
        progress.step(Integer.toString(scored.size()));
        progress.stage("gather", 1);
        LinkResult result = gather(
                rows, pairs, plan, model, frequencies, scored, patterns.missed(model, LEAST_PROBABILITY), passedOver);
        progress.step(Integer.toString(result.links().size()));
        rows.unpersist();
        return Optional.of(result);
    }

    private LinkResult gather(
            Dataset<Row> rows,
            CandidatePairs pairs,
            BlockingPlan plan,
            LinkModel model,
            Frequencies frequencies,
            Links scored,
            double missed,
            LongAccumulator passedOver) {
        Threshold threshold = Threshold.choose(scored, missed, options.probability());
        double odds = threshold.probability() / (1 - Math.min(threshold.probability(), 1 - 1e-9));
        double leastWeight = LinkModel.log2(odds) - model.priorWeight();
        Links links = scored.atLeast(threshold.probability());
        if (options.isOneToOne() && !records.isOneFile()) {
            links = Assignment.best(records.count(), links, leastWeight);
        }
        int[] clusters;
        if (records.isOneFile()) {
            int[] components = Clusters.bounded(records.count(), links);
            Links unscored = Clusters.unscored(components, scored);
            Links all = new Links();
            for (int link = 0; link < scored.size(); link++) {
                all.add(scored, link);
            }
            if (unscored.size() > 0) {
                Links more = Links.of(
                        pairs.scored(rows, asRows(unscored), model, frequencies).toLocalIterator());
                for (int link = 0; link < more.size(); link++) {
                    all.add(more, link);
                }
            }
            clusters = Clusters.divided(components, all, leastWeight);
            links = within(clusters, all);
        } else {
            clusters = Clusters.components(records.count(), links, Double.NEGATIVE_INFINITY);
        }
        return new LinkResult(records, plan, model, threshold, links.sorted(), clusters, passedOver.value());
    }

    private static Links within(int[] clusters, Links all) {
        Links within = new Links();
        for (int link = 0; link < all.size(); link++) {
            if (clusters[all.left(link)] == clusters[all.right(link)]) {
                within.add(all, link);
            }
        }
        return within;
    }

    private Dataset<Row> asRows(Links links) {
        List<Row> rows = new ArrayList<>();
        for (int link = 0; link < links.size(); link++) {
            rows.add(RowFactory.create(links.left(link), links.right(link)));
        }
        return spark.createDataFrame(
                rows, new StructType().add("l", DataTypes.IntegerType, false).add("r", DataTypes.IntegerType, false));
    }

    /** How many pairs a pass may make: many for few records, few for many. */
    private double budget() {
        double most = Math.max(records.left(), records.right());
        return most * Math.max(1.5, Math.min(20, 1_000_000 / most));
    }

    /** Some records of a file, evenly spread over it. */
    private List<List<String>> sample(Dataset<Row> rows, boolean ofLeft) {
        int every = Math.max(1, (ofLeft ? records.left() : records.right()) / SAMPLE);
        return rows
                .where((ofLeft ? col("no").lt(records.left()) : col("no").geq(records.left()))
                        .and(pmod(hash(col("no")), lit(every)).equalTo(0)))
                .orderBy("no")
                .collectAsList()
                .stream()
                .map(row -> row.<String>getList(1))
                .toList();
    }

    /** Pairs that share no key stand for all such pairs. */
    private void addStrangers(
            Patterns patterns,
            CandidatePairs pairs,
            Frequencies frequencies,
            List<List<String>> left,
            List<long[]> leftKeys,
            List<List<String>> right,
            List<long[]> rightKeys) {
        SplittableRandom chance = new SplittableRandom(options.seed());
        Comparison comparison = new Comparison(records.fields(), frequencies);
        List<Long> found = new ArrayList<>();
        for (int i = 0; i < STRANGERS; i++) {
            int one = chance.nextInt(left.size());
            int other = chance.nextInt(right.size());
            if (records.isOneFile() && one == other) {
                continue;
            }
            if (pairs.firstPass(leftKeys.get(one), rightKeys.get(other)) < 0) {
                found.add(comparison.pattern(left.get(one), right.get(other)));
            }
        }
        double others = records.pairs() - patterns.total();
        if (others > 0) {
            found.forEach(pattern -> patterns.add(pattern, others / found.size()));
        }
    }

    private Frequencies frequencies(Dataset<Row> rows) {
        int width = records.fields().size();
        FlatMapFunction<Row, Row> values = row -> {
            List<String> fields = row.getList(1);
            List<Row> found = new ArrayList<>();
            for (int field = 0; field < fields.size(); field++) {
                if (!fields.get(field).isEmpty()) {
                    found.add(RowFactory.create(field, Frequencies.key(fields.get(field))));
                }
            }
            return found.iterator();
        };
        Iterator<Row> frequent = rows.flatMap(
                        values,
                        Encoders.row(new StructType()
                                .add("field", DataTypes.IntegerType, false)
                                .add("value", DataTypes.LongType, false)))
                .groupBy("field", "value")
                .count()
                .where(col("count").gt(2))
                .orderBy(col("count").desc(), col("field"), col("value"))
                .limit(FREQUENT_VALUES * width)
                .toLocalIterator();
        List<List<long[]>> counts = new ArrayList<>();
        for (int field = 0; field < width; field++) {
            counts.add(new ArrayList<>());
        }
        frequent.forEachRemaining(row -> counts.get(row.getInt(0)).add(new long[] {row.getLong(1), row.getLong(2)}));
        return new Frequencies(counts, records.count());
    }
}
