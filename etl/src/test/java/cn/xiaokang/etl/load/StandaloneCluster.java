package cn.xiaokang.etl.load;

import java.io.File;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.spark.SparkConf;
import org.apache.spark.deploy.master.Master$;
import org.apache.spark.rpc.RpcEnv;

/**
 * A real standalone cluster: a master, and two workers that are processes of their own, as their executors are, each with an address of its own. A
 * third takes the place of one that died.
 */
final class StandaloneCluster implements AutoCloseable {
    private static final List<String> HOSTS = List.of("127.0.0.2", "127.0.0.3");
    private static final String SPARE = "127.0.0.5";

    private final Path folder;
    private final Map<String, String> settings;
    private final RpcEnv master;
    private final List<Process> workers = new ArrayList<>();

    private StandaloneCluster(Path folder, Map<String, String> settings, RpcEnv master) {
        this.folder = folder;
        this.settings = settings;
        this.master = master;
    }

    /**
     * Starts it.
     *
     * @param folder where its processes live
     */
    static StandaloneCluster start(Path folder) throws IOException {
        Files.createDirectories(folder.resolve("jars"));
        List<Path> classPath = Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
                .map(Path::of)
                .filter(Files::exists)
                .toList();
        for (Path jar : classPath) {
            if (Files.isRegularFile(jar)) {
                Files.createSymbolicLink(folder.resolve("jars").resolve(jar.getFileName()), jar.toAbsolutePath());
            }
        }
        Map<String, String> settings = new HashMap<>();
        settings.put("spark.authenticate.secret", UUID.randomUUID().toString());
        settings.put("spark.executor.memory", "1g");
        settings.put("spark.driver.host", "127.0.0.4");
        settings.put(
                "spark.executor.extraClassPath",
                classPath.stream()
                        .filter(Files::isDirectory)
                        .map(path -> path.toAbsolutePath().toString())
                        .collect(Collectors.joining(File.pathSeparator)));
        Files.writeString(properties(folder), """
                spark.authenticate=true
                spark.network.crypto.enabled=true
                spark.master.rest.enabled=false
                spark.authenticate.secret=%s
                """.formatted(settings.get("spark.authenticate.secret")));
        SparkConf conf = new SparkConf(false)
                .set("spark.authenticate", "true")
                .set("spark.network.crypto.enabled", "true")
                .set("spark.master.rest.enabled", "false")
                .set("spark.authenticate.secret", settings.get("spark.authenticate.secret"));
        StandaloneCluster cluster = new StandaloneCluster(
                folder,
                settings,
                Master$.MODULE$.startRpcEnvAndEndpoint("127.0.0.1", 0, 0, conf)._1());
        for (String host : HOSTS) {
            cluster.workers.add(cluster.startWorker(host));
        }
        return cluster;
    }

    private static Path properties(Path folder) {
        return folder.resolve("cluster.properties");
    }

    private Process startWorker(String host) throws IOException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
                .filter(argument -> argument.startsWith("--add-opens") || argument.startsWith("-XX"))
                .forEach(command::add);
        command.addAll(List.of("-Xmx256m", "-cp", System.getProperty("java.class.path")));
        command.addAll(List.of("org.apache.spark.deploy.worker.Worker", "--host", host, "--webui-port", "0"));
        command.addAll(List.of("--cores", "2", "--memory", "1500m"));
        command.addAll(
                List.of("--work-dir", folder.resolve(host).toAbsolutePath().toString()));
        command.addAll(List.of("--properties-file", properties(folder).toString(), address()));
        ProcessBuilder builder = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve(host + ".log").toFile());
        builder.environment().put("SPARK_HOME", folder.toAbsolutePath().toString());
        builder.environment().put("SPARK_SCALA_VERSION", "2.13");
        builder.environment().put("SPARK_LOCAL_IP", "127.0.0.1");
        return builder.start();
    }

    /** Such as {@code spark://127.0.0.1:40123}. */
    String address() {
        return "spark://127.0.0.1:" + master.address().port();
    }

    /** What a session needs to join it. */
    Map<String, String> settings() {
        return Map.copyOf(settings);
    }

    /** One machine dies: its worker and its executors get signal 9. */
    void killOneWorker() {
        kill(workers.remove(0));
    }

    /** Another machine joins in the place of the one that died. */
    void startSpareWorker() throws IOException {
        workers.add(startWorker(SPARE));
    }

    private static void kill(Process worker) {
        List<ProcessHandle> executors = worker.descendants().toList();
        worker.destroyForcibly();
        executors.forEach(ProcessHandle::destroyForcibly);
        worker.onExit().join();
    }

    @Override
    public void close() {
        workers.forEach(StandaloneCluster::kill);
        master.shutdown();
        master.awaitTermination();
    }
}
