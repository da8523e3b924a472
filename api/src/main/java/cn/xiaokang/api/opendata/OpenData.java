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
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.locks.ReentrantLock;
import org.apache.commons.codec.digest.DigestUtils;
import org.apache.commons.codec.digest.MessageDigestAlgorithms;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The releases of the data sets. A set is written once for each snapshot, when it is first asked for: beside the server's state, under
 * another name, and put into its place whole. The attack's result is kept with it; a release that fails has no files.
 */
public final class OpenData {
    private static final Logger LOG = LoggerFactory.getLogger(OpenData.class);
    /** Where cells with nothing left out are kept for the attack on the next release; nothing is ever sent from there. */
    private static final String CELLS = ".cells";

    private static final String PROCESS = UUID.randomUUID().toString();

    private final Catalogue catalogue;
    private final Warehouse warehouse;
    private final Path folder;
    private final ReleaseStore store;
    private final Limits limits;
    private final Clock clock;
    private final ReentrantLock writing = new ReentrantLock();

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

    /** Makes and attacks the releases that a snapshot lacks; one that the attack holds back is told in the log. */
    public void releaseAll(String snapshotId) {
        sets().stream()
                .filter(set -> !release(set, snapshotId).isPosted())
                .forEach(set -> LOG.atWarn()
                        .addKeyValue("dataset", set.id())
                        .log("a release is held back by the attack on it"));
    }

    /** The release of a set from a snapshot, made where it is asked for the first time. */
    public Release release(DataSet set, String snapshotId) {
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

    /** What a new release is held against: the one posted before, and that of the set above. */
    private DataSetFiles.Beside beside(DataSet set, String snapshotId) {
        Optional<Release> before = releases(set).stream()
                .filter(release -> release.isPosted() && !release.snapshotId().equals(snapshotId))
                .filter(release -> Files.exists(Form.PARQUET.file(folder.resolve(release.snapshotId()), set.id())))
                .findFirst();
        Optional<Path> cells = before.map(
                        release -> DataSetFiles.cells(folder.resolve(CELLS).resolve(release.snapshotId()), set.id()))
                .filter(Files::exists);
        return new DataSetFiles.Beside(
                before.map(release -> Form.PARQUET.file(folder.resolve(release.snapshotId()), set.id()))
                        .orElse(null),
                cells.orElse(null),
                above(set, snapshotId));
    }

    /** Whether the set above is posted, or there is none: below one that is held back nothing is posted. */
    private boolean isAbovePosted(DataSet set, String snapshotId) {
        DataSet.Small small = set.small();
        String under = small == null ? null : small.under();
        return under == null || release(set(under), snapshotId).isPosted();
    }

    private @Nullable Path above(DataSet set, String snapshotId) {
        DataSet.Small small = set.small();
        String under = small == null ? null : small.under();
        if (under == null || !isAbovePosted(set, snapshotId)) {
            return null;
        }
        return Form.PARQUET.file(folder.resolve(snapshotId), under);
    }

    private Release make(DataSet set, String snapshotId) throws IOException {
        // servers that share the folder may make the same release at once; the files are the same then, and the first
        // entry stands
        Path building = folder.resolve(".building").resolve(PROCESS);
        Path place = folder.resolve(snapshotId);
        Files.createDirectories(building);
        Files.createDirectories(place);
        DataSetFiles.Written written = new DataSetFiles(warehouse.snapshot(snapshotId), catalogue, limits)
                .write(set, building, beside(set, snapshotId));
        boolean isSafe = written.isSafe() && isAbovePosted(set, snapshotId);
        List<String> digests = new ArrayList<>();
        for (Form form : Form.values()) {
            Path file = form.file(building, set.id());
            digests.add(new DigestUtils(MessageDigestAlgorithms.SHA_256).digestAsHex(file));
            if (isSafe) {
                Path moved = Files.move(
                        file,
                        form.file(place, set.id()),
                        StandardCopyOption.ATOMIC_MOVE,
                        StandardCopyOption.REPLACE_EXISTING);
                assert Files.exists(moved);
            } else {
                Files.delete(file);
            }
        }
        Path cells = DataSetFiles.cells(building, set.id());
        if (Files.exists(cells)) {
            Path kept = Files.createDirectories(folder.resolve(CELLS).resolve(snapshotId));
            Path moved = Files.move(
                    cells,
                    DataSetFiles.cells(kept, set.id()),
                    StandardCopyOption.ATOMIC_MOVE,
                    StandardCopyOption.REPLACE_EXISTING);
            assert Files.exists(moved);
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
}
