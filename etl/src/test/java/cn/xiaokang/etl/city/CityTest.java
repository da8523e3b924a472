package cn.xiaokang.etl.city;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** A small city, read back. */
class CityTest {
    @TempDir
    static Path folder;

    private static Path city = Path.of("");
    private static List<ReadBack.Taken> rows = List.of();
    private static final ReadBack READER = new ReadBack();

    @BeforeAll
    static void writeASmallCity() throws IOException {
        city = folder.resolve("city");
        new City(new CityPlan(city, 60, 2018, 2019, 7, 1, 3), (file, count) -> {}).write();
        rows = READER.inForce(city.resolve("inbox"));
    }

    private static List<String[]> truth(String name) throws IOException {
        return Files.readAllLines(city.resolve("truth").resolve(name)).stream()
                .skip(1)
                .map(line -> line.split(",", -1))
                .toList();
    }

    @Test
    void everyRowFitsItsContractButThoseThatMustBeRefused() throws IOException {
        List<String> expected = new ArrayList<>();
        for (String[] row : truth("quarantine.csv")) {
            expected.add(String.join(",", row));
        }
        List<String> refused = new ArrayList<>();
        for (ReadBack.Taken row : rows) {
            if (!row.reason().isEmpty()) {
                refused.add(row.source() + "," + row.file() + "," + row.line() + "," + row.reason());
            }
        }
        assertEquals(List.of(), without(expected, refused), "not refused");
        assertEquals(List.of(), without(refused, expected), "refused for nothing");
        for (String reason : List.of(
                "MISSING_REQUIRED",
                "BAD_VALUE",
                "UNKNOWN_CODE",
                "UNKNOWN_DIVISION",
                "WRONG_PERIOD",
                "MALFORMED",
                "DUPLICATE_KEY")) {
            assertTrue(expected.stream().anyMatch(line -> line.endsWith(reason)), reason);
        }
    }

    private static List<String> without(List<String> some, List<String> others) {
        List<String> left = new ArrayList<>(some);
        left.removeAll(new HashSet<>(others));
        return left;
    }

    @Test
    void theTruthCountsTheRowsOfAllThirtyFourSources() throws IOException {
        Map<String, Integer> counted = new TreeMap<>();
        rows.stream().filter(r -> r.reason().isEmpty()).forEach(r -> counted.merge(r.source(), 1, Integer::sum));
        Map<String, Integer> said = new TreeMap<>();
        for (String[] row : truth("rows.csv")) {
            said.put(row[0], Integer.parseInt(row[1]));
        }
        assertEquals(34, said.size());
        said.values().removeIf(n -> n == 0);
        assertEquals(counted, said);
    }

    @Test
    void identityNumbersAreOfTheAreaThatWasNeverGivenOut() throws IOException {
        Map<String, String> mistyped = new HashMap<>();
        for (String[] row : truth("mistyped.csv")) {
            mistyped.put(row[0], row[2]);
        }
        assertTrue(!mistyped.isEmpty());
        Set<String> odd = new HashSet<>();
        for (ReadBack.Taken row : rows) {
            String number = row.values().getOrDefault("id_number", "");
            if (row.reason().isEmpty() && !number.isEmpty()) {
                boolean valid = number.startsWith(Numbers.AREA) && Numbers.check(number) == number.charAt(17);
                if (!valid) {
                    odd.add(row.values().get("payment_no"));
                }
            }
        }
        Set<String> expected = new HashSet<>(mistyped.keySet());
        truth("flags.csv").stream().filter(f -> f[0].equals("invalid_identity")).forEach(f -> expected.add(f[1]));
        assertEquals(expected, odd);
    }

    @Test
    void whatWasPutInIsFlaggedAndItsLookAlikesAreNot() throws IOException {
        Map<String, Set<String>> flagged = new HashMap<>();
        for (String[] row : truth("flags.csv")) {
            Set<String> subjects = flagged.computeIfAbsent(row[0], k -> new HashSet<>());
            subjects.add(row[1].replaceAll("\\|.*", ""));
            subjects.add(row[2]);
        }
        List<String> wrong = new ArrayList<>();
        for (String[] row : truth("injected.csv")) {
            boolean hit = flagged.getOrDefault(row[0], Set.of()).contains(row[row.length - 1]);
            if (hit != row[1].equals("fraud")) {
                wrong.add(String.join(",", row));
            }
        }
        assertEquals(List.of(), wrong);
    }

    @Test
    void indicatorsStandForEachAreaAndYearWithTheirParts() throws IOException {
        Map<String, Integer> figures = new HashMap<>();
        for (String[] row : truth("indicators.csv")) {
            figures.merge(row[0], 1, Integer::sum);
            if (!row[5].isEmpty() && Double.parseDouble(row[4]) != 0) {
                assertEquals(Double.parseDouble(row[3]) / Double.parseDouble(row[4]), Double.parseDouble(row[5]), 1e-9);
            }
        }
        assertEquals(47, figures.size());
        assertEquals(24, figures.get("income_per_capita"));
        assertEquals(16, figures.get("exits"));
    }

    @Test
    void oneSeedGivesOneCityAndAnotherSeedAnother() throws IOException {
        Map<String, Long> first = digests(7, "a");
        assertEquals(first, digests(7, "b"));
        assertNotEquals(first, digests(8, "c"));
    }

    private static Map<String, Long> digests(long seed, String name) throws IOException {
        Path to = folder.resolve(name);
        new City(new CityPlan(to, 14, 2018, 2018, seed, 1, 1), (file, count) -> {}).write();
        Map<String, Long> digests = new TreeMap<>();
        try (Stream<Path> all = Files.walk(to)) {
            for (Path file : all.filter(Files::isRegularFile).toList()) {
                java.util.zip.CRC32 sum = new java.util.zip.CRC32();
                sum.update(Files.readAllBytes(file));
                digests.put(to.relativize(file).toString(), sum.getValue());
            }
        }
        return digests;
    }

    @Test
    void aFolderThatHoldsSomethingIsLeftAlone() throws IOException {
        Path held = Files.createDirectories(folder.resolve("held"));
        Files.writeString(held.resolve("mine.txt"), "mine");
        CommandLine command = new CommandLine(new CityCommand());
        StringWriter said = new StringWriter();
        command.setErr(new PrintWriter(said));
        assertEquals(2, command.execute("--to", held.toString()));
        assertTrue(said.toString().contains("CITY-NOT_EMPTY"));
        try (Stream<Path> inside = Files.list(held)) {
            assertEquals(1, inside.count());
        }
    }
}
