package cn.xiaokang.warehouse.sandbox;

import cn.xiaokang.warehouse.catalogue.Catalogue;
import cn.xiaokang.warehouse.catalogue.TableDefinition;
import cn.xiaokang.warehouse.engine.DuckSnapshot;
import cn.xiaokang.warehouse.fault.FaultException;
import cn.xiaokang.warehouse.workbench.OpenTables;
import cn.xiaokang.warehouse.workbench.RowSet;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.apache.commons.io.file.PathUtils;
import org.jspecify.annotations.Nullable;

/**
 * Runs an asker's SQL in a child process: DuckDB's own limits don't hold inside one text value, so the parent watches the child's time
 * and memory and ends it where it passes them. The child knows the files of the tables that are asked for, and nothing else.
 */
public final class Sandbox {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int LONGEST_TEXT = 20_000;
    private static final int MOST_DEPTH = 100;
    private static final int QUERY_MEGABYTES = 384;
    /** Of the whole child: DuckDB, its program text, and the small Java heap around it. */
    private static final long CHILD_KILOBYTES = 900L * 1024;

    private static final int START_SECONDS = 20;
    private static final int WATCH_MILLISECONDS = 20;

    private final OpenTables tables;
    private final List<String> macros;
    private final int seconds;

    /** A sandbox over the open tables of that catalogue, each query with so many seconds. */
    public Sandbox(Catalogue catalogue, OpenTables tables, int seconds) {
        this.tables = tables;
        this.macros = catalogue.macros("duckdb");
        this.seconds = seconds;
    }

    /** The names of the functions that a query may use, in order. */
    public static List<String> functions() {
        return Allowed.FUNCTIONS.stream()
                .filter(name -> Character.isLetter(name.charAt(0)))
                .sorted()
                .toList();
    }

    /**
     * The rows of a query.
     *
     * @param county whose rows it may see, or null for the whole city
     * @throws FaultException with the place in the text and what to do, where it isn't let in or didn't come to its end
     */
    public RowSet run(DuckSnapshot snapshot, @Nullable String county, String sql, int mostRows) {
        requireSize(sql);
        try {
            return answered(ask(JSON.writeValueAsBytes(job(snapshot, county, sql, mostRows))));
        } catch (IOException e) {
            throw new UncheckedIOException("the sandbox can't be started", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw SandboxFault.BROKEN.at(Place.UNKNOWN, "");
        }
    }

    private static void requireSize(String sql) {
        int depth = 0;
        int deepest = 0;
        for (int i = 0; i < sql.length(); i++) {
            char c = sql.charAt(i);
            depth += c == '(' || c == '[' || c == '{' ? 1 : c == ')' || c == ']' || c == '}' ? -1 : 0;
            deepest = Math.max(deepest, depth);
        }
        if (sql.length() > LONGEST_TEXT || deepest > MOST_DEPTH) {
            throw SandboxFault.TOO_LARGE.at(Place.UNKNOWN, LONGEST_TEXT + " / " + MOST_DEPTH);
        }
    }

    private SandboxJob job(DuckSnapshot snapshot, @Nullable String county, String sql, int mostRows) {
        Map<String, String> stored = new TreeMap<>();
        Map<String, String> open = new TreeMap<>();
        Map<String, List<String>> files = new TreeMap<>();
        for (TableDefinition table : tables.all()) {
            stored.put(table.name(), snapshot.select(table.name()));
            open.put(table.name(), tables.select(table, "stored.", county));
            files.put(
                    table.name(),
                    snapshot.snapshot().files(table.name()).stream()
                            .map(Path::toString)
                            .toList());
        }
        return new SandboxJob(
                sql,
                macros,
                stored,
                open,
                files,
                java.util.Set.copyOf(tables.masked()),
                mostRows,
                QUERY_MEGABYTES,
                seconds);
    }

    /** Starts the child in a folder of its own, which goes with it. */
    private byte[] ask(byte[] job) throws IOException, InterruptedException {
        Path folder = Files.createTempDirectory("xiaokang-sandbox");
        Process child = null;
        try {
            ProcessBuilder builder = new ProcessBuilder(
                            Path.of(System.getProperty("java.home"), "bin", "java")
                                    .toString(),
                            "-Xmx96m",
                            "-XX:+UseSerialGC",
                            "-XX:TieredStopAtLevel=1",
                            "-Xshare:auto",
                            "-Djava.io.tmpdir=" + folder,
                            "-cp",
                            System.getProperty("java.class.path"),
                            SandboxProcess.class.getName(),
                            String.valueOf(job.length))
                    .directory(folder.toFile())
                    .redirectError(ProcessBuilder.Redirect.DISCARD);
            builder.environment().clear();
            child = builder.start();
            return answer(child, job);
        } finally {
            if (child != null) {
                child.destroyForcibly().waitFor();
            }
            PathUtils.deleteDirectory(folder);
        }
    }

    private byte[] answer(Process child, byte[] job) throws IOException, InterruptedException {
        InputStream said = child.getInputStream();
        CompletableFuture<byte[]> whole = CompletableFuture.supplyAsync(
                () -> {
                    try {
                        return said.readAllBytes();
                    } catch (IOException e) {
                        throw new UncheckedIOException(e);
                    }
                },
                task -> {
                    Thread reader = new Thread(task, "sandbox-answer");
                    reader.setDaemon(true);
                    reader.start();
                });
        OutputStream in = child.getOutputStream(); // stays open: its end tells the child that its parent is gone
        in.write(job);
        in.flush();
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(seconds + START_SECONDS);
        while (!child.waitFor(WATCH_MILLISECONDS, TimeUnit.MILLISECONDS)) {
            if (residentKilobytes(child) > CHILD_KILOBYTES) {
                throw SandboxFault.TOO_BIG.at(Place.UNKNOWN, "");
            }
            if (System.nanoTime() > deadline) {
                throw SandboxFault.TOO_LONG.at(Place.UNKNOWN, String.valueOf(seconds));
            }
        }
        if (child.exitValue() != 0) {
            throw SandboxFault.BROKEN.at(Place.UNKNOWN, " (" + child.exitValue() + ")");
        }
        return whole.join();
    }

    /** How much memory a process holds; 0 where the system doesn't tell. */
    private static long residentKilobytes(Process child) {
        try (Stream<String> lines = Files.lines(Path.of("/proc", String.valueOf(child.pid()), "status"))) {
            return lines.filter(line -> line.startsWith("VmRSS:"))
                    .map(line -> line.replaceAll("[^0-9]", ""))
                    .mapToLong(Long::parseLong)
                    .findFirst()
                    .orElse(0);
        } catch (IOException | UncheckedIOException notTold) {
            return 0;
        }
    }

    private static RowSet answered(byte[] written) throws IOException {
        SandboxAnswer answer = JSON.readValue(written, SandboxAnswer.class);
        SandboxAnswer.Refusal refusal = answer.refusal();
        if (refusal == null) {
            return new RowSet(answer.columns(), answer.rows(), answer.isCut());
        }
        SandboxFault fault = Arrays.stream(SandboxFault.values())
                .filter(each -> each.code().equals(refusal.code()))
                .findFirst()
                .orElse(SandboxFault.BROKEN);
        throw new FaultException(fault, refusal.zh(), refusal.en());
    }
}
