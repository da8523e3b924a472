package cn.xiaokang.etl.star;

import cn.xiaokang.warehouse.snapshot.LinkedFile;
import cn.xiaokang.warehouse.snapshot.Manifest;
import cn.xiaokang.warehouse.snapshot.Snapshot;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What of the snapshot before still stands. A table is made anew when something that it reads differs from what it was; whatever
 * comes out with the same rows stops the change there (the early cutoff of Mokhov, Mitchell and Peyton Jones, "Build Systems à la
 * Carte", ICFP 2018). What is taken over is checked against the manifest first, so that no damage is handed on under a new digest.
 */
public final class Before {
    private final @Nullable Snapshot snapshot;
    private final Path draft;
    private final Set<String> differing = ConcurrentHashMap.newKeySet();
    /** Of files that stand, whether they are whole and what rows they hold: a load asks the same more than once. */
    private final Map<String, Boolean> whole = new ConcurrentHashMap<>();

    private final Map<String, String> pages = new ConcurrentHashMap<>();
    private final LongAdder taken = new LongAdder();
    private final LongAdder made = new LongAdder();

    private Before(@Nullable Snapshot snapshot, Path draft) {
        this.snapshot = snapshot;
        this.draft = draft;
    }

    /** Nothing: every table is made. */
    public static Before nothing(Path draft) {
        return new Before(null, draft);
    }

    /**
     * A snapshot that this catalogue and this program made.
     *
     * @param draft the folder of the snapshot on its way
     */
    public static Before of(Snapshot snapshot, Path draft) {
        return new Before(snapshot, draft);
    }

    /** The snapshot before, or null where there is none to take from. */
    public @Nullable Snapshot snapshot() {
        return snapshot;
    }

    /** Says that a table or view isn't what it was; whatever reads it is made anew. */
    public void differs(String name) {
        differing.add(name);
    }

    /** Whether a table or view isn't what it was. */
    boolean isDiffering(String name) {
        return differing.contains(name);
    }

    /** How many tables, and parts of tables, were taken over. */
    public long taken() {
        return taken.sum();
    }

    /** How many tables, and parts of tables, were made. */
    public long made() {
        return made.sum();
    }

    /**
     * Takes a table, or a part of one, into the draft where nothing that it reads differs and its files are whole.
     *
     * @param part a folder of the table, as {@code rule_id=over_income}; empty for the whole table
     * @return whether it is there now; where not, it has to be made
     */
    boolean take(String table, String part, Collection<String> reads) {
        Snapshot from = snapshot;
        if (from == null || reads.stream().anyMatch(differing::contains)) {
            return false;
        }
        List<Manifest.FileEntry> files = files(from, folder(table, part));
        // a table without a file can't be told from one that was never made
        if (files.isEmpty() || !areWhole(from, table, files)) {
            return false;
        }
        link(from, table, files);
        taken.increment();
        return true;
    }

    private void link(Snapshot from, String table, List<Manifest.FileEntry> files) {
        try {
            for (Manifest.FileEntry file : files) {
                Path place = draft.resolve(file.path());
                Files.createDirectories(Objects.requireNonNull(place.getParent()));
                LinkedFile.make(from.dir().resolve(file.path()), place);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("taking table " + table + " over from snapshot " + from.id(), e);
        }
    }

    /** Whether a table, or a part of one, stands whole in the snapshot before. */
    boolean stands(String table, String part) {
        Snapshot from = snapshot;
        if (from == null) {
            return false;
        }
        List<Manifest.FileEntry> files = files(from, folder(table, part));
        return !files.isEmpty() && areWhole(from, table, files);
    }

    /** The folders of a table of which the rows differ, as {@code county_code=330402/year=2020}; an empty name for a table that isn't divided. */
    Set<String> differingFolders(String table) {
        Snapshot from = Objects.requireNonNull(snapshot, "nothing stands");
        String root = folder(table, "");
        Set<String> were = Set.copyOf(contentsThatStood(from, files(from, root)));
        Set<String> are = Set.copyOf(contents(root));
        return Stream.concat(
                        were.stream().filter(file -> !are.contains(file)),
                        are.stream().filter(file -> !were.contains(file)))
                .map(file -> file.substring(root.length(), file.indexOf(' ')))
                .map(folder -> folder.isEmpty() ? folder : folder.substring(1))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** Where a table of the snapshot before lies. */
    Path standing(String table) {
        return Objects.requireNonNull(snapshot, "nothing stands").dir().resolve(folder(table, ""));
    }

    /** Takes over the files of a table that lie in folders which are not in the draft. */
    void takeBeside(String table) {
        Snapshot from = Objects.requireNonNull(snapshot, "nothing stands");
        String root = folder(table, "");
        try {
            Set<String> made =
                    Manifest.files(draft, root).stream().map(Before::folderOf).collect(Collectors.toSet());
            link(
                    from,
                    table,
                    files(from, root).stream()
                            .filter(file -> !made.contains(folderOf(file)))
                            .toList());
        } catch (IOException e) {
            throw new UncheckedIOException("taking table " + table + " over from snapshot " + from.id(), e);
        }
    }

    private static String folderOf(Manifest.FileEntry file) {
        return file.path().substring(0, file.path().lastIndexOf('/'));
    }

    /** Compares what was made with what stood there, and says where it differs. */
    void compare(String table, String part) {
        made.increment();
        Snapshot from = snapshot;
        if (from == null) {
            return;
        }
        if (!isSame(from, table, part)) {
            differs(table);
        }
    }

    /** Whether a part of a table that was made differs from what stood there. */
    boolean isDiffering(String table, String part) {
        Snapshot from = snapshot;
        return from == null || (isDiffering(table) && !isSame(from, table, part));
    }

    private boolean isSame(Snapshot from, String table, String part) {
        String folder = folder(table, part);
        List<Manifest.FileEntry> were = files(from, folder);
        return areWhole(from, table, were) && contents(folder).equals(contentsThatStood(from, were));
    }

    private boolean areWhole(Snapshot from, String table, List<Manifest.FileEntry> files) {
        return files.stream()
                .allMatch(
                        file -> whole.computeIfAbsent(file.path(), path -> Manifest.isWhole(from.dir(), table, file)));
    }

    private static String folder(String table, String part) {
        return "tables/" + table + (part.isEmpty() ? "" : "/" + part);
    }

    private static List<Manifest.FileEntry> files(Snapshot snapshot, String folder) {
        return snapshot.manifest().tables().values().stream()
                .flatMap(table -> table.files().stream())
                .filter(file -> file.path().startsWith(folder + "/"))
                .toList();
    }

    /** Folder and rows of each file of the snapshot before; a file's own name is drawn anew by each run. */
    private List<String> contentsThatStood(Snapshot from, List<Manifest.FileEntry> files) {
        return files.stream()
                .map(file -> folderOf(file) + " "
                        + pages.computeIfAbsent(
                                file.path(), path -> digest(from.dir().resolve(path))))
                .sorted()
                .toList();
    }

    /** The same of the draft. */
    private List<String> contents(String folder) {
        try {
            return Manifest.files(draft, folder).stream()
                    .map(file -> folderOf(file) + " " + digest(draft.resolve(file.path())))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException("listing " + draft.resolve(folder), e);
        }
    }

    private static String digest(Path file) {
        try {
            return ParquetPages.digest(file);
        } catch (IOException e) {
            throw new UncheckedIOException("comparing " + file + " with the snapshot before", e);
        }
    }
}
