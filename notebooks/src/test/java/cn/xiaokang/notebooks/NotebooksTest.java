package cn.xiaokang.notebooks;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Each notebook is run by Jupyter from an empty state, in the Java kernel, on the small city that the tests of etl have loaded; and
 * each one in the repository holds the results of a run.
 */
class NotebooksTest {
    private static final Path SMALL_CITY = Path.of("../etl/target/small-city/warehouse");
    private static final String KERNEL_JAR = "rapaio-jupyter-kernel";

    /**
     * What nbconvert prints of a kernel that did not start, before any cell has run: it (3.0.1) stays deaf when its first
     * message comes before its handlers are there, and dies when a port chosen for it has been taken meanwhile. It is started anew.
     */
    private static final List<String> NOT_STARTED =
            List.of("Kernel didn't respond", "Kernel died before replying to kernel_info");

    private static final int STARTS = 6;

    @TempDir
    Path folder;

    static List<Path> notebooks() throws IOException {
        try (Stream<Path> paths = Files.walk(Path.of("."), 2)) {
            return paths.filter(path -> path.toString().endsWith(".ipynb"))
                    .sorted()
                    .toList();
        }
    }

    @Test
    void thereAreAtLeastFour() throws IOException {
        assertTrue(notebooks().size() >= 4, notebooks().toString());
    }

    @ParameterizedTest
    @MethodSource("notebooks")
    void theNotebookInTheRepositoryShowsItsResults(Path notebook) throws IOException {
        for (JsonNode cell : codeCells(notebook)) {
            assertTrue(cell.get("execution_count").isInt(), notebook + " has a cell that has not run");
        }
        assertTrue(tables(notebook) >= 2, notebook + " shows too few tables");
        String text = Files.readString(notebook);
        assertFalse(text.contains("330499"), notebook + " holds an identity number");
        assertFalse(text.contains("/tmp/"), notebook + " names a folder of the machine that ran it");
    }

    @ParameterizedTest
    @MethodSource("notebooks")
    void theNotebookRunsFromAnEmptyState(Path notebook) throws IOException, InterruptedException {
        assertTrue(Files.exists(SMALL_CITY.resolve("current")), "run the tests of etl first: they load the small city");
        Path executed = folder.resolve("executed.ipynb");
        Path log = folder.resolve("log.txt");
        int exit = run(notebook, executed, log);
        for (int start = 1;
                start < STARTS && exit != 0 && NOT_STARTED.stream().anyMatch(read(log)::contains);
                start++) {
            exit = run(notebook, executed, log);
        }
        assertEquals(0, exit, () -> read(log));
        assertNotEquals(0, tables(executed), notebook + " shows no table");
        for (JsonNode cell : codeCells(executed)) {
            for (JsonNode output : cell.get("outputs")) {
                assertNotEquals("error", output.get("output_type").asText(), () -> read(log));
            }
        }
    }

    private int run(Path notebook, Path executed, Path log) throws IOException, InterruptedException {
        ProcessBuilder builder = new ProcessBuilder(
                "jupyter-nbconvert",
                "--to",
                "notebook",
                "--execute",
                "--ClearOutputPreprocessor.enabled=True",
                "--ExecutePreprocessor.kernel_name=xiaokang",
                "--ExecutePreprocessor.startup_timeout=25",
                "--ExecutePreprocessor.timeout=120",
                "--output",
                executed.toAbsolutePath().toString(),
                notebook.toString());
        builder.environment().put("JUPYTER_PATH", kernels().toString());
        builder.environment().put(Notebook.WAREHOUSE, SMALL_CITY.toRealPath().toString());
        Process process =
                builder.redirectErrorStream(true).redirectOutput(log.toFile()).start();
        if (!process.waitFor(3, TimeUnit.MINUTES)) {
            process.destroy();
            throw new AssertionError("the notebook did not end: " + read(log));
        }
        return process.exitValue();
    }

    /** A folder with the kernel's description: this JVM, the kernel's jar, and the class path of the notebooks. */
    private Path kernels() throws IOException {
        List<String> path = Arrays.asList(System.getProperty("java.class.path").split(File.pathSeparator));
        String kernel = path.stream()
                .filter(entry -> entry.contains(KERNEL_JAR))
                .findFirst()
                .orElseThrow();
        String others = path.stream()
                .filter(entry -> !entry.contains(KERNEL_JAR))
                .collect(Collectors.joining(";")); // the kernel's separator on every system
        Path spec = Files.createDirectories(folder.resolve("jupyter/kernels/xiaokang"));
        new ObjectMapper()
                .writeValue(
                        spec.resolve("kernel.json").toFile(),
                        Map.of(
                                "argv",
                                List.of(
                                        Path.of(System.getProperty("java.home"), "bin", "java")
                                                .toString(),
                                        "-Xmx1g",
                                        "-Duser.timezone=Asia/Shanghai",
                                        "-jar",
                                        kernel,
                                        "{connection_file}"),
                                "display_name",
                                "Java (Xiaokang)",
                                "language",
                                "java",
                                "interrupt_mode",
                                "message",
                                "env",
                                Map.of("RJK_CLASSPATH", others)));
        return folder.resolve("jupyter");
    }

    private static List<JsonNode> codeCells(Path notebook) throws IOException {
        JsonNode cells = new ObjectMapper().readTree(notebook.toFile()).get("cells");
        return Stream.iterate(0, i -> i < cells.size(), i -> i + 1)
                .map(cells::get)
                .filter(cell -> cell.get("cell_type").asText().equals("code"))
                .toList();
    }

    private static long tables(Path notebook) throws IOException {
        return codeCells(notebook).stream()
                .filter(cell -> cell.get("outputs").toString().contains("<table>"))
                .count();
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            return "no log: " + e;
        }
    }
}
