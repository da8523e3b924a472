package cn.xiaokang.etl.load;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.BufferedReader;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.commons.codec.digest.DigestUtils;

/**
 * A load that is a process of its own, to be killed.
 *
 * @param key the file with the vault's key
 */
record KilledLoad(Path inbox, Path warehouse, Path key) {
    /** How a process ends that signal 9 ended. */
    private static final int KILLED = 128 + 9;

    /**
     * What a signal 9 at the end of a stage would have left: the process stood still (signal 19) while it was looked at.
     *
     * @param stage the line that told of its end
     * @param digests each file that counts for the next load, by its path: all but the lock, the draft, and the vault of a snapshot that
     *     is not published, which the next load writes anew
     */
    record Left(String stage, Map<String, String> digests) {}

    /** Runs it and kills it (signal 9) when it has told that a stage is done; what it would have left at each stage until then. */
    List<Left> killAfter(String stage) throws IOException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
                .filter(argument -> argument.startsWith("--add-opens") || argument.startsWith("-XX"))
                .forEach(command::add);
        command.addAll(List.of("-Xmx1g", "-Duser.timezone=Asia/Shanghai", "-Dstdout.encoding=UTF-8"));
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), "cn.xiaokang.etl.cli.Main", "load"));
        command.addAll(List.of("--inbox", inbox.toString()));
        command.addAll(List.of("--warehouse", warehouse.toString()));
        command.addAll(List.of("--vault-key", key.toString()));
        Process load = new ProcessBuilder(command).redirectErrorStream(true).start();
        List<String> told = new ArrayList<>();
        List<Left> left = new ArrayList<>();
        try (BufferedReader lines = load.inputReader(StandardCharsets.UTF_8)) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                told.add(line);
                if (line.startsWith("[####")) {
                    signal("STOP", load);
                    left.add(new Left(line, digests()));
                    if (line.contains(stage)) {
                        load.destroyForcibly(); // which closes the stream as well
                        break;
                    }
                    signal("CONT", load);
                }
            }
            assertEquals(KILLED, load.waitFor(), () -> String.join("\n", told));
            return left;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static void signal(String name, Process process) throws IOException, InterruptedException {
        int sent = new ProcessBuilder("kill", "-" + name, String.valueOf(process.pid()))
                .start()
                .waitFor();
        assertEquals(0, sent, name);
    }

    private Map<String, String> digests() throws IOException {
        Map<String, String> digests = new TreeMap<>();
        if (!Files.exists(warehouse)) {
            return digests;
        }
        List<Path> files;
        try (Stream<Path> found = Files.walk(warehouse)) {
            files = found.filter(Files::isRegularFile).toList();
        }
        for (Path file : files) {
            Path path = warehouse.relativize(file);
            if (counts(path)) {
                digests.put(path.toString(), DigestUtils.sha256Hex(Files.readAllBytes(file)));
            }
        }
        return digests;
    }

    private boolean counts(Path path) {
        String first = path.getName(0).toString();
        boolean isOfSnapshot = first.equals("vault")
                && path.getNameCount() > 2
                && !path.getName(1).toString().equals("staged");
        return !first.equals("lock")
                && !first.equals("building")
                && !(isOfSnapshot
                        && !Files.exists(warehouse.resolve("snapshots").resolve(path.getName(1))));
    }
}
