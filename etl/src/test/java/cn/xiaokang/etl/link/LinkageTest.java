package cn.xiaokang.etl.link;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import cn.xiaokang.etl.csv.CsvTable;
import cn.xiaokang.etl.load.SparkSessions;
import cn.xiaokang.etl.progress.Progress;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.apache.spark.sql.SparkSession;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whole linkages in Spark, held to their truth: precision and recall of at least 0.995 without a label. */
class LinkageTest {
    private static final double ENOUGH = 0.995;
    private static final Map<String, String> FEBRL = new LinkedHashMap<>();

    static {
        String[] kinds = {
            "given name", "surname", "number", "address", "address", "text", "postcode", "text", "date", "id"
        };
        for (int i = 0; i < kinds.length; i++) {
            FEBRL.put(Persons.COLUMNS.get(i), kinds[i]);
        }
    }

    private static void link(Path first, @Nullable Path second, LinkMapping mapping, Path to) {
        // the session is the tests' own; it ends with them
        SparkSession spark = SparkSessions.open("local[2]", Map.of());
        Linkage.open(first, second, mapping)
                .run(spark, new LinkOptions(second != null, null, 1), to, Progress.silent());
    }

    @Test
    void oneCopyEachInASecondFile(@TempDir Path folder) throws IOException {
        Path first = folder.resolve("a.csv");
        Path second = folder.resolve("b.csv");
        new Persons(11).pairs(first, second, 1500, 5);

        link(first, second, LinkMapping.of("rec_id", FEBRL), folder.resolve("out"));

        Outcome outcome = Outcome.of(folder.resolve("out"), 1500, id -> id.split("-", -1)[1]);
        assertTrue(outcome.precision() >= ENOUGH && outcome.recall() >= ENOUGH, outcome.toString());
    }

    @Test
    void manyDamagedCopiesInOneFile(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("all.csv");
        new Persons(12).duplicates(file, 600, 900, 8);
        Map<String, Integer> sizes = new HashMap<>();
        CsvTable.open(file).read((line, row) -> sizes.merge(row.at(0).split("-", -1)[1], 1, Integer::sum));
        int truth =
                sizes.values().stream().mapToInt(size -> size * (size - 1) / 2).sum();

        link(file, null, LinkMapping.of("rec_id", FEBRL), folder.resolve("out"));

        Outcome outcome = Outcome.of(folder.resolve("out"), truth, id -> id.split("-", -1)[1]);
        assertTrue(outcome.precision() >= ENOUGH && outcome.recall() >= ENOUGH, outcome.toString());
    }

    /** Members of one household share surname, address and phone; they must not become one person. */
    @Test
    void villagersInTwoRegisters(@TempDir Path folder) throws IOException {
        Path first = folder.resolve("a.csv");
        Path second = folder.resolve("b.csv");
        new Villagers(13).write(first, second, 700);
        Map<String, String> columns = new LinkedHashMap<>();
        columns.put("姓名", "name");
        columns.put("身份证号", "id");
        columns.put("出生日期", "date");
        columns.put("电话", "phone");
        columns.put("住址", "address");
        int truth = Files.readAllLines(second).size() - 1;

        link(first, second, LinkMapping.of("编号", columns), folder.resolve("out"));

        Outcome outcome = Outcome.of(folder.resolve("out"), truth, id -> id.substring(1));
        assertTrue(outcome.precision() >= ENOUGH && outcome.recall() >= ENOUGH, outcome.toString());
    }

    /**
     * How a linkage did.
     *
     * @param right pairs of one person
     */
    private record Outcome(int pairs, int right, int truth) {
        static Outcome of(Path folder, int truth, UnaryOperator<String> person) {
            Set<String> seen = new HashSet<>();
            int[] counts = new int[2];
            CsvTable table = CsvTable.open(folder.resolve("pairs.csv"));
            table.read((line, row) -> {
                assertTrue(seen.add(row.at(0) + " " + row.at(1)), "a pair twice");
                counts[0]++;
                counts[1] += person.apply(row.at(0)).equals(person.apply(row.at(1))) ? 1 : 0;
            });
            assertEquals(2, table.column("weight"));
            return new Outcome(counts[0], counts[1], truth);
        }

        double precision() {
            return right / (double) pairs;
        }

        double recall() {
            return right / (double) truth;
        }
    }
}
