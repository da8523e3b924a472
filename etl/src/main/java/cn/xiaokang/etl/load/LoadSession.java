package cn.xiaokang.etl.load;

import cn.xiaokang.etl.cluster.Cluster;
import cn.xiaokang.etl.cluster.ClusterFault;
import cn.xiaokang.etl.cluster.SharedFolder;
import cn.xiaokang.etl.workplace.StoreWorkplace;
import cn.xiaokang.etl.workplace.Workplace;
import cn.xiaokang.etl.workplace.WorkplaceAddress;
import cn.xiaokang.warehouse.fault.FaultException;
import cn.xiaokang.warehouse.snapshot.Warehouse;
import java.util.HashMap;
import java.util.Map;
import org.apache.spark.sql.SparkSession;
import org.jspecify.annotations.Nullable;

/**
 * The session of one load, where its tasks work, and on a cluster the proof that all its processes see that place.
 *
 * @param folder the proof that all see the warehouse's folder; null on one machine, and where tasks work in a store
 */
public record LoadSession(
        SparkSession spark, Workplace workplace, @Nullable SharedFolder folder) implements AutoCloseable {

    /**
     * Opens the session for loads into a warehouse, whose tasks work in its folder.
     *
     * @param master such as {@code local[*]} or {@code spark://host:7077}
     * @param settings as {@link SparkSessions#open} takes them
     * @throws cn.xiaokang.warehouse.fault.FaultException when a worker doesn't see the warehouse's folder, or runs another build
     */
    public static LoadSession open(String master, Map<String, String> settings, Warehouse warehouse) {
        if (!Cluster.is(master)) {
            return new LoadSession(SparkSessions.open(master, settings), Workplace.here(), null);
        }
        SharedFolder folder = SharedFolder.mark(warehouse.root());
        try {
            return new LoadSession(reach(master, settings, folder.settings()), Workplace.here(), folder);
        } catch (RuntimeException e) {
            folder.close();
            throw e;
        }
    }

    /**
     * Opens the session for a load into a warehouse, whose tasks work in a store and nowhere else.
     *
     * @param address the store; none for the warehouse's folder itself
     * @throws cn.xiaokang.warehouse.fault.FaultException when the store can't be reached from here or from a worker, or one runs another build
     */
    public static LoadSession open(
            String master, Map<String, String> settings, Warehouse warehouse, @Nullable WorkplaceAddress address) {
        if (address == null) {
            return open(master, settings, warehouse);
        }
        StoreWorkplace workplace = StoreWorkplace.at(address, warehouse.root());
        try {
            return new LoadSession(reach(master, settings, workplace.settings()), workplace, null);
        } catch (RuntimeException e) {
            workplace.close();
            throw e;
        }
    }

    private static SparkSession reach(String master, Map<String, String> settings, Map<String, String> proof) {
        Map<String, String> all = new HashMap<>(settings);
        all.putAll(proof);
        try {
            SparkSession spark = SparkSessions.open(master, all);
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
        workplace.close();
        if (folder != null) {
            folder.close();
        }
    }
}
