package cn.xiaokang.etl.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** {@code link}, {@code graph} and {@code digits} from the outside: exit codes, complaints with file, line and column, files. */
class AnalysisCommandsTest {
    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    private final StringWriter err = new StringWriter();

    private int run(String... arguments) {
        CommandLine command = Main.commandLine();
        command.setErr(new PrintWriter(err, true));
        return command.execute(arguments);
    }

    private String file(String name, String... lines) throws IOException {
        return Files.write(folder.resolve(name), List.of(lines)).toString();
    }

    private void assertTold(String... words) {
        for (String word : words) {
            assertTrue(err.toString().contains(word), word + " in: " + err);
        }
    }

    @Test
    void aFullDiskIsToldAsOne() throws IOException {
        String edges = file("edges.csv", "source,target", "a,b");
        Files.createDirectories(folder.resolve("out"));
        Files.createSymbolicLink(folder.resolve("out/nodes.csv"), Path.of("/dev/full"));

        assertEquals(4, run("graph", edges, "--to", folder + "/out", "--graphs", "1"));

        assertTold("STORAGE-FULL", "腾出空间", "make room");
    }

    @Test
    void aFileThatIsNoBenchmarkIsRefusedByItsName() throws IOException {
        assertEquals(2, run("bench", "growth", file("a.json", "{}"), file("b.json", "no JSON")));

        assertTold("a.json", "bench --json");
    }

    /** Where nobody may make a folder, whoever runs the load. */
    @Test
    void aWarehouseThatMayNotBeWrittenIsToldAsThat() throws IOException {
        Files.createDirectories(folder.resolve("inbox"));

        assertEquals(
                4,
                run(
                        "load",
                        "--inbox",
                        folder + "/inbox",
                        "--warehouse",
                        "/proc/warehouse",
                        "--vault-key",
                        folder + "/key"));

        assertTold("SNAPSHOT-UNWRITABLE", "请检查权限", "check the rights");
    }

    /** In a process of its own with a heap that its input does not fit into. */
    @Test
    void memoryThatRunsShortIsToldAsThat() throws IOException, InterruptedException {
        Path edges = folder.resolve("many.csv");
        try (BufferedWriter lines = Files.newBufferedWriter(edges)) {
            lines.write("source,target\n");
            for (int i = 0; i < 300_000; i++) {
                lines.write("a person with a long name " + i + ",another one with a long name " + i + "\n");
            }
        }
        Process graph = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx32m",
                        "-Dstderr.encoding=UTF-8",
                        "-cp",
                        System.getProperty("java.class.path"),
                        Main.class.getName(),
                        "graph",
                        edges.toString(),
                        "--to",
                        folder.resolve("out").toString())
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        String told = new String(graph.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);
        assertEquals(4, graph.waitFor(), told);
        assertTrue(told.contains("MEMORY-SHORT"), told);
        assertTrue(told.contains("XIAOKANG_HEAP"), told);
        assertFalse(told.contains("\tat "), told);
    }

    @Test
    void whatBefellATaskIsToldByItsCause() {
        assertEquals(
                SystemFault.MEMORY_SHORT,
                SystemFault.behind(new IllegalStateException(
                        new RuntimeException("Job aborted: java.lang.OutOfMemoryError: Java heap space"))));
        assertEquals(SystemFault.UNEXPECTED, SystemFault.behind(new IllegalStateException("of another kind")));
    }

    @Test
    void aGraphGivesItsThreeFiles() throws IOException {
        String edges = file("edges.csv", "source,target", "a,b", "b,c", "c,a", "d,e");

        assertEquals(0, run("graph", edges, "--to", folder + "/out", "--graphs", "9"));

        List<String> nodes = Files.readAllLines(folder.resolve("out/nodes.csv"));
        assertEquals("node,degree,pagerank,component,community,is_hub", nodes.get(0));
        assertEquals(6, nodes.size());
        double sum = nodes.stream()
                .skip(1)
                .mapToDouble(line -> Double.parseDouble(line.split(",", -1)[2]))
                .sum();
        assertEquals(1, sum, 1e-12);
        assertEquals(
                "2,2,1,0,1.0000",
                Files.readAllLines(folder.resolve("out/components.csv")).get(2));
        assertEquals(
                List.of("community,nodes", "1,3", "2,2"), Files.readAllLines(folder.resolve("out/communities.csv")));
    }

    @Test
    void aBadWeightIsToldWithItsPlace() throws IOException {
        String edges = file("edges.csv", "source,target,weight", "a,b,1", "b,c,heavy");

        assertEquals(3, run("graph", edges, "--to", folder + "/out"));
        assertTold("CSV-BAD_VALUE", "edges.csv", "line 3", "weight", "heavy");
    }

    @Test
    void wrongUseIsTwo() throws IOException {
        String edges = file("edges.csv", "from,to", "a,b");

        assertEquals(2, run("graph", edges));
        assertTold("CSV-NO_COLUMN", "source", "from, to");
        assertEquals(2, run("graph", folder + "/none.csv"));
        assertEquals(2, run("graph", edges, "--source", "from", "--target", "to", "--without-hubs", "0"));
        assertEquals(2, run("link", edges));
        assertTold("LINK-BAD_MAPPING", "given name");
        assertEquals(2, run("link", edges, "-c", "from=nonsense"));
        assertEquals(2, run("digits", edges));
    }

    @Test
    void anIdentifierTwiceIsToldByItsLinesAlone() throws IOException {
        String people = file("people.csv", "id,name", "7,张三", "8,李四", "7,王五");

        assertEquals(3, run("link", people, "--id", "id", "-c", "name=name"));
        assertTold("LINK-ID_TWICE", "lines 2 and 4");
    }

    @Test
    void aRowOfAnotherWidthIsToldWithItsLine() throws IOException {
        assertEquals(3, run("link", file("people.csv", "id,name", "1,a", "2,b,c"), "-c", "name=name"));
        assertTold("CSV-MALFORMED", "line 3 has 3 fields, the header has 2");
    }

    @Test
    void digitsAreTestedAndFixedRatesRefused() throws IOException {
        String[] powers = IntStream.range(0, 401)
                .mapToObj(i -> i == 0 ? "金额" : new BigDecimal(BigInteger.TWO.pow(i)).toPlainString())
                .toArray(String[]::new);
        Path gb = folder.resolve("powers.csv");
        Files.write(gb, List.of(powers), Charset.forName("GB18030"));

        assertEquals(0, run("digits", gb.toString(), "--column", "金额", "--limit", "1024", "--to", folder + "/out"));
        assertEquals(
                91,
                Files.readAllLines(folder.resolve("out/first_two_digits.csv")).size());
        assertTrue(Files.readAllLines(folder.resolve("out/tests.csv")).get(1).startsWith("1,400,"));
        assertTrue(Files.exists(folder.resolve("out/below_limit.csv")));

        String[] rates = IntStream.range(0, 401)
                .mapToObj(i -> i == 0 ? "amount" : "600.00")
                .toArray(String[]::new);
        assertEquals(3, run("digits", file("rates.csv", rates), "--column", "amount", "--to", folder + "/rates"));
        assertTold("DIGITS-FIXED_RATES");
        assertEquals(
                "600.00,400,1.000000",
                Files.readAllLines(folder.resolve("rates/repeated.csv")).get(1));
    }

    @Test
    void anAmountThatIsNoneIsToldWithItsPlace() throws IOException {
        assertEquals(3, run("digits", file("a.csv", "amount", "1,5", "12O.5"), "--column", "amount"));
        assertTold("line 2");
        assertEquals(3, run("digits", file("b.csv", "amount", "15", "12O.5"), "--column", "amount"));
        assertTold("CSV-BAD_VALUE", "b.csv, line 3, column amount", "12O.5");
    }
}
