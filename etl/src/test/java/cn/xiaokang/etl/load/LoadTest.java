package cn.xiaokang.etl.load;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import cn.xiaokang.etl.check.SnapshotChecks;
import cn.xiaokang.etl.progress.Progress;
import cn.xiaokang.etl.star.Before;
import cn.xiaokang.etl.star.TableFiles;
import cn.xiaokang.warehouse.catalogue.Catalogue;
import cn.xiaokang.warehouse.engine.DuckSnapshot;
import cn.xiaokang.warehouse.engine.VaultPersons;
import cn.xiaokang.warehouse.snapshot.Snapshot;
import cn.xiaokang.warehouse.vault.VaultDoor;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.commons.io.file.PathUtils;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What loads do one after another: killed, taken up, late, with nothing new. What came of them is held to the truth and to the second engine in
 * {@link ExportsTest} and {@link SnapshotTest}.
 */
class LoadTest {
    private static final SmallCity CITY = SmallCity.loaded();

    @Test
    void theNextLoadsTakeUpTheWorkWithoutReadingAFileTwice() {
        assertEquals(List.of(), CITY.stagedAgain(), "no file was to be staged again");
        assertEquals(1, CITY.first().snapshot().manifest().loadNo());
        assertEquals(0, CITY.first().taken(), "there was nothing to take over");
    }

    /** What came of it is held to the truth and to the second engine as any other snapshot. */
    @Test
    void theFirstLoadRanOnTwoMachinesOfWhichOneDied() {
        CITY.workers().requireThatOneOfTwoDied();
    }

    /** The same holds: what it took over and what it made is judged with the snapshot. */
    @Test
    void theSecondLoadRanInAStoreOnTwoMachinesOfWhichOneDied() {
        CITY.workersInStore().requireThatOneOfTwoDied();
    }

    @Test
    void atWhicheverStageALoadIsKilledTheNextOneFindsWhatStagingLeft() {
        List<String> stages = CITY.left().stream().map(KilledLoad.Left::stage).toList();
        for (String stage : List.of("stage", "conform", "star", "indicators", "flags", "layout", "counts", "vault")) {
            assertEquals(
                    1,
                    stages.stream()
                            .filter(line -> line.contains(" " + stage + " "))
                            .count(),
                    stage + " in " + stages);
        }
        int staging = IntStream.range(0, stages.size())
                .filter(i -> stages.get(i).contains(" stage "))
                .findFirst()
                .orElseThrow();
        Map<String, String> staged = CITY.left().get(staging).digests();
        assertTrue(staged.keySet().stream().anyMatch(path -> path.startsWith("ledger/")), staged.keySet()::toString);
        assertTrue(staged.containsKey("current"), "the snapshot of before is served");
        // whatever comes after it writes nothing that counts
        CITY.left().stream().skip(staging + 1L).forEach(left -> assertEquals(staged, left.digests(), left.stage()));
    }

    @Test
    void aRegisterThatComesLateLeavesWhatDoesNotReadItAsItIs() {
        for (String table : List.of("fact_payment", "fact_person_year", "fact_household_year", "fact_visit")) {
            assertEquals(
                    CITY.first().snapshot().manifest().tables().get(table),
                    CITY.second().snapshot().manifest().tables().get(table),
                    table);
        }
        assertNotEquals(
                CITY.first().snapshot().manifest().tables().get("fact_vehicle"),
                CITY.second().snapshot().manifest().tables().get("fact_vehicle"));
        assertTrue(
                CITY.second().taken() > 9 * CITY.second().made(),
                CITY.second().taken() + " taken over, " + CITY.second().made() + " made");
        assertTrue(
                CITY.third().taken() > 0 && CITY.third().made() > CITY.second().made(),
                CITY.third().toString());
    }

    /** Of large tables; the second engine and the city's truth judge what comes of it. */
    @Test
    void aMonthMakesTheRowsThatItBearsOn() {
        assertEquals(0, CITY.first().amended());
        assertTrue(CITY.third().amended() > 0, CITY.third().toString());
    }

    /** A file that was altered is not handed on under a new digest: what it belongs to is made anew. */
    @Test
    void aDamagedFileOfTheSnapshotBeforeIsNotTakenOver(@TempDir Path folder) throws IOException {
        Path before = folder.resolve("before");
        PathUtils.copyDirectory(CITY.snapshot().dir(), before);
        Path file = before.resolve(CITY.snapshot()
                .dir()
                .relativize(CITY.snapshot().files("dim_clause").get(0)));
        Snapshot copied =
                new Snapshot(CITY.snapshot().id(), before, CITY.snapshot().manifest());
        TableFiles whole =
                new TableFiles(CITY.spark(), folder.resolve("a/tables"), Before.of(copied, folder.resolve("a")));
        whole.make(SmallCity.CATALOGUE.table("dim_clause"), Set.of(), () -> fail("it stands"));
        byte[] bytes = Files.readAllBytes(file);
        bytes[bytes.length / 2] ^= 1;
        Files.write(file, bytes);
        Before damaged = Before.of(copied, folder.resolve("b"));
        new TableFiles(CITY.spark(), folder.resolve("b/tables"), damaged)
                .make(
                        SmallCity.CATALOGUE.table("dim_clause"),
                        Set.of(),
                        () -> whole.read(SmallCity.CATALOGUE.table("dim_clause")));
        assertEquals(0, damaged.taken());
        assertEquals(1, damaged.made());
        Files.delete(file);
        Before torn = Before.of(copied, folder.resolve("c"));
        new TableFiles(CITY.spark(), folder.resolve("c/tables"), torn)
                .make(
                        SmallCity.CATALOGUE.table("dim_clause"),
                        Set.of(),
                        () -> whole.read(SmallCity.CATALOGUE.table("dim_clause")));
        assertEquals(1, torn.made());
    }

    @Test
    void aLoadWithNothingNewChangesNothing() {
        LoadReport again = CITY.load(Progress.silent());
        assertFalse(again.isNew());
        assertEquals(CITY.snapshot().id(), again.snapshot().id());
        assertEquals(
                Stream.of(CITY.first(), CITY.second(), CITY.third())
                        .map(report -> report.snapshot().id())
                        .toList(),
                CITY.warehouse().ids().stream().sorted().toList());
    }

    /** A load that dies leaves such files on the disk, and the rows of persons go through them. */
    @Test
    void whatSparkShufflesIsEncrypted() throws IOException {
        Dataset<Row> shuffled =
                CITY.spark().range(0, 5000, 1, 4).selectExpr("id", "'SHUFFLED'").repartition(4);
        assertEquals(5000, shuffled.collectAsList().size());
        List<Path> files;
        try (Stream<Path> all = Files.walk(SmallCity.SCRATCH)) {
            files = all.filter(file -> file.toString().endsWith(".data")).toList();
        }
        assertFalse(files.isEmpty());
        for (Path file : files) {
            String text = Files.readString(file, StandardCharsets.ISO_8859_1);
            assertFalse(text.contains("LZ4Block") || text.contains("SHUFFLED"), "in plain: " + file);
        }
    }

    @Test
    void allChecksPassAndAreKept() throws SQLException {
        assertEquals(0, CITY.snapshot().manifest().checks().failed());
        assertEquals(
                CITY.snapshot().manifest().checks().passed(),
                CITY.number("select count(*) from fact_check where is_passed"));
    }

    @Test
    void theFinishedSnapshotPassesTheSameChecksAgain() throws SQLException {
        try (DuckSnapshot duck = CITY.open()) {
            assertEquals(
                    List.of(),
                    new SnapshotChecks(Catalogue.load())
                            .run(duck).stream()
                                    .filter(check -> !check.isPassed())
                                    .toList());
        }
    }

    @Test
    void everyFileOfTheVaultIsSealed() throws IOException {
        List<Path> plain;
        try (Stream<Path> paths = Files.walk(CITY.warehouse().vault())) {
            plain = paths.filter(Files::isRegularFile)
                    .filter(file -> !file.endsWith("keys.json") && !isSealed(file))
                    .toList();
        }
        assertEquals(List.of(), plain);
        assertFalse(CITY.keyFile().path().startsWith(CITY.warehouse().root()));
    }

    @Test
    void aServerFindsThePersonsThatItAsksForAndNoOthers() throws SQLException {
        Set<String> asked = new TreeSet<>();
        try (DuckSnapshot duck = CITY.open();
                Connection connection = duck.connect();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("select person_id from dim_person order by 1 limit 5")) {
            while (rows.next()) {
                asked.add(rows.getString(1));
            }
        }
        List<String> withOneThatIsNot = new ArrayList<>(asked);
        withOneThatIsNot.add("p" + "0".repeat(24));
        try (VaultPersons persons = VaultPersons.of(
                        CITY.snapshot().id(), VaultDoor.of(CITY.warehouse(), CITY.keyFile()))
                .orElseThrow()) {
            Map<String, VaultPersons.Person> found = persons.persons(withOneThatIsNot);
            assertEquals(asked, found.keySet());
            found.values().forEach(person -> assertTrue(person.idNumber().startsWith("33"), person.idNumber()));
        }
    }

    /** Parquet with an encrypted footer begins so (parquet-format, Encryption.md). */
    private static boolean isSealed(Path file) {
        try (InputStream bytes = Files.newInputStream(file)) {
            return new String(bytes.readNBytes(4), StandardCharsets.US_ASCII).equals("PARE");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
