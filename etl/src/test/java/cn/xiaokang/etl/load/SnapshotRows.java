package cn.xiaokang.etl.load;

import cn.xiaokang.etl.star.ParquetPages;
import cn.xiaokang.warehouse.snapshot.Manifest;
import cn.xiaokang.warehouse.snapshot.Snapshot;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The rows of a snapshot, to hold two of them to each other. */
final class SnapshotRows {
    private SnapshotRows() {}

    /** Of each folder of each table the digests of its files' rows. */
    static Map<String, List<String>> of(Snapshot snapshot) throws IOException {
        Map<String, List<String>> rows = new TreeMap<>();
        for (Manifest.TableFiles table : snapshot.manifest().tables().values()) {
            for (Manifest.FileEntry file : table.files()) {
                String place = file.path().substring(0, file.path().lastIndexOf('/'));
                rows.computeIfAbsent(place, none -> new ArrayList<>())
                        .add(ParquetPages.digest(snapshot.dir().resolve(file.path())));
            }
        }
        rows.values().forEach(digests -> digests.sort(null));
        return rows;
    }
}
