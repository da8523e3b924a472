package cn.xiaokang.api.backup;

import cn.xiaokang.api.store.CaseStore;
import cn.xiaokang.api.store.StoreCopy;
import cn.xiaokang.warehouse.snapshot.Snapshot;
import cn.xiaokang.warehouse.snapshot.Warehouse;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Brings a backup back into empty folders: first every file is held to its digest, then all is copied, and the served snapshot is named last. */
public final class Restore {
    private final Path backup;
    private final Path warehouse;
    private final Path state;
    private final @Nullable String database;
    private final BackupList list;

    private Restore(Path backup, Path warehouse, Path state, @Nullable String database) {
        this.backup = backup;
        this.warehouse = warehouse;
        this.state = state;
        this.database = database;
        this.list = BackupList.read(backup);
    }

    /**
     * The way back of that backup into these folders.
     *
     * @param database the JDBC address of the empty database that several servers will share, or null
     */
    public static Restore of(Path backup, Path warehouse, Path state, @Nullable String database) {
        return new Restore(backup, warehouse, state, database);
    }

    /** Where the cases go, opened when the folders are known to be empty. */
    @FunctionalInterface
    public interface Opening {
        /** Opens it. */
        CaseStore open() throws IOException;
    }

    /**
     * What was brought back.
     *
     * @param hasKey whether the keys of codes on paper and of tellers came along
     */
    public record Restored(String snapshotId, int files, boolean hasKey) {}

    /** Brings it back; nothing is written where a file is not what the list says, or a folder is in use. */
    public Restored run(Opening opening) {
        try {
            refuseUsed(warehouse);
            refuseUsed(state);
            verify();
            CaseStore cases = opening.open();
            if (!cases.after(0).isEmpty()) {
                throw BackupFault.NOT_EMPTY.with("case_event");
            }
            if (database != null && !StoreCopy.isEmpty(database, state)) {
                throw BackupFault.NOT_EMPTY.with("account");
            }
            for (Map.Entry<String, BackupList.Held> entry : list.files().entrySet()) {
                Path to = target(entry.getKey());
                if (to != null
                        && !BackupList.copy(backup.resolve(entry.getKey()), to).equals(entry.getValue())) {
                    throw BackupFault.ALTERED.with(entry.getKey());
                }
            }
            addCases(cases);
            if (database != null) {
                StoreCopy.fromFiles(state, database);
                removeDatabases();
            }
            Warehouse restored = Warehouse.at(warehouse);
            close(Files.createDirectories(restored.vault()));
            try (var lock = restored.lock()) {
                Snapshot served = restored.pointAt(list.snapshotId());
                return new Restored(served.id(), list.files().size(), Files.exists(state.resolve("codes/key")));
            }
        } catch (IOException | UncheckedIOException e) {
            throw BackupFault.UNWRITABLE.with(warehouse, String.valueOf(e.getMessage()));
        }
    }

    private void addCases(CaseStore cases) throws IOException {
        ObjectMapper json = new ObjectMapper();
        for (String line : Files.readAllLines(backup.resolve(Backup.STATE).resolve(Backup.CASES))) {
            if (!cases.add(json.readValue(line, CaseStore.Entry.class))) {
                throw BackupFault.NOT_EMPTY.with("case_event");
            }
        }
    }

    /** What has come into the shared database is not kept a second time. */
    private void removeDatabases() throws IOException {
        List<Path> carried;
        try (Stream<Path> paths = Files.walk(state)) {
            carried = paths.filter(path -> path.toString().contains(".sqlite")).toList();
        }
        for (Path path : carried) {
            Files.delete(path);
        }
    }

    private static void close(Path vault) throws IOException {
        if (vault.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            Files.setPosixFilePermissions(vault, PosixFilePermissions.fromString("rwx------"));
        }
    }

    /** Holds each file of the backup to its digest; the first that is not what the list says is named. */
    private void verify() {
        list.files().forEach((path, held) -> {
            Path file = backup.resolve(path);
            boolean isWithin = Path.of(path).normalize().toString().equals(path)
                    && !Path.of(path).isAbsolute();
            try {
                if (!isWithin || path.startsWith("..") || !BackupList.of(file).equals(held)) {
                    throw BackupFault.ALTERED.with(path);
                }
            } catch (IOException e) {
                throw BackupFault.ALTERED.with(path);
            }
        });
    }

    private @Nullable Path target(String path) {
        if (path.startsWith(Backup.WAREHOUSE + "/")) {
            return warehouse.resolve(path.substring(Backup.WAREHOUSE.length() + 1));
        }
        String own = path.substring(Backup.STATE.length() + 1);
        return own.equals(Backup.CASES) ? null : state.resolve(own);
    }

    private static void refuseUsed(Path folder) throws IOException {
        if (Files.exists(folder)) {
            try (Stream<Path> inside = Files.list(folder)) {
                if (inside.findAny().isPresent()) {
                    throw BackupFault.NOT_EMPTY.with(folder);
                }
            }
        }
    }
}
