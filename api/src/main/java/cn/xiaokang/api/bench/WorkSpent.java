package cn.xiaokang.api.bench;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What some work took, by the threads that did it.
 *
 * @param milliseconds by the clock
 * @param processor milliseconds of processor of the threads that work, the engine's own among them, without the compiler's, the collector's
 *     and the client's; not a number where the system doesn't tell (it is Linux that does)
 */
record WorkSpent(double milliseconds, double processor) {
    private static final Path THREADS = Path.of("/proc/self/task");
    private static final List<String> OTHERS = List.of("C1 Comp", "C2 Comp", "GC ", "G1 ", "VM ", "HttpClient");

    /** Begins to measure. */
    static Begun begin() {
        return new Begun(System.nanoTime(), ofEachThread());
    }

    /** The moment at which something began. */
    record Begun(long at, Map<String, Long> threads) {
        /** What was spent since then; threads that ended meanwhile are not counted. */
        WorkSpent end() {
            double milliseconds = (System.nanoTime() - at) / 1e6;
            Map<String, Long> now = ofEachThread();
            long nanoseconds = 0;
            for (Map.Entry<String, Long> thread : now.entrySet()) {
                nanoseconds += thread.getValue() - threads.getOrDefault(thread.getKey(), 0L);
            }
            return new WorkSpent(milliseconds, now.isEmpty() ? Double.NaN : nanoseconds / 1e6);
        }
    }

    /** Nanoseconds of processor of each thread that works, by its number. */
    private static Map<String, Long> ofEachThread() {
        Map<String, Long> spent = new HashMap<>();
        if (!Files.isDirectory(THREADS)) {
            return spent;
        }
        try (DirectoryStream<Path> threads = Files.newDirectoryStream(THREADS)) {
            for (Path thread : threads) {
                try {
                    String name = Files.readString(thread.resolve("comm"));
                    if (OTHERS.stream().noneMatch(name::startsWith)) {
                        String times = Files.readString(thread.resolve("schedstat"));
                        spent.put(
                                thread.getFileName().toString(),
                                Long.parseLong(times.substring(0, times.indexOf(' '))));
                    }
                } catch (IOException ended) {
                    // a thread that ended between the list and the look
                }
            }
        } catch (IOException notTold) {
            spent.clear();
        }
        return spent;
    }
}
