package cn.xiaokang.etl.publish;

import cn.xiaokang.warehouse.catalogue.Catalogue;
import cn.xiaokang.warehouse.snapshot.Manifest;
import cn.xiaokang.warehouse.snapshot.Snapshot;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A snapshot on its way: a folder with tables that becomes a snapshot once its manifest stands in it.
 *
 * @param startsOn the first day that its deliveries speak of
 * @param endsOn the last one
 */
public record SnapshotDraft(
        String id, Path folder, int loadNo, LocalDate startsOn, LocalDate endsOn, List<String> deliveries) {

    /** Where the tables lie, one folder each. */
    public Path tables() {
        return folder.resolve("tables");
    }

    /**
     * Writes the manifest of what lies in the folder: each table's files with their digests.
     *
     * @param rows the number of rows of each table, as counted by whoever wrote or checked it
     */
    public Snapshot seal(Catalogue catalogue, Map<String, Long> rows, Manifest.Checks checks, Clock clock) {
        try {
            Map<String, Manifest.TableFiles> tables = new TreeMap<>();
            for (String table : catalogue.tables().keySet()) {
                if (Files.isDirectory(tables().resolve(table))) {
                    tables.put(table, Manifest.tableFiles(folder, table, rows.getOrDefault(table, 0L)));
                }
            }
            Manifest manifest = Manifest.of(
                    id, clock.instant(), loadNo, catalogue.digest(), startsOn, endsOn, tables, deliveries, checks);
            manifest.write(folder);
            return new Snapshot(id, folder, manifest);
        } catch (IOException e) {
            throw new UncheckedIOException("writing the manifest of " + folder, e);
        }
    }
}
