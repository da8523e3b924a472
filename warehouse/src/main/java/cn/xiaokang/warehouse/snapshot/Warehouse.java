package cn.xiaokang.warehouse.snapshot;

import cn.xiaokang.warehouse.fault.FaultException;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.commons.io.file.PathUtils;

/** A warehouse's folder: its snapshots, which of them is current, its vault and its ledger. */
public final class Warehouse {
    private static final Pattern ID = Pattern.compile("[A-Za-z0-9][A-Za-z0-9_-]*");
    private static final String BUILDING = "building";

    private final Path root;

    private Warehouse(Path root) {
        this.root = root.toAbsolutePath().normalize();
    }

    /** The warehouse in that folder, which need not be there yet. */
    public static Warehouse at(Path root) {
        return new Warehouse(root);
    }

    /** The id of a snapshot: the load that made it and the catalogue that it was made with. */
    public static String snapshotId(int loadNo, String catalogueDigest) {
        return "s%06d-%s".formatted(loadNo, catalogueDigest.substring(0, 8));
    }

    public Path root() {
        return root;
    }

    /** Plain identities and staged rows: only the load may read here. Made on first use, closed to all other users. */
    public Path vault() {
        Path vault = root.resolve("vault");
        try {
            Files.createDirectories(root);
            if (!Files.isDirectory(vault)) {
                Files.createDirectory(
                        vault, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
            }
        } catch (IOException e) {
            throw unwritable(vault, e);
        }
        return vault;
    }

    public Path ledger() {
        return root.resolve("ledger");
    }

    /** Where a load makes a snapshot before it is published; on the same file system as the snapshots. */
    public Path building(String snapshotId) {
        return root.resolve(BUILDING).resolve(checkedId(snapshotId));
    }

    /** Where the checks of what is being built put what memory doesn't hold; nothing lies there afterwards. */
    public Path spill() {
        return root.resolve(BUILDING).resolve("spill");
    }

    private Path folderOf(String id) {
        return root.resolve("snapshots").resolve(id);
    }

    /** Takes the right to change the warehouse, or says who has it. */
    public WarehouseLock lock() {
        try {
            Files.createDirectories(root);
        } catch (IOException e) {
            throw unwritable(root, e);
        }
        return WarehouseLock.take(root.resolve("lock"));
    }

    /**
     * The snapshot that is served, or none before the first load.
     *
     * @throws FaultException when {@code current} names one that isn't there or whose manifest is broken
     */
    public Optional<Snapshot> current() {
        Path pointer = root.resolve("current");
        String id;
        try {
            if (!Files.exists(pointer)) {
                return Optional.empty();
            }
            id = Files.readString(pointer).strip();
        } catch (IOException e) {
            throw unreadable(pointer, e);
        }
        if (!ID.matcher(id).matches() || !Files.isDirectory(folderOf(id))) {
            throw new FaultException(
                    SnapshotFault.CURRENT_POINTS_AT_NOTHING,
                    pointer + " 指向不存在的快照“" + id + "”，请用 snapshots 命令改指现有快照。",
                    pointer + " points at snapshot \"" + id
                            + "\", which isn't there: point it at another one with the command" + " snapshots.");
        }
        return Optional.of(read(id));
    }

    /** The published snapshot of that id. */
    public Snapshot snapshot(String id) {
        if (!ID.matcher(id).matches() || !Files.isDirectory(folderOf(id))) {
            throw new FaultException(
                    SnapshotFault.UNKNOWN_SNAPSHOT,
                    "没有快照“" + id + "”，请用 snapshots 命令查看现有快照。",
                    "There is no snapshot \"" + id + "\": see the command snapshots for those that there are.");
        }
        return read(id);
    }

    private Snapshot read(String id) {
        Path dir = folderOf(id);
        Manifest manifest = Manifest.read(dir);
        if (!manifest.snapshotId().equals(id)) {
            throw new FaultException(
                    SnapshotFault.BROKEN_MANIFEST,
                    "快照 " + id + " 的清单属于 " + manifest.snapshotId() + "，请改用其他快照。",
                    "The manifest of snapshot " + id + " is that of " + manifest.snapshotId() + ": serve another one.");
        }
        return new Snapshot(id, dir, manifest);
    }

    /** Ids of all snapshots, in the order of their loads, the damaged too. */
    public List<String> ids() {
        Path folder = root.resolve("snapshots");
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> paths = Files.list(folder)) {
            return paths.filter(Files::isDirectory)
                    .map(path -> String.valueOf(path.getFileName()))
                    .filter(id -> ID.matcher(id).matches())
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw unreadable(folder, e);
        }
    }

    /** All snapshots, in the order of their loads; a broken manifest among them is a fault. */
    public List<Snapshot> snapshots() {
        List<Snapshot> snapshots = new ArrayList<>();
        for (String id : ids()) {
            snapshots.add(read(id));
        }
        return List.copyOf(snapshots);
    }

    /**
     * Moves a finished folder among the snapshots and makes it current, in one step for whoever reads. When a load that died had come
     * so far already, its remains give way. Nothing of the folder is read again later: it is verified here.
     *
     * @throws FaultException when the folder is damaged, one of its checks failed, or its id has been served with other content
     */
    public Snapshot publish(Path built) {
        Manifest manifest = Manifest.read(built);
        String id = checkedId(manifest.snapshotId());
        new Snapshot(id, built, manifest).verify();
        refuseFailedChecks(manifest);
        Path place = folderOf(id);
        try {
            Files.createDirectories(root.resolve("snapshots"));
            if (Files.exists(place)) {
                if (isServed(id)) {
                    throw new FaultException(
                            SnapshotFault.ALREADY_PUBLISHED,
                            "快照 " + id + " 已在使用中，不能替换。",
                            "Snapshot " + id + " is being served and can't be replaced.");
                }
                PathUtils.deleteDirectory(place);
            }
            Files.move(built, place, StandardCopyOption.ATOMIC_MOVE);
            sync(root.resolve("snapshots"));
        } catch (IOException e) {
            throw unwritable(place, e);
        }
        return pointAt(id);
    }

    private boolean isServed(String id) throws IOException {
        Path pointer = root.resolve("current");
        return Files.exists(pointer) && Files.readString(pointer).strip().equals(id);
    }

    /** Makes a published snapshot current, in one step. */
    public Snapshot pointAt(String id) {
        Snapshot snapshot = snapshot(id);
        refuseFailedChecks(snapshot.manifest());
        Path fresh = root.resolve("current.new");
        try {
            Files.writeString(fresh, id + "\n");
            sync(fresh);
            Files.move(fresh, root.resolve("current"), StandardCopyOption.ATOMIC_MOVE);
            sync(root);
        } catch (IOException e) {
            throw unwritable(fresh, e);
        }
        return snapshot;
    }

    /**
     * Throws a snapshot away, with what the vault has of it. The one that is served stays.
     *
     * @return whether it is gone
     */
    public boolean remove(String id) {
        Path folder = folderOf(checkedId(id));
        if (!Files.isDirectory(folder)
                || current().filter(served -> served.id().equals(id)).isPresent()) {
            return false;
        }
        try {
            // Out of the snapshots in one step, so that nobody meets a half of it.
            Path gone = building(id).resolveSibling("removed-" + id);
            Files.createDirectories(gone.resolveSibling("."));
            Files.move(folder, gone, StandardCopyOption.ATOMIC_MOVE);
            PathUtils.deleteDirectory(gone);
            if (Files.isDirectory(vault().resolve(id))) {
                PathUtils.deleteDirectory(vault().resolve(id));
            }
            return true;
        } catch (IOException e) {
            throw unwritable(folder, e);
        }
    }

    private static void refuseFailedChecks(Manifest manifest) {
        if (manifest.checks().failed() > 0) {
            throw new FaultException(
                    SnapshotFault.CHECKS_FAILED,
                    "快照 " + manifest.snapshotId() + " 有 " + manifest.checks().failed()
                            + " 项核对未通过，不予发布；请查看 fact_check，更正后重新入库。",
                    manifest.checks().failed() + " checks of snapshot " + manifest.snapshotId()
                            + " failed, so it is not published: look at fact_check, correct and load again.");
        }
    }

    private static String checkedId(String id) {
        if (!ID.matcher(id).matches()) {
            throw new FaultException(
                    SnapshotFault.UNKNOWN_SNAPSHOT,
                    "“" + id + "”不是快照编号，应如 s000001-1a2b3c4d。",
                    "\"" + id + "\" is no id of a snapshot; it should be as s000001-1a2b3c4d.");
        }
        return id;
    }

    private static void sync(Path path) throws IOException {
        try (FileChannel channel = FileChannel.open(path, StandardOpenOption.READ)) {
            channel.force(true);
        }
    }

    static FaultException unwritable(Path path, IOException e) {
        return new FaultException(
                SnapshotFault.UNWRITABLE,
                "无法写入 " + path + "（" + e.getMessage() + "），请检查权限与磁盘空间。",
                "Cannot write " + path + " (" + e.getMessage() + "): check the rights and the free space.",
                e);
    }

    private static FaultException unreadable(Path path, IOException e) {
        return new FaultException(
                SnapshotFault.UNWRITABLE,
                "无法读取 " + path + "（" + e.getMessage() + "），请检查权限。",
                "Cannot read " + path + " (" + e.getMessage() + "): check the rights.",
                e);
    }
}
