package cn.xiaokang.etl.load;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;

import cn.xiaokang.etl.export.CsvExport;
import cn.xiaokang.warehouse.engine.DuckSnapshot;
import cn.xiaokang.warehouse.vault.VaultKey;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The exports of the small city are its truth. */
class ExportsTest {
    private static final SmallCity CITY = SmallCity.loaded();
    private static final BigDecimal TOLERANCE = new BigDecimal("0.0001");

    @Test
    void theExportsAreTheTruth() throws SQLException, IOException {
        Path exports = SmallCity.FOLDER.resolve("exports");
        try (DuckSnapshot duck = DuckSnapshot.openWithVault(
                CITY.snapshot(),
                SmallCity.CATALOGUE,
                SmallCity.LIMITS,
                CITY.warehouse().vault(),
                VaultKey.of(CITY.warehouse().vault(), CITY.keyFile()))) {
            CsvExport.write(duck, exports);
        }
        Path truth = SmallCity.FOLDER.resolve("city/truth");
        assertAll(
                () -> assertEquals(
                        set(truth.resolve("rows.csv"), row -> row.getField("source") + " " + row.getField("rows")),
                        set(exports.resolve("rows.csv"), row -> row.getField("source") + " " + row.getField("rows"))),
                () -> assertEquals(
                        set(truth.resolve("quarantine.csv"), ExportsTest::refusal),
                        set(exports.resolve("quarantine.csv"), ExportsTest::refusal)),
                () -> assertEquals(
                        set(truth.resolve("flags.csv"), ExportsTest::flag),
                        ofTheRulesIn(truth.resolve("flags.csv"), set(exports.resolve("flags.csv"), ExportsTest::flag))),
                () -> assertEquals(List.of(), figuresThatDiffer(truth, exports)));
    }

    private static String refusal(NamedCsvRecord row) {
        return row.getField("file") + " " + row.getField("line") + " " + row.getField("reason");
    }

    private static String flag(NamedCsvRecord row) {
        return row.getField("rule") + " " + row.getField("subject_no").replaceAll("\\|.*", "");
    }

    /** A rule that the truth doesn't speak of may flag what it likes. */
    private static Set<String> ofTheRulesIn(Path truth, Set<String> flags) throws IOException {
        Set<String> rules = set(truth, row -> row.getField("rule"));
        return flags.stream()
                .filter(flag -> rules.contains(flag.substring(0, flag.indexOf(' '))))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static List<String> figuresThatDiffer(Path truth, Path exports) throws IOException {
        Map<String, String> found = new TreeMap<>();
        set(exports.resolve("indicators.csv"), row -> figure(row) + "=" + row.getField("value"))
                .forEach(
                        line -> found.put(line.substring(0, line.indexOf('=')), line.substring(line.indexOf('=') + 1)));
        List<String> different = new ArrayList<>();
        for (String line : set(truth.resolve("indicators.csv"), row -> figure(row) + "=" + row.getField("value"))) {
            String key = line.substring(0, line.indexOf('='));
            String expected = line.substring(line.indexOf('=') + 1);
            String value = found.get(key);
            if (value == null || !agree(expected, value)) {
                different.add(key + ": expected " + expected + ", found " + value);
            }
        }
        return different;
    }

    private static String figure(NamedCsvRecord row) {
        return row.getField("indicator") + " " + row.getField("area_code") + " " + row.getField("year");
    }

    private static boolean agree(String expected, String value) {
        if (expected.isEmpty() || value.isEmpty()) {
            return expected.equals(value);
        }
        BigDecimal difference =
                new BigDecimal(expected).subtract(new BigDecimal(value)).abs();
        BigDecimal scale = new BigDecimal(expected).abs().max(BigDecimal.ONE);
        return difference.compareTo(TOLERANCE.multiply(scale).setScale(12, RoundingMode.UP)) <= 0;
    }

    private static Set<String> set(Path file, Function<NamedCsvRecord, String> key) throws IOException {
        try (CsvReader<NamedCsvRecord> rows = CsvReader.builder().ofNamedCsvRecord(file);
                Stream<NamedCsvRecord> stream = rows.stream()) {
            return stream.map(key).collect(Collectors.toCollection(TreeSet::new));
        }
    }
}
