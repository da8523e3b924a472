package cn.xiaokang.etl.load;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.LongStream;
import org.apache.spark.SparkConf;
import org.apache.spark.TaskContext;
import org.apache.spark.shuffle.ShuffleHandle;
import org.apache.spark.shuffle.ShuffleReadMetricsReporter;
import org.apache.spark.shuffle.ShuffleReader;
import org.apache.spark.shuffle.sort.SortShuffleManager;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.catalyst.expressions.UnsafeRow;
import scala.Product2;
import scala.Tuple2;
import scala.collection.Iterator;
import scala.jdk.javaapi.CollectionConverters;

/**
 * Spark's shuffle, but the rows that a task is sent reach it in an order drawn by lot, as from several machines they may. What comes to other rows by it
 * has left to chance which of two it takes. The lot hangs on the shuffle's number, so that the same query asked again gets another order.
 */
public final class ScrambledShuffle extends SortShuffleManager {
    static final Map<String, String> SETTINGS = Map.of("spark.shuffle.manager", ScrambledShuffle.class.getName());

    private static final int ROWS = 100;

    /** Spark makes it by this constructor. */
    public ScrambledShuffle(SparkConf settings) {
        super(settings);
    }

    /** Fails where rows come as they were sent: a session whose context was begun with other settings. */
    static void requireIn(SparkSession spark) {
        List<Long> sent = LongStream.range(0, ROWS).boxed().toList();
        List<Long> come =
                spark.range(0, ROWS, 1, 1).repartition(1).as(Encoders.LONG()).collectAsList();
        assertNotEquals(sent, come);
        assertEquals(sent, come.stream().sorted().toList());
    }

    @Override
    public <K, C> ShuffleReader<K, C> getReader(
            ShuffleHandle handle,
            int startMap,
            int endMap,
            int startPartition,
            int endPartition,
            TaskContext context,
            ShuffleReadMetricsReporter metrics) {
        ShuffleReader<K, C> reader =
                super.getReader(handle, startMap, endMap, startPartition, endPartition, context, metrics);
        Random lot =
                new Random(List.of(handle.shuffleId(), startMap, startPartition).hashCode());
        return () -> scrambled(reader.read(), lot);
    }

    private static <K, C> Iterator<Product2<K, C>> scrambled(Iterator<Product2<K, C>> rows, Random lot) {
        List<Product2<K, C>> held = new ArrayList<>();
        while (rows.hasNext()) {
            Product2<K, C> row = rows.next();
            held.add(new Tuple2<>(row._1(), kept(row._2())));
        }
        Collections.shuffle(held, lot);
        return CollectionConverters.asScala(held.iterator());
    }

    /** Spark reads the next row into the same object. */
    @SuppressWarnings("unchecked")
    private static <C> C kept(C value) {
        return value instanceof UnsafeRow row ? (C) row.copy() : value;
    }
}
