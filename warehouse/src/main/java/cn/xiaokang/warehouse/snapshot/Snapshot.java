package cn.xiaokang.warehouse.snapshot;

import cn.xiaokang.warehouse.fault.FaultException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;

/** One published state of the warehouse: a folder that never changes, and its manifest. */
public record Snapshot(String id, Path dir, Manifest manifest) {
    /** The files of a table, as whole paths; none when the snapshot doesn't have the table. */
    public List<Path> files(String table) {
        Manifest.TableFiles files = manifest.tables().get(table);
        return files == null
                ? List.of()
                : files.files().stream()
                        .map(entry -> dir.resolve(entry.path()).normalize())
                        .toList();
    }

    /**
     * Reads the whole snapshot and compares it with its manifest.
     *
     * @throws FaultException naming every file that isn't as it should be
     */
    public void verify() {
        List<Damage> damages = manifest.damages(dir);
        if (!damages.isEmpty()) {
            throw new FaultException(
                    SnapshotFault.DAMAGED,
                    "快照 " + id + " 已损坏，请改用其他快照或从备份恢复："
                            + damages.stream()
                                    .map(damage -> damage.path() + " " + damage.zh())
                                    .collect(Collectors.joining("；")),
                    "Snapshot " + id + " is damaged: serve another one, or restore it from a backup: "
                            + damages.stream()
                                    .map(damage -> damage.path() + " " + damage.en())
                                    .collect(Collectors.joining("; ")));
        }
    }
}
