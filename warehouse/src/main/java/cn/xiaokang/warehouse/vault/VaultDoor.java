package cn.xiaokang.warehouse.vault;

import cn.xiaokang.warehouse.fault.FaultException;
import cn.xiaokang.warehouse.snapshot.Warehouse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * A vault as a server meets it: open where the key is at hand, else closed for a stated reason, and everything but names works. The
 * keys are kept in memory once they were opened, so that a rotation goes by unnoticed.
 */
public final class VaultDoor {
    private final Path vault;
    private final KeyFile keyFile;
    private final AtomicReference<@Nullable VaultKey> opened = new AtomicReference<>();

    private VaultDoor(Path vault, KeyFile keyFile) {
        this.vault = vault;
        this.keyFile = keyFile;
    }

    /** The vault of that warehouse, to be opened by that key. */
    public static VaultDoor of(Warehouse warehouse, KeyFile keyFile) {
        return new VaultDoor(warehouse.root().resolve("vault"), keyFile);
    }

    /** How the vault stands. */
    public enum State {
        /** Names can be read. */
        OPEN,
        /** The warehouse came without its vault, or this process may not look into it. */
        NO_VAULT,
        /** The vault of an earlier version, which the next load seals. */
        NOT_SEALED,
        /** There is no key file that this process may read. */
        NO_KEY,
        /** The key file, or the vault's own list of keys, opens nothing. */
        WRONG_KEY
    }

    /** The vault's folder. */
    public Path vault() {
        return vault;
    }

    /** How it stands now. */
    public State state() {
        if (!Files.isExecutable(vault)) {
            return State.NO_VAULT;
        }
        if (opened.get() != null) {
            return State.OPEN;
        }
        try {
            opened.set(VaultKey.of(vault, keyFile));
            return State.OPEN;
        } catch (FaultException e) {
            return e.code() == VaultFault.NOT_SEALED
                    ? State.NOT_SEALED
                    : e.code() == VaultFault.KEY_MISSING ? State.NO_KEY : State.WRONG_KEY;
        }
    }

    /** The vault's keys; none where it is closed. */
    public Optional<VaultKey> key() {
        return state() == State.OPEN ? Optional.ofNullable(opened.get()) : Optional.empty();
    }
}
