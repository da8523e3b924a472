package cn.xiaokang.etl.load;

import cn.xiaokang.etl.cluster.ClusterFault;
import cn.xiaokang.etl.cluster.SharedFolder;
import cn.xiaokang.etl.star.Program;
import cn.xiaokang.etl.workplace.KeptFiles;
import cn.xiaokang.etl.workplace.StoreWorkplace;
import cn.xiaokang.etl.workplace.WorkplaceFault;
import java.io.IOException;
import java.io.Serializable;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.IntStream;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.SparkEnv;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.util.SerializableConfiguration;

/** The workers that a session begins with, asked before anything is written. One that joins later is held to the folder by {@link LocalFiles}, to a store by {@link KeptFiles}. */
public final class Workers {
    private static final int QUESTIONS_A_CORE = 4;

    /** A session waits for its first worker without an end. */
    private static final int PATIENCE_MINUTES = 5;

    private Workers() {}

    /** What one worker says of itself. */
    private record Worker(String host, boolean seesTheFolder, boolean seesTheStore, String program)
            implements Serializable {}

    /**
     * Asks the workers whether they see the folder or the store that the session was told of, and run this program.
     *
     * @throws cn.xiaokang.warehouse.fault.FaultException naming the first that doesn't
     * @throws IllegalStateException when none answers
     */
    public static void require(SparkSession spark) {
        JavaSparkContext context = JavaSparkContext.fromSparkContext(spark.sparkContext());
        context.setJobDescription("cluster: what each worker sees");
        int questions = QUESTIONS_A_CORE * context.defaultParallelism();
        List<Integer> asked = IntStream.range(0, questions).boxed().toList();
        String program = Program.own().digest();
        SerializableConfiguration told = new SerializableConfiguration(context.hadoopConfiguration());
        ask(context.parallelize(asked, questions)
                        .map(question -> answer(told.value()))
                        .distinct())
                .stream()
                .sorted(Comparator.comparing(Worker::host))
                .forEach(worker -> {
                    if (!worker.seesTheFolder()) {
                        throw ClusterFault.NOT_SHARED.of(worker.host());
                    }
                    if (!worker.seesTheStore()) {
                        throw WorkplaceFault.UNSEEN.of(worker.host());
                    }
                    if (!worker.program().equals(program)) {
                        throw ClusterFault.OTHER_PROGRAM.of(worker.host());
                    }
                });
    }

    private static List<Worker> ask(JavaRDD<Worker> workers) {
        try {
            return workers.collectAsync().get(PATIENCE_MINUTES, TimeUnit.MINUTES);
        } catch (ExecutionException | TimeoutException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static Worker answer(Configuration told) throws IOException {
        return new Worker(
                SparkEnv.get().blockManager().blockManagerId().host(),
                SharedFolder.isSeen(told),
                StoreWorkplace.isSeen(told),
                Program.own().digest());
    }
}
