package cn.xiaokang.api.opendata;

import cn.xiaokang.api.problem.RequestFault;
import cn.xiaokang.api.store.ReleaseStore;
import cn.xiaokang.api.store.ReleaseStore.Release;
import cn.xiaokang.warehouse.catalogue.Catalogue;
import cn.xiaokang.warehouse.catalogue.DataSet;
import cn.xiaokang.warehouse.engine.DataSetFiles;
import cn.xiaokang.warehouse.engine.DataSetFiles.Form;
import cn.xiaokang.warehouse.engine.Limits;
import cn.xiaokang.warehouse.fault.FaultException;
import cn.xiaokang.warehouse.snapshot.Warehouse;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import org.apache.commons.codec.digest.DigestUtils;
import org.apache.commons.codec.digest.MessageDigestAlgorithms;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The releases of the data sets. A set is written once for each snapshot, with the others of its group, behind the scenes: beside the
 * server's state, under another name, and put into its place whole. The attack's result is kept with it; where one of a group fails, none
 * of it has files. Nobody who asks waits for it: until all sets of a snapshot are made, those of the one before are shown.
 */
public final class OpenData {
    private static final Logger LOG = LoggerFactory.getLogger(OpenData.class);
    /** Where cells with nothing left out are kept for the attack on the next release; nothing is ever sent from there. */
    private static final String CELLS = ".cells";

    /** Where releases are on their way, in a folder of each server's own. */
    private static final String BUILDING = ".building";

    /** The wait after a release that failed; it doubles with each, for what fails for want of memory fails again. */
    private static final Duration TRY_AGAIN_AFTER = Duration.ofMinutes(1);

    private static final int MOST_DOUBLINGS = 6;

    private static final String PROCESS = UUID.randomUUID().toString();

    private static final DataSetFiles.Written NOTHING = new DataSetFiles.Written(0, 0, 0, 0, 0, 0);

    private final Catalogue catalogue;
    private final Warehouse warehouse;
    private final Path folder;
    private final ReleaseStore store;
    private final Limits limits;
    private final Clock clock;
    private final ReentrantLock writing = new ReentrantLock();
    private final List<Consumer<String>> readers = new CopyOnWriteArrayList<>();
    /** The snapshot whose releases the readers have been told of. */
    private @Nullable String told;

    /** A snapshot of which all sets are known to be made. */
    private volatile @Nullable String whole;

    private volatile @Nullable String making;
    private volatile @Nullable String failed;

    private volatile Instant tryAgainAt = Instant.EPOCH;
    private int failures;

    /** Releases in a folder of the server's state. */
    public OpenData(
            Catalogue catalogue, Warehouse warehouse, Path folder, ReleaseStore store, Limits limits, Clock clock) {
        this.catalogue = catalogue;
        this.warehouse = warehouse;
        this.folder = folder;
        this.store = store;
        this.limits = limits;
        this.clock = clock;
    }

    /** A file of a release, which never changes. */
    public record FixedFile(Path path, String sha256, Form form) {}

    /** The sets of the catalogue. */
    public Collection<DataSet> sets() {
        return catalogue.dataSets().values();
    }

    /** The set of that id; a 404 problem for another. */
    public DataSet set(String id) {
        return Optional.ofNullable(catalogue.dataSets().get(id)).orElseThrow(() -> RequestFault.UNKNOWN_THING.with(id));
    }

    /** The releases of a set, newest first: its change log. */
    public List<Release> releases(DataSet set) {
        return store.releases(set.id());
    }

    /**
     * How the releases stand.
     *
     * @param shown the snapshot whose open data is shown, or null where there is none yet
     * @param making the snapshot whose open data is being made by this server now, or null
     * @param failed the snapshot whose open data could not be made the last time, which is tried again; or null
     */
    public record Standing(
            @Nullable String shown,
            @Nullable String making,
            @Nullable String failed) {}

    /** How they stand while that snapshot is the current one. */
    public Standing standing(String current) {
        return new Standing(shown(current).orElse(null), making, failed);
    }

    /** The snapshot whose open data is shown: the current one where all its sets are made, or the newest before it that has them all. */
    public Optional<String> shown(String current) {
        if (isWhole(current)) {
            return Optional.of(current);
        }
        Map<String, Set<String>> made = store.made();
        return made.keySet().stream()
                .filter(id -> id.compareTo(current) < 0)
                .filter(id -> made.getOrDefault(id, Set.of())
                        .containsAll(catalogue.dataSets().keySet()))
                .sorted(Comparator.reverseOrder())
                .filter(this::hasAll)
                .findFirst();
    }

    /** Has a reader told of each snapshot whose open data is there, so that it may read them before anyone asks. */
    void whenReleased(Consumer<String> reader) {
        readers.add(reader);
    }

    /** Makes and attacks the releases that a snapshot lacks; one that the attack holds back is told in the log. Then those who show them read them. */
    public synchronized void releaseAll(String snapshotId) {
        if (!isWhole(snapshotId)
                && !(snapshotId.equals(failed) && clock.instant().isBefore(tryAgainAt))) {
            makeAll(snapshotId);
        }
        if (isWhole(snapshotId) && !snapshotId.equals(told)) {
            readers.forEach(reader -> reader.accept(snapshotId));
            told = snapshotId;
        }
    }

    private void makeAll(String snapshotId) {
        making = snapshotId;
        try {
            sets().stream()
                    .filter(set -> !made(set, snapshotId).isPosted())
                    .forEach(set -> LOG.atWarn()
                            .addKeyValue("dataset", set.id())
                            .log("a release is held back by the attack on it"));
            failed = null;
        } catch (RuntimeException e) {
            failures = snapshotId.equals(failed) ? Math.min(failures + 1, MOST_DOUBLINGS) : 0;
            tryAgainAt = clock.instant().plus(TRY_AGAIN_AFTER.multipliedBy(1L << failures));
            failed = snapshotId;
            throw e;
        } finally {
            making = null;
        }
    }

    /** The release of a set from a snapshot; a 503 problem where it isn't made yet. */
    public Release release(DataSet set, String snapshotId) {
        return known(set, snapshotId).orElseThrow(DataFault.BEING_MADE::with);
    }

    private boolean isWhole(String snapshotId) {
        if (snapshotId.equals(whole)) {
            return true;
        }
        if (hasAll(snapshotId)) {
            whole = snapshotId;
            return true;
        }
        return false;
    }

    private boolean hasAll(String snapshotId) {
        return sets().stream().allMatch(set -> known(set, snapshotId).isPresent());
    }

    /** The release of a set from a snapshot, made where it isn't. */
    private Release made(DataSet set, String snapshotId) {
        Optional<Release> known = known(set, snapshotId);
        if (known.isPresent()) {
            return known.get();
        }
        writing.lock();
        try {
            Optional<Release> meanwhile = known(set, snapshotId);
            return meanwhile.isPresent() ? meanwhile.get() : make(set, snapshotId);
        } catch (IOException e) {
            throw new FaultException(DataFault.FAILED, DataFault.FAILED.zh(), DataFault.FAILED.en(), e);
        } finally {
            writing.unlock();
        }
    }

    /** A file of a release: of the snapshot that is named, which must have been released, or of the current one. */
    public FixedFile file(DataSet set, Form form, String current, @Nullable String asked) {
        Release release = asked == null || asked.equals(current)
                ? release(set, current)
                : known(set, asked).orElseThrow(() -> RequestFault.UNKNOWN_THING.with(asked));
        if (!release.isPosted()) {
            throw DataFault.NOT_POSTED.with(set.id());
        }
        String sha256 = switch (form) {
            case CSV -> release.csvSha256();
            case JSONL -> release.jsonlSha256();
            case PARQUET -> release.parquetSha256();
        };
        return new FixedFile(form.file(folder.resolve(release.snapshotId()), set.id()), sha256, form);
    }

    /** A release that is kept and whose files are still there. */
    private Optional<Release> known(DataSet set, String snapshotId) {
        return releases(set).stream()
                .filter(release -> release.snapshotId().equals(snapshotId))
                .filter(release ->
                        !release.isPosted() || Files.exists(Form.PARQUET.file(folder.resolve(snapshotId), set.id())))
                .findFirst();
    }

    /** What a new release is held against: all earlier ones that anyone may have, and itself where it was posted before its group. */
    private DataSetFiles.Beside beside(DataSet set, String snapshotId) {
        List<DataSetFiles.Earlier> earlier = releases(set).stream()
                .filter(release -> release.isPosted() && !release.snapshotId().equals(snapshotId))
                .map(release -> earlier(set, release.snapshotId()))
                .filter(release -> Files.exists(release.released()))
                .toList();
        Path posted = known(set, snapshotId)
                .filter(Release::isPosted)
                .map(release -> Form.PARQUET.file(folder.resolve(snapshotId), set.id()))
                .orElse(null);
        return new DataSetFiles.Beside(earlier, posted);
    }

    private DataSetFiles.Earlier earlier(DataSet set, String snapshotId) {
        Path cells = DataSetFiles.cells(folder.resolve(CELLS).resolve(snapshotId), set.id());
        return new DataSetFiles.Earlier(
                Form.PARQUET.file(folder.resolve(snapshotId), set.id()), Files.exists(cells) ? cells : null);
    }

    /** Makes the release of a set with those of its group that the snapshot lacks; all of them are posted, or none is. */
    private Release make(DataSet set, String snapshotId) throws IOException {
        // servers that share the folder may make the same release at once; the files are the same then, and the first
        // entry stands
        AbandonedFolders.sweep(folder.resolve(BUILDING), clock.instant());
        Path building = folder.resolve(BUILDING).resolve(PROCESS);
        Files.createDirectories(building);
        Files.createDirectories(folder.resolve(snapshotId));
        List<DataSet> group = sets().stream()
                .filter(other -> other.group().equals(set.group()))
                .toList();
        Map<String, DataSetFiles.Beside> besides = new HashMap<>();
        group.forEach(member -> besides.put(member.id(), beside(member, snapshotId)));
        Map<String, DataSetFiles.Written> written =
                new DataSetFiles(warehouse.snapshot(snapshotId), catalogue, limits).write(group, building, besides);
        boolean isSafe = written.values().stream().allMatch(DataSetFiles.Written::isSafe);
        Optional<Release> made = Optional.empty();
        for (DataSet member : group) {
            if (known(member, snapshotId).isEmpty()) {
                Release release = post(member, snapshotId, written.getOrDefault(member.id(), NOTHING), isSafe);
                made = member.id().equals(set.id()) ? Optional.of(release) : made;
            }
        }
        return made.orElseThrow();
    }

    /** Puts what was written of a set into its place where it is safe, and keeps what the attack came to. */
    private Release post(DataSet set, String snapshotId, DataSetFiles.Written written, boolean isSafe)
            throws IOException {
        Path building = folder.resolve(BUILDING).resolve(PROCESS);
        List<String> digests = new ArrayList<>();
        for (Form form : Form.values()) {
            Path file = form.file(building, set.id());
            digests.add(new DigestUtils(MessageDigestAlgorithms.SHA_256).digestAsHex(file));
            if (isSafe) {
                move(file, form.file(folder.resolve(snapshotId), set.id()));
            } else {
                Files.delete(file);
            }
        }
        Path cells = DataSetFiles.cells(building, set.id());
        if (Files.exists(cells)) {
            move(
                    cells,
                    DataSetFiles.cells(
                            Files.createDirectories(folder.resolve(CELLS).resolve(snapshotId)), set.id()));
        }
        Release release = new Release(
                set.id(),
                snapshotId,
                clock.instant().toString(),
                isSafe,
                written.rows(),
                written.leftOut(),
                written.told(),
                written.differing(),
                written.toldBefore(),
                written.personsTold(),
                digests.get(0),
                digests.get(1),
                digests.get(2));
        store.add(release);
        return release;
    }

    private static void move(Path file, Path place) throws IOException {
        Path moved = Files.move(file, place, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        assert Files.exists(moved);
    }
}
