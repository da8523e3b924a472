package cn.xiaokang.etl.load;

import cn.xiaokang.etl.cluster.Cluster;
import cn.xiaokang.etl.cluster.ClusterFault;
import cn.xiaokang.etl.cluster.SharedFolder;
import cn.xiaokang.warehouse.fault.FaultException;
import cn.xiaokang.warehouse.snapshot.Warehouse;
import java.util.HashMap;
import java.util.Map;
import org.apache.spark.sql.SparkSession;
import org.jspecify.annotations.Nullable;

/**
 * The session of one load, and on a cluster the proof that all its processes see the warehouse's folder.
 *
 * @param folder the proof; null on one machine
 */
public record LoadSession(SparkSession spark, @Nullable SharedFolder folder) implements AutoCloseable {

    /**
     * Opens the session for loads into a warehouse.
     *
     * @param master such as {@code local[*]} or {@code spark://host:7077}
     * @param settings as {@link SparkSessions#open} takes them
     * @throws cn.xiaokang.warehouse.fault.FaultException when a worker doesn't see the warehouse's folder, or runs another build
     */
    public static LoadSession open(String master, Map<String, String> settings, Warehouse warehouse) {
        if (!Cluster.is(master)) {
            return new LoadSession(SparkSessions.open(master, settings), null);
        }
        SharedFolder folder = SharedFolder.mark(warehouse.root());
        try {
            Map<String, String> all = new HashMap<>(settings);
            all.putAll(folder.settings());
            return new LoadSession(reach(master, all), folder);
        } catch (RuntimeException e) {
            folder.close();
            throw e;
        }
    }

    private static SparkSession reach(String master, Map<String, String> settings) {
        try {
            SparkSession spark = SparkSessions.open(master, settings);
            try {
                Workers.require(spark);
                return spark;
            } catch (RuntimeException e) {
                spark.stop();
                throw e;
            }
        } catch (FaultException e) {
            throw e;
        } catch (RuntimeException e) {
            // Spark says of a wrong secret what it says of a master that isn't there: that its own context was stopped
            throw ClusterFault.UNREACHABLE.of(master, e);
        }
    }

    @Override
    public void close() {
        spark.stop();
        if (folder != null) {
            folder.close();
        }
    }
}
