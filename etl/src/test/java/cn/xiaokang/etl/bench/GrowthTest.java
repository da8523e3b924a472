package cn.xiaokang.etl.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GrowthTest {
    private static BenchResult result(long payments, Measure... measures) {
        return new BenchResult(payments, 4096, 5000, List.of(measures));
    }

    private static Measure star(double spark, double duck) {
        return new Measure("star", new Spent(spark, spark), new Spent(duck, duck));
    }

    /** What was made as a × payments^b is told as b, from whatever sizes and in whatever order. */
    @Property
    void theExponentIsFoundAgain(
            @ForAll @Size(min = 2, max = 5) Set<@LongRange(min = 1_000, max = 100_000_000) Long> sizes,
            @ForAll @DoubleRange(min = 0.2, max = 2.5) double exponent,
            @ForAll @DoubleRange(min = 0.01, max = 10) double factor) {
        // sizes that lie side by side leave no slope to be found within the digits of a double
        Assume.that(Collections.max(sizes) > Collections.min(sizes) * 2);
        List<BenchResult> results = sizes.stream()
                .map(size ->
                        result(size, star(factor * Math.pow((double) size, exponent), factor * size.doubleValue())))
                .toList();

        Growth growth = Growth.of(results).get(0);

        assertNotNull(growth.sparkExponent());
        assertEquals(exponent, growth.sparkExponent(), 1e-6);
        assertNotNull(growth.duckExponent());
        assertEquals(1, growth.duckExponent(), 1e-6);
    }

    @Test
    void oneSizeTellsOfNoGrowth() {
        Growth growth = Growth.of(List.of(result(1_000, star(10, 5)), result(1_000, star(11, 5))))
                .get(0);

        assertNull(growth.sparkExponent());
        assertNull(growth.duckExponent());
    }

    @Test
    void theTableStandsBySizeWithRatiosAndExponents() {
        String table = Growth.table(List.of(result(4_000_000, star(40, 10)), result(1_000_000, star(20, 5))));

        assertTrue(table.contains("1,000,000 payments     4,000,000 payments"), table);
        assertTrue(table.contains("20.0 (4.00)"), table);
        assertTrue(table.lines().anyMatch(line -> line.startsWith("star") && line.endsWith("0.50     0.50")), table);
    }

    @Test
    void aResultIsReadAsItWasWritten(@TempDir Path folder) throws IOException {
        BenchResult written = result(7, star(3, 2), new Measure("stage", new Spent(1.5, 2.5), null));

        written.write(folder.resolve("bench.json"));

        assertEquals(written, BenchResult.read(folder.resolve("bench.json")));
    }
}
