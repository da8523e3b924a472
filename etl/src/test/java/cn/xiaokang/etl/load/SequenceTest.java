package cn.xiaokang.etl.load;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import cn.xiaokang.etl.city.CityCommand;
import cn.xiaokang.etl.progress.Progress;
import cn.xiaokang.warehouse.snapshot.Warehouse;
import cn.xiaokang.warehouse.vault.KeyFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.apache.commons.io.file.PathUtils;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/**
 * Deliveries, corrections and repeats in an order drawn by chance, loaded one after another, each load taking over what it can: the last snapshot
 * is the one that a load makes which takes nothing over, table by table and digest by digest. Each order costs minutes, so one is tried when asked
 * for: {@code -Dsequence.seed=7}, a longer one with {@code -Dsequence.loads=4}.
 */
@EnabledIfSystemProperty(named = "sequence.seed", matches = "\\d+", disabledReason = "each order costs minutes")
class SequenceTest {
    private static final long SEED = Long.getLong("sequence.seed", 1);
    private static final int LOADS = Integer.getInteger("sequence.loads", 3);

    @Test
    void loadsThatTakeOverComeToWhatAWholeLoadMakes(@TempDir Path folder) throws IOException {
        Path city = folder.resolve("city");
        int made = new CommandLine(new CityCommand())
                .execute(
                        "--to",
                        city.toString(),
                        "--households",
                        "24",
                        "--years",
                        "2019-2019",
                        "--seed",
                        String.valueOf(SEED));
        assertEquals(0, made);
        Path inbox = Files.createDirectories(folder.resolve("inbox"));
        RandomDeliveries deliveries = new RandomDeliveries(city.resolve("inbox"), inbox, SEED);
        Warehouse warehouse = Warehouse.at(folder.resolve("warehouse"));
        KeyFile key = KeyFile.apartFrom(folder.resolve("key/vault.key"), warehouse.root());
        deliveries.bringFirst();
        run(key).run(inbox, warehouse);
        List<String> done = new ArrayList<>();
        for (int load = 2; load < LOADS; load++) {
            done.addAll(deliveries.bringMore());
            run(key).run(inbox, warehouse);
        }
        Warehouse beside = Warehouse.at(folder.resolve("beside"));
        PathUtils.copyDirectory(warehouse.root(), beside.root());
        done.addAll(deliveries.bringMore());
        LoadReport last = run(key).run(inbox, warehouse);
        LoadReport whole = run(key).whole().run(inbox, beside);

        String order = "seed " + SEED + ": " + done;
        assertTrue(last.taken() > 0, order);
        assertEquals(0, whole.taken(), order);
        assertEquals(whole.snapshot().id(), last.snapshot().id());
        assertEquals(SnapshotRows.of(whole.snapshot()), SnapshotRows.of(last.snapshot()), order);
    }

    private static LoadRun run(KeyFile key) {
        return amending(key, 0);
    }

    /** A load on this machine that makes by rows what a plan of so many rows or more makes. */
    static LoadRun amending(KeyFile key, long from) {
        return new LoadRun(
                        SparkSessions.open("local[2]", ScrambledShuffle.SETTINGS),
                        SmallCity.CATALOGUE,
                        key,
                        Progress.silent(),
                        Clock.systemUTC())
                .amendedFrom(from);
    }
}
