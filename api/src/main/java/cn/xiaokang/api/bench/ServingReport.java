package cn.xiaokang.api.bench;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What the benchmark of the server measured.
 *
 * @param pages each page asked for alone
 * @param bulk a file of open data, downloaded; null where none is posted
 * @param usual the crowd
 * @param overload more clients than the server takes
 * @param afterwards the crowd once more after the overload
 */
public record ServingReport(
        String snapshot,
        long payments,
        List<Page> pages,
        Downloads.@Nullable Bulk bulk,
        Crowd.Result usual,
        Crowd.Result overload,
        Crowd.Result afterwards,
        List<Memory> memory) {
    /**
     * One page asked for alone, in milliseconds.
     *
     * @param queries the most queries that one answer took
     * @param cold the very first answer of the program
     * @param coldByHand its queries alone for the first time; not a number where some work is no single query
     * @param first where no cache could answer, the program being warm
     * @param again the same once more
     * @param byHand its queries alone, in DuckDB on the same files; n is 0 where some work is no single query
     * @param firstProcessor processor time of {@code first}; n is 0 where the system doesn't tell
     * @param againProcessor of {@code again}
     * @param byHandProcessor of {@code byHand}
     * @param postgres its queries alone, in PostgreSQL; null where there is none, n is 0 where it does not understand them
     */
    public record Page(
            String id,
            int queries,
            double cold,
            double coldByHand,
            Percentiles first,
            Percentiles again,
            Percentiles byHand,
            Percentiles firstProcessor,
            Percentiles againProcessor,
            Percentiles byHandProcessor,
            @Nullable Percentiles postgres) {
        /** The first answer beside its queries alone, by processor time where the system tells it. */
        public @Nullable Double ratio() {
            return byHandProcessor.n() > 0 ? ratio(firstProcessor, byHandProcessor) : ratio(first, byHand);
        }

        private static @Nullable Double ratio(Percentiles page, Percentiles queries) {
            return queries.n() == 0 || queries.median() == 0 ? null : page.median() / queries.median();
        }
    }

    /** The heap in megabytes that is in use after a collection. */
    public record Memory(String when, long megabytes) {}

    /** The figures as text. */
    public String table() {
        StringBuilder text = new StringBuilder(String.format(
                Locale.ROOT,
                "%s, %d payments; milliseconds, medians; cpu: processor time%n%-16s %7s %9s %9s %9s %9s %9s %9s %9s %9s %7s %9s%n",
                snapshot,
                payments,
                "page",
                "queries",
                "cold",
                "by hand",
                "first",
                "again",
                "by hand",
                "first cpu",
                "again cpu",
                "hand cpu",
                "ratio",
                "postgres"));
        for (Page page : pages) {
            Double ratio = page.ratio();
            text.append(String.format(
                    Locale.ROOT,
                    "%-16s %7d %9.1f %9.1f %9s %9s %9s %9s %9s %9s %7s %9s%n",
                    page.id,
                    page.queries,
                    page.cold,
                    page.coldByHand,
                    shown(page.first),
                    shown(page.again),
                    shown(page.byHand),
                    shown(page.firstProcessor),
                    shown(page.againProcessor),
                    shown(page.byHandProcessor),
                    ratio == null ? "" : String.format(Locale.ROOT, "%.2f", ratio),
                    page.postgres == null ? "" : shown(page.postgres)));
        }
        if (bulk != null) {
            text.append(String.format(
                    Locale.ROOT,
                    "bulk: %s.csv, %d bytes, %d times, %.0f MB/s, taken up by Range %s%n",
                    bulk.set(),
                    bulk.bytes(),
                    bulk.times(),
                    bulk.megabytesASecond(),
                    bulk.isSameTakenUp() ? "the same" : "NOT THE SAME"));
        }
        text.append(crowd("crowd", usual)).append(crowd("overload", overload)).append(crowd("afterwards", afterwards));
        usual.byAsk()
                .forEach((ask, times) -> text.append(String.format(
                        Locale.ROOT,
                        "  %-16s %6d  p50 %7.1f  p99 %8.1f%n",
                        ask,
                        times.n(),
                        times.median(),
                        times.p99())));
        memory.forEach(held -> text.append(String.format("heap %s: %d MB%n", held.when, held.megabytes)));
        return text.toString();
    }

    /** Writes the figures to a file as JSON. */
    public void writeJson(Path file) throws IOException {
        new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT).writeValue(file.toFile(), this);
    }

    private static String shown(Percentiles times) {
        return times.n() == 0 ? "-" : String.format(Locale.ROOT, "%.1f", times.median());
    }

    private static String crowd(String name, Crowd.Result result) {
        return String.format(
                Locale.ROOT,
                "%s: %d clients, %d s, pauses of %d ms, %.0f good answers a second, by status %s, p50 %.1f, p99 %.1f, longest %.1f ms; refusals p99 %.1f ms, without Retry-After %d%n",
                name,
                result.clients(),
                result.seconds(),
                result.pause(),
                result.aSecond(),
                result.answers(),
                result.taken().median(),
                result.taken().p99(),
                result.taken().longest(),
                result.refused().p99(),
                result.refusedWithoutTime());
    }
}
