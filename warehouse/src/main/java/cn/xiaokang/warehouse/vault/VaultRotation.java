package cn.xiaokang.warehouse.vault;

import cn.xiaokang.warehouse.snapshot.Warehouse;
import cn.xiaokang.warehouse.snapshot.WarehouseLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Puts a new master key in the place of the old while the warehouse is served. At each moment the key file opens the vault: the new key
 * seals beside the old one before it takes the file's place, and the old seal goes last. A rotation that died is brought to its end by
 * the next.
 */
public final class VaultRotation {
    private static final String NEXT = ".next";

    private final Warehouse warehouse;
    private final KeyFile file;

    /** The rotation of that warehouse's key. */
    public VaultRotation(Warehouse warehouse, KeyFile file) {
        this.warehouse = warehouse;
        this.file = file;
    }

    /**
     * What a rotation did.
     *
     * @param id the new key's
     * @param formerId the old key's, which opens this vault no longer
     * @param former where the old key was put aside: backups of before need it
     */
    public record Rotated(String id, String formerId, Path former) {}

    /** The steps, in their order; a test stops between any two. */
    enum Step {
        NEXT_KEY_WRITTEN,
        SEALED_BY_BOTH,
        FORMER_PUT_ASIDE,
        KEY_REPLACED,
        FORMER_SEAL_GONE
    }

    /** Whoever wants to know how far it has come. */
    @FunctionalInterface
    interface Watch {
        void reached(Step step);
    }

    /**
     * Rotates.
     *
     * @throws cn.xiaokang.warehouse.fault.FaultException when the key file does not open the vault, or a load runs
     */
    public Rotated rotate() {
        return rotate(step -> {});
    }

    Rotated rotate(Watch watch) {
        try (WarehouseLock lock = warehouse.lock()) {
            Path vault = warehouse.vault();
            SealedKeys sealed = SealedKeys.in(vault).orElseThrow(() -> VaultFault.NOT_SEALED.of(vault));
            VaultKey keys = VaultKey.of(vault, file);
            MasterKey old = file.read().orElseThrow(() -> VaultFault.KEY_MISSING.of(file.path()));
            KeyFile nextFile = file.beside(NEXT);
            // one that a rotation left which died: the vault may bear its seal already
            Optional<MasterKey> left =
                    nextFile.read().filter(key -> sealed.openedBy(key).isPresent());
            MasterKey next = left.orElseGet(MasterKey::fresh);
            nextFile.write(next);
            watch.reached(Step.NEXT_KEY_WRITTEN);
            SealedKeys.of(SealedKeys.Seal.of(old, keys), SealedKeys.Seal.of(next, keys))
                    .write(vault);
            watch.reached(Step.SEALED_BY_BOTH);
            KeyFile former = file.beside("." + old.id());
            former.write(old);
            watch.reached(Step.FORMER_PUT_ASIDE);
            nextFile.takeThePlaceOf(file);
            watch.reached(Step.KEY_REPLACED);
            SealedKeys.of(SealedKeys.Seal.of(next, keys)).write(vault);
            watch.reached(Step.FORMER_SEAL_GONE);
            return new Rotated(next.id(), old.id(), former.path());
        }
    }

    /** Whether a rotation died before its end, so that a former key still opens the vault. */
    public boolean isUnfinished() {
        return Files.exists(file.beside(NEXT).path())
                || SealedKeys.in(warehouse.vault())
                        .map(keys -> keys.seals().size() > 1)
                        .orElse(false);
    }
}
