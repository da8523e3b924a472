package cn.xiaokang.etl.cluster;

import cn.xiaokang.warehouse.fault.FaultException;
import cn.xiaokang.warehouse.vault.OwnFile;
import java.io.IOException;
import java.io.Reader;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Properties;
import java.util.stream.Collectors;

/** Spark's settings where it runs on several machines; on one machine none of them is needed. */
public final class Cluster {
    private static final String SECRET = "spark.authenticate.secret";

    private Cluster() {}

    /** Whether a master such as {@code spark://host:7077} is that of a cluster. */
    public static boolean is(String master) {
        return !master.startsWith("local");
    }

    /**
     * What every session on a cluster begins with: processes that prove they belong to it, encrypted talk between them, the JVM options of
     * this process for the executors, and a task's files in place only when the whole job is done. (The faster way, in which each task puts its
     * own in place, leaves half of a task's files behind when its machine dies in that moment.)
     */
    public static Map<String, String> settings() {
        String options = ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
                .filter(argument -> argument.startsWith("--add-opens")
                        || argument.startsWith("-Djdk.")
                        || argument.equals("-XX:+IgnoreUnrecognizedVMOptions"))
                .collect(Collectors.joining(" "));
        return Map.of(
                "spark.authenticate",
                "true",
                "spark.network.crypto.enabled",
                "true",
                "spark.executor.extraJavaOptions",
                options + " -Dfile.encoding=UTF-8 -Duser.timezone=" + System.getProperty("user.timezone"),
                "spark.hadoop.mapreduce.fileoutputcommitter.algorithm.version",
                "1");
    }

    /**
     * The settings in a file that master, workers and load share, its secret among them.
     *
     * @param file Java properties in UTF-8, which its owner alone may read
     * @throws FaultException when it can't be read, or others may read it
     */
    public static Map<String, String> in(Path file) {
        Properties properties = new Properties();
        try (Reader reader = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
            if (OwnFile.isOpenToOthers(file)) {
                throw ClusterFault.OPEN_TO_OTHERS.of(file);
            }
            properties.load(reader);
        } catch (IOException | IllegalArgumentException e) {
            throw ClusterFault.UNREADABLE.of(file, e);
        }
        Map<String, String> settings = new LinkedHashMap<>();
        properties.stringPropertyNames().stream()
                .sorted()
                .forEach(name -> settings.put(name, properties.getProperty(name).strip()));
        return settings;
    }

    /**
     * Refuses a cluster that anybody may join.
     *
     * @throws FaultException when that master is a cluster's and the settings hold no secret
     */
    public static void requireSecret(String master, Map<String, String> settings) {
        if (is(master) && settings.getOrDefault(SECRET, "").isBlank()) {
            throw ClusterFault.NO_SECRET.of(master);
        }
    }
}
