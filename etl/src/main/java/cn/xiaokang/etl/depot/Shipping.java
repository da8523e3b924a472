package cn.xiaokang.etl.depot;

import cn.xiaokang.warehouse.snapshot.LinkedFile;
import cn.xiaokang.warehouse.snapshot.Manifest;
import cn.xiaokang.warehouse.snapshot.Snapshot;
import cn.xiaokang.warehouse.snapshot.Warehouse;
import cn.xiaokang.warehouse.snapshot.WarehouseLock;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.commons.io.file.PathUtils;

/** Brings the snapshot that is served to a depot, and from a depot to the servers' own disks, moving only what the other side lacks. */
public final class Shipping {
    private final Depot depot;

    public Shipping(Depot depot) {
        this.depot = depot;
    }

    /**
     * What was done.
     *
     * @param snapshot the snapshot that is current on both sides now
     * @param isNew whether it was not so before
     * @param moved files that went over
     * @param there files that were there already, from this snapshot or another
     * @param bytes bytes that went over
     */
    public record Done(String snapshot, boolean isNew, int moved, int there, long bytes) {}

    /**
     * Ships the current snapshot. One that dies on the way leaves files that nobody names, and the next goes on from there.
     *
     * @param isAgain whether every file is sent anew, as after damage in the depot
     * @throws cn.xiaokang.warehouse.fault.FaultException when there is none, it is damaged, or the depot refuses
     */
    public Done ship(Warehouse warehouse, boolean isAgain) {
        Snapshot snapshot = warehouse.current().orElseThrow(() -> DepotFault.EMPTY.of(warehouse.root()));
        snapshot.verify();
        try {
            Path manifest = snapshot.dir().resolve(Manifest.FILE);
            String digest = Depot.digest(manifest);
            Optional<Depot.Pointer> before = depot.current();
            boolean isCurrent = before.filter(pointer -> pointer.snapshot().equals(snapshot.id()))
                    .filter(pointer -> pointer.manifest().equals(digest))
                    .isPresent();
            int moved = 0;
            int there = 0;
            long bytes = 0;
            for (Manifest.FileEntry entry : files(snapshot.manifest()).toList()) {
                if (!isAgain && depot.holds(entry)) {
                    there++;
                } else {
                    depot.put(snapshot.dir().resolve(entry.path()), entry.sha256());
                    moved++;
                    bytes += entry.bytes();
                }
            }
            if (!isCurrent || isAgain) {
                depot.putManifest(snapshot.id(), manifest);
            }
            if (!isCurrent) {
                depot.point(new Depot.Pointer(before.map(Depot.Pointer::number).orElse(0L) + 1, snapshot.id(), digest));
            }
            return new Done(snapshot.id(), !isCurrent, moved, there, bytes);
        } catch (IOException e) {
            throw DepotFault.UNREACHABLE.of(depot.place(), e);
        }
    }

    /**
     * Fetches the depot's current snapshot and serves it. Each file is held to its digest, and what is served here stays until all of it is whole.
     *
     * @throws cn.xiaokang.warehouse.fault.FaultException when the depot is empty, damaged, or can't be reached
     */
    public Done fetch(Warehouse warehouse) {
        try (WarehouseLock lock = warehouse.lock()) {
            Depot.Pointer pointer = depot.current().orElseThrow(() -> DepotFault.EMPTY.of(depot.place()));
            if (warehouse.current().filter(here -> isSame(here, pointer)).isPresent()) {
                return new Done(pointer.snapshot(), false, 0, 0, 0);
            }
            Path draft = warehouse.building(pointer.snapshot());
            if (Files.exists(draft)) {
                PathUtils.deleteDirectory(draft);
            }
            Files.createDirectories(draft);
            depot.getManifest(pointer, draft.resolve(Manifest.FILE));
            Manifest manifest = Manifest.read(draft);
            Map<String, Here> here = filesHere(warehouse);
            int moved = 0;
            int there = 0;
            long bytes = 0;
            for (Manifest.FileEntry entry : files(manifest).toList()) {
                Path place = draft.resolve(entry.path()).normalize();
                if (!place.startsWith(draft.resolve("tables"))) {
                    throw DepotFault.DAMAGED.of(entry.path());
                }
                Files.createDirectories(Objects.requireNonNull(place.getParent()));
                Here known = here.get(entry.sha256());
                if (known == null || !known.isWhole()) {
                    depot.get(entry, place);
                    moved++;
                    bytes += entry.bytes();
                } else {
                    LinkedFile.make(known.path(), place);
                    there++;
                }
            }
            return new Done(warehouse.publish(draft).id(), true, moved, there, bytes);
        } catch (IOException e) {
            throw DepotFault.UNREACHABLE.of(depot.place(), e);
        }
    }

    private static boolean isSame(Snapshot here, Depot.Pointer pointer) {
        try {
            return here.id().equals(pointer.snapshot())
                    && Depot.digest(here.dir().resolve(Manifest.FILE)).equals(pointer.manifest());
        } catch (IOException e) {
            return false;
        }
    }

    private static Stream<Manifest.FileEntry> files(Manifest manifest) {
        return manifest.tables().values().stream().flatMap(table -> table.files().stream());
    }

    /** Files of the snapshot that is served here by their digest; what is asked of one is whether it is whole still. */
    private static Map<String, Here> filesHere(Warehouse warehouse) {
        Map<String, Here> here = new HashMap<>();
        warehouse
                .current()
                .ifPresent(snapshot -> snapshot.manifest()
                        .tables()
                        .forEach((table, files) -> files.files()
                                .forEach(entry -> here.put(entry.sha256(), new Here(snapshot, table, entry)))));
        return here;
    }

    /** A file on this disk. */
    private record Here(Snapshot snapshot, String table, Manifest.FileEntry entry) {
        boolean isWhole() {
            return Manifest.isWhole(snapshot.dir(), table, entry);
        }

        Path path() {
            return snapshot.dir().resolve(entry.path());
        }
    }
}
