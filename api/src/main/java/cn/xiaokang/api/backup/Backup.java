package cn.xiaokang.api.backup;

import cn.xiaokang.api.store.CaseStore;
import cn.xiaokang.api.store.Store;
import cn.xiaokang.api.store.StoreCopy;
import cn.xiaokang.warehouse.snapshot.Snapshot;
import cn.xiaokang.warehouse.snapshot.Warehouse;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Copies all that can't be made again: the served snapshot and those that something rests on, the ledger with its staged rows, the
 * sealed vault, accounts, access log, notices, frozen sheets, cases and their evidence. The server goes on meanwhile: databases
 * are copied by their own means, everything else never changes once it is there.
 */
public final class Backup {
    static final String WAREHOUSE = "warehouse";
    static final String STATE = "state";
    static final String CASES = "cases.jsonl";

    private static final String TELLERS = "tellers.sqlite";

    private static final DateTimeFormatter NAME =
            DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss").withZone(ZoneOffset.UTC);

    private final Warehouse warehouse;
    private final Path state;
    private final @Nullable String database;
    private final CaseStore cases;
    private final NamedSnapshots named;
    private final Clock clock;

    /**
     * Copies from that warehouse and that folder of the server.
     *
     * @param database the JDBC address of the database that several servers share, or null
     */
    public Backup(
            Warehouse warehouse,
            Path state,
            @Nullable String database,
            CaseStore cases,
            NamedSnapshots named,
            Clock clock) {
        this.warehouse = warehouse;
        this.state = state;
        this.database = database;
        this.cases = cases;
        this.named = named;
        this.clock = clock;
    }

    /**
     * Makes a backup in a new folder below that one.
     *
     * @param hasKey whether the keys of codes on paper and of tellers go along; the key of the vault never does
     * @return the new folder, and how many bytes it holds
     */
    public Made make(Path below, boolean hasKey) {
        Snapshot current = warehouse.current().orElseThrow(() -> BackupFault.NOTHING_THERE.with(warehouse.root()));
        String name = "backup-" + NAME.format(clock.instant());
        Path part = below.resolve("." + name);
        try {
            Files.createDirectories(part);
            if (part.getFileSystem().supportedFileAttributeViews().contains("posix")) {
                Files.setPosixFilePermissions(part, PosixFilePermissions.fromString("rwx------"));
            }
            Map<String, BackupList.Held> files = new TreeMap<>();
            copyWarehouse(current.id(), part, files);
            copyState(part, files, hasKey);
            copyCases(part, files);
            new BackupList(clock.instant().toString(), current.id(), files).write(part);
            Path made = Files.move(part, below.resolve(name), StandardCopyOption.ATOMIC_MOVE);
            return new Made(
                    made,
                    files.size(),
                    files.values().stream().mapToLong(BackupList.Held::bytes).sum());
        } catch (IOException | UncheckedIOException e) {
            throw BackupFault.UNWRITABLE.with(part, String.valueOf(e.getMessage()));
        }
    }

    /** What was made. */
    public record Made(Path folder, int files, long bytes) {}

    /** The ledger first: whatever it names is there already, and what comes later is in nobody's way. */
    private void copyWarehouse(String current, Path to, Map<String, BackupList.Held> files) throws IOException {
        Path root = warehouse.root();
        Set<String> snapshots = new TreeSet<>(named.ids());
        snapshots.add(current);
        snapshots.retainAll(warehouse.ids());
        copyTree(root, warehouse.ledger(), to.resolve(WAREHOUSE), files);
        for (String snapshot : snapshots) {
            copyTree(root, root.resolve("snapshots").resolve(snapshot), to.resolve(WAREHOUSE), files);
            copyTree(root, warehouse.vault().resolve(snapshot), to.resolve(WAREHOUSE), files);
        }
        copyTree(root, warehouse.vault().resolve("staged"), to.resolve(WAREHOUSE), files);
        // sealed: they open nothing without the master key, which no backup has
        copyTree(root, warehouse.vault().resolve("keys.json"), to.resolve(WAREHOUSE), files);
    }

    private void copyState(Path to, Map<String, BackupList.Held> files, boolean hasKey) throws IOException {
        Path own = Files.createDirectories(to.resolve(STATE));
        Path tellers = state.resolve("tellers");
        Path ownTellers = own.resolve("tellers");
        if (database != null) {
            StoreCopy.toFiles(database, own);
        } else {
            Store.copy(state, "xiaokang.sqlite", own);
            if (Files.exists(tellers)) {
                Store.copy(tellers, TELLERS, Files.createDirectories(ownTellers));
            }
        }
        files.put(STATE + "/xiaokang.sqlite", BackupList.of(own.resolve("xiaokang.sqlite")));
        copyTree(state, state.resolve("evidence"), own, files);
        copyTree(state, state.resolve("open-data"), own, files);
        if (Files.exists(ownTellers)) {
            files.put(STATE + "/tellers/" + TELLERS, BackupList.of(ownTellers.resolve(TELLERS)));
        }
        if (hasKey) {
            // without these the codes on paper open nothing, nobody reaches a teller, and packs bear another signature
            copyTree(state, state.resolve("codes"), own, files);
            copyTree(state, tellers.resolve("key"), own, files);
            copyTree(state, state.resolve("signing"), own, files);
        }
    }

    /** The history of the cases, entry by entry with its hashes, from whichever database keeps it. */
    private void copyCases(Path to, Map<String, BackupList.Held> files) throws IOException {
        ObjectMapper json = new ObjectMapper();
        Path file = to.resolve(STATE).resolve(CASES);
        try (BufferedWriter lines = Files.newBufferedWriter(file)) {
            for (CaseStore.Entry entry : cases.after(0)) {
                lines.write(json.writeValueAsString(entry));
                lines.write('\n');
            }
        }
        files.put(STATE + "/" + CASES, BackupList.of(file));
    }

    private static void copyTree(Path root, Path from, Path to, Map<String, BackupList.Held> files) throws IOException {
        if (!Files.exists(from)) {
            return;
        }
        List<Path> found;
        try (Stream<Path> paths = Files.walk(from)) {
            found = paths.filter(Files::isRegularFile).toList();
        }
        for (Path file : found) {
            String path = root.relativize(file).toString();
            try {
                files.put(to.getFileName() + "/" + path, BackupList.copy(file, to.resolve(path)));
            } catch (NoSuchFileException passing) {
                // a file on its way to its own name, of an upload that ends just now
                Files.deleteIfExists(to.resolve(path));
            }
        }
    }
}
