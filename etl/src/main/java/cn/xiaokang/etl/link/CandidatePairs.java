package cn.xiaokang.etl.link;

import static org.apache.spark.sql.functions.col;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.apache.spark.api.java.function.FlatMapFunction;
import org.apache.spark.api.java.function.MapPartitionsFunction;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.apache.spark.util.LongAccumulator;

/**
 * The pairs of records that agree on some pass of the blocking plan. Records are sent to their blocks, sorted there by Spark on disk where
 * they are many, and compared block by block; a block that would make too many pairs is passed over and counted.
 */
final class CandidatePairs implements Serializable {
    private static final long serialVersionUID = 1L;
    private static final long MOST_PAIRS_OF_A_BLOCK = 400_000;
    private static final StructType BLOCKED = new StructType()
            .add("pass", DataTypes.IntegerType, false)
            .add("key", DataTypes.LongType, false)
            .add("no", DataTypes.IntegerType, false)
            .add("v", DataTypes.createArrayType(DataTypes.StringType, false), false);
    private static final StructType COUNTED =
            new StructType().add("pattern", DataTypes.LongType, false).add("pairs", DataTypes.LongType, false);
    private static final StructType SCORED = new StructType()
            .add("l", DataTypes.IntegerType, false)
            .add("r", DataTypes.IntegerType, false)
            .add("pattern", DataTypes.LongType, false)
            .add("weight", DataTypes.DoubleType, false)
            .add("probability", DataTypes.DoubleType, false);

    private final List<LinkField> fields;
    private final BlockingPlan plan;
    private final int left;
    private final boolean isOneFile;
    private final int partitions;
    private final LongAccumulator passedOver;

    /**
     * @param passedOver counts the blocks that were too large
     * @param partitions into how many parts the blocks are divided
     */
    CandidatePairs(Records records, BlockingPlan plan, int partitions, LongAccumulator passedOver) {
        this.fields = records.fields();
        this.plan = plan;
        this.left = records.left();
        this.isOneFile = records.isOneFile();
        this.partitions = partitions;
        this.passedOver = passedOver;
    }

    /**
     * How many pairs have each pattern; a pair counts once, in the first pass that it agrees on. Grain: pattern.
     *
     * @param every one of so many blocks is looked at
     */
    Dataset<Row> patterns(Dataset<Row> records, Frequencies frequencies, int every) {
        MapPartitionsFunction<Row, Row> counted = rows -> {
            Map<Long, long[]> counts = new HashMap<>();
            Comparison comparison = new Comparison(fields, frequencies);
            Blocking blocking = new Blocking(fields);
            new Blocks(rows)
                    .forEachRemaining(block -> block.pairs((one, other) -> {
                        if (firstPass(one.keys(blocking), other.keys(blocking)) == block.pass) {
                            counts.computeIfAbsent(comparison.pattern(one.values, other.values), none -> new long[1])[
                                    0]++;
                        }
                    }));
            List<Row> found = new ArrayList<>();
            counts.forEach((pattern, count) -> found.add(RowFactory.create(pattern, count[0])));
            return found.iterator();
        };
        return blocked(records, every)
                .mapPartitions(counted, Encoders.row(COUNTED))
                .groupBy("pattern")
                .sum("pairs");
    }

    /** The pairs at least so likely. Grain: l, r; the record with the lower number is left. */
    Dataset<Row> scored(Dataset<Row> records, LinkModel model, Frequencies frequencies, double least) {
        MapPartitionsFunction<Row, Row> scored = rows -> {
            Comparison comparison = new Comparison(fields, frequencies);
            return new Spread<>(
                    new Blocks(rows),
                    (block, out) -> block.pairs((one, other) -> {
                        long pattern = comparison.pattern(one.values, other.values);
                        Score score = model.score(pattern, one.values, frequencies);
                        if (score.probability() >= least) {
                            out.accept(
                                    RowFactory.create(one.no, other.no, pattern, score.weight(), score.probability()));
                        }
                    }));
        };
        return blocked(records, 1).mapPartitions(scored, Encoders.row(SCORED)).dropDuplicates("l", "r");
    }

    /** Scores pairs that are given. Grain as the pairs': l, r. */
    Dataset<Row> scored(Dataset<Row> records, Dataset<Row> pairs, LinkModel model, Frequencies frequencies) {
        MapPartitionsFunction<Row, Row> scored = rows -> {
            Comparison comparison = new Comparison(fields, frequencies);
            return new Spread<>(rows, (row, out) -> {
                List<String> one = row.getList(2);
                List<String> other = row.getList(3);
                long pattern = comparison.pattern(one, other);
                Score score = model.score(pattern, one, frequencies);
                out.accept(
                        RowFactory.create(row.getInt(0), row.getInt(1), pattern, score.weight(), score.probability()));
            });
        };
        Dataset<Row> ofLeft = records.select(col("no").as("l"), col("v").as("left_values"));
        Dataset<Row> ofRight = records.select(col("no").as("r"), col("v").as("right_values"));
        return pairs.join(ofLeft, "l")
                .join(ofRight, "r")
                .select("l", "r", "left_values", "right_values")
                .mapPartitions(scored, Encoders.row(SCORED));
    }

    /** The first pass that two records agree on; -1 for none. */
    int firstPass(long[] keys, long[] otherKeys) {
        for (int pass = 0; pass < plan.passes().size(); pass++) {
            long key = Blocking.together(keys, plan.passes().get(pass));
            if (key != 0 && key == Blocking.together(otherKeys, plan.passes().get(pass))) {
                return pass;
            }
        }
        return -1;
    }

    /** Grain: a record in a block. */
    private Dataset<Row> blocked(Dataset<Row> records, int every) {
        FlatMapFunction<Row, Row> toBlocks = record -> {
            List<String> values = record.getList(1);
            long[] keys = new Blocking(fields).keys(values);
            List<Row> found = new ArrayList<>();
            for (int pass = 0; pass < plan.passes().size(); pass++) {
                long key = Blocking.together(keys, plan.passes().get(pass));
                if (key != 0 && Math.floorMod(Blocking.mixed(key + pass), every) == 0) {
                    found.add(RowFactory.create(pass, key, record.getInt(0), values.toArray(String[]::new)));
                }
            }
            return found.iterator();
        };
        return records.flatMap(toBlocks, Encoders.row(BLOCKED))
                .repartition(partitions, col("pass"), col("key"))
                .sortWithinPartitions("pass", "key", "no");
    }

    /** A record in its block. */
    private static final class Member {
        private final int no;
        private final List<String> values;
        private long[] keys = {};

        Member(int no, List<String> values) {
            this.no = no;
            this.values = values;
        }

        long[] keys(Blocking blocking) {
            if (keys.length == 0) {
                keys = blocking.keys(values);
            }
            return keys;
        }
    }

    private interface Visitor {
        void pair(Member left, Member right);
    }

    /** The records that agree on one pass. */
    private final class Block {
        private final int pass;
        private final long key;
        private final List<Member> members = new ArrayList<>();

        Block(int pass, long key) {
            this.pass = pass;
            this.key = key;
        }

        void pairs(Visitor visitor) {
            int fromLeft = members.size();
            if (!isOneFile) {
                // sorted by number: those of the first file come first
                fromLeft = (int)
                        members.stream().filter(member -> member.no < left).count();
            }
            long size = isOneFile
                    ? members.size() * (members.size() - 1L) / 2
                    : (long) fromLeft * (members.size() - fromLeft);
            if (size > MOST_PAIRS_OF_A_BLOCK) {
                passedOver.add(1);
                return;
            }
            for (int i = 0; i < fromLeft; i++) {
                for (int j = isOneFile ? i + 1 : fromLeft; j < members.size(); j++) {
                    visitor.pair(members.get(i), members.get(j));
                }
            }
        }
    }

    /** The blocks of a partition, one after another. */
    private final class Blocks implements Iterator<Block> {
        private final Iterator<Row> rows;
        private Row ahead;

        Blocks(Iterator<Row> rows) {
            this.rows = rows;
            this.ahead = rows.hasNext() ? rows.next() : RowFactory.create();
        }

        @Override
        public boolean hasNext() {
            return ahead.size() > 0;
        }

        @Override
        public Block next() {
            Block block = new Block(ahead.getInt(0), ahead.getLong(1));
            while (ahead.size() > 0 && ahead.getInt(0) == block.pass && ahead.getLong(1) == block.key) {
                block.members.add(new Member(ahead.getInt(2), ahead.getList(3)));
                ahead = rows.hasNext() ? rows.next() : RowFactory.create();
            }
            return block;
        }
    }

    private interface Maker<T> {
        void make(T from, Consumer<Row> out);
    }

    /** The rows that things give, made when they are asked for. */
    private static final class Spread<T> implements Iterator<Row> {
        private final Iterator<T> things;
        private final Maker<T> maker;
        private Iterator<Row> made = Collections.emptyIterator();

        Spread(Iterator<T> things, Maker<T> maker) {
            this.things = things;
            this.maker = maker;
        }

        @Override
        public boolean hasNext() {
            while (!made.hasNext() && things.hasNext()) {
                List<Row> rows = new ArrayList<>();
                maker.make(things.next(), rows::add);
                made = rows.iterator();
            }
            return made.hasNext();
        }

        @Override
        public Row next() {
            return made.next();
        }
    }
}
