package cn.xiaokang.etl.load;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import cn.xiaokang.etl.city.CityCommand;
import cn.xiaokang.warehouse.snapshot.Manifest;
import cn.xiaokang.warehouse.snapshot.Snapshot;
import cn.xiaokang.warehouse.snapshot.Warehouse;
import cn.xiaokang.warehouse.vault.KeyFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.commons.io.file.PathUtils;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/**
 * A county corrects one month of payments years later: its payments of that year are made anew, no other county's and no other year's, and what comes of
 * it is what a load makes that takes nothing over. It costs minutes, so it runs when asked for, beside {@link SequenceTest}: {@code -Dsequence.seed=1}.
 */
@EnabledIfSystemProperty(named = "sequence.seed", matches = "\\d+", disabledReason = "three loads cost minutes")
class CorrectionTest {
    private static final String COUNTY = "330482";

    @Test
    void aLateCorrectionMakesTheRowsAnewThatItBearsOn(@TempDir Path folder) throws IOException {
        Path city = folder.resolve("city");
        int made = new CommandLine(new CityCommand())
                .execute("--to", city.toString(), "--households", "16", "--years", "2019-2020", "--seed", "5");
        assertEquals(0, made);
        Path inbox = city.resolve("inbox");
        Warehouse warehouse = Warehouse.at(folder.resolve("warehouse"));
        KeyFile key = KeyFile.apartFrom(folder.resolve("key/vault.key"), warehouse.root());
        Snapshot before = run(key).run(inbox, warehouse).snapshot();
        Warehouse beside = Warehouse.at(folder.resolve("beside"));
        PathUtils.copyDirectory(warehouse.root(), beside.root());

        correct(inbox.resolve("2019-05/payment-" + COUNTY + "-2019-05.csv"));
        LoadReport amended = run(key).run(inbox, warehouse);
        LoadReport whole = run(key).whole().run(inbox, beside);

        assertTrue(amended.amended() > 0);
        assertEquals(0, whole.amended());
        assertEquals(SnapshotRows.of(whole.snapshot()), SnapshotRows.of(amended.snapshot()));
        assertEquals(
                Set.of("county_code=" + COUNTY + "/year=2019"), madeAnew("fact_payment", before, amended.snapshot()));
        assertEquals(Set.of("year=2019"), madeAnew("fact_household_year", before, amended.snapshot()));
        assertEquals(Set.of("year=2019"), madeAnew("fact_fund_flow", before, amended.snapshot()));
    }

    /** The next revision: the same but for an amount, and without its last row. */
    private static void correct(Path file) throws IOException {
        List<String> lines = new ArrayList<>(Files.readAllLines(file, UTF_8));
        lines.remove(lines.size() - 1);
        lines.add(1, lines.remove(1).replaceFirst("(,[0-9]+\\.[0-9]{2},)", ",9.99,"));
        Files.write(Path.of(file.toString().replace(".csv", ".r2.csv")), lines, UTF_8);
    }

    /** The folders of a table whose files are others than before: a file that is taken over keeps its name. */
    private static Set<String> madeAnew(String table, Snapshot before, Snapshot after) {
        Set<String> files = new TreeSet<>(files(table, after));
        files.removeAll(files(table, before));
        return files.stream()
                .map(file -> file.substring(("tables/" + table + "/").length(), file.lastIndexOf('/')))
                .collect(Collectors.toSet());
    }

    private static Set<String> files(String table, Snapshot snapshot) {
        return Stream.of(snapshot.manifest().tables())
                .map(Map::values)
                .flatMap(tables -> tables.stream().flatMap(files -> files.files().stream()))
                .map(Manifest.FileEntry::path)
                .filter(path -> path.startsWith("tables/" + table + "/"))
                .collect(Collectors.toSet());
    }

    private static LoadRun run(KeyFile key) {
        return SequenceTest.amending(key, 600);
    }
}
