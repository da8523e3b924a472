package cn.xiaokang.etl.load;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.BufferedReader;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A load that is a process of its own, to be killed.
 *
 * @param key the file with the vault's key
 */
record KilledLoad(Path inbox, Path warehouse, Path key) {
    /** How a process ends that signal 9 ended. */
    private static final int KILLED = 128 + 9;

    /** Runs it and kills it (signal 9) when it has told that a stage is done. */
    void killAfter(String stage) throws IOException {
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
        try (BufferedReader lines = load.inputReader(StandardCharsets.UTF_8)) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                told.add(line);
                if (line.startsWith("[####") && line.contains(stage)) {
                    load.destroyForcibly(); // which closes the stream as well
                    break;
                }
            }
            assertEquals(KILLED, load.waitFor(), () -> String.join("\n", told));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
