package cn.xiaokang.api.dossier;

import cn.xiaokang.warehouse.engine.VaultPersons;
import cn.xiaokang.warehouse.vault.VaultDoor;
import java.util.Collection;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import org.jspecify.annotations.Nullable;

/**
 * The names behind the tokens, for those whose look at a household has been recorded. Follows the snapshots; where the vault or its key is kept
 * from the server, or closed by {@code serve.names = false}, there are none and everything else works.
 */
public final class Identities implements AutoCloseable {
    private static final int SHOWN_AT_START = 6;
    private static final int SHOWN_AT_END = 4;

    private final @Nullable VaultDoor door;
    /** Look-ups go side by side; the change to another snapshot waits for those that run. */
    private final ReentrantReadWriteLock use = new ReentrantReadWriteLock();

    private @Nullable String openId;
    private @Nullable VaultPersons open;

    private Identities(@Nullable VaultDoor door) {
        this.door = door;
    }

    /** The names in the vault behind that door. */
    public static Identities behind(VaultDoor door) {
        return new Identities(door);
    }

    /** No names at all. */
    public static Identities none() {
        return new Identities(null);
    }

    /**
     * A person as a page may show one.
     *
     * @param name the name, where any source gives one
     * @param maskedIdNumber six digits at the start and four at the end of the identity number
     */
    public record Named(@Nullable String name, String maskedIdNumber) {}

    /** Those of the persons that the vault of that snapshot knows, by person_id. */
    public Map<String, Named> of(String snapshotId, Collection<String> personIds) {
        Map<String, Named> named = new TreeMap<>();
        use.readLock().lock();
        try {
            VaultPersons persons = snapshotId.equals(openId) ? open : null;
            if (persons == null) {
                use.readLock().unlock();
                persons = follow(snapshotId);
            }
            if (persons != null) {
                persons.persons(personIds)
                        .forEach((id, person) -> named.put(id, new Named(person.name(), masked(person.idNumber()))));
            }
        } finally {
            use.readLock().unlock();
        }
        return named;
    }

    /** Opens that snapshot's persons; holds the right to look up when it returns, and had none before. */
    private @Nullable VaultPersons follow(String snapshotId) {
        use.writeLock().lock();
        try {
            if (door == null || snapshotId.equals(openId)) {
                return open;
            }
            shut();
            open = VaultPersons.of(snapshotId, door).orElse(null);
            // a door that is still closed may open: the key is put back without a restart
            openId = open == null ? null : snapshotId;
            return open;
        } finally {
            use.readLock().lock();
            use.writeLock().unlock();
        }
    }

    private static String masked(String idNumber) {
        return idNumber.length() <= SHOWN_AT_START + SHOWN_AT_END
                ? "*".repeat(idNumber.length())
                : idNumber.substring(0, SHOWN_AT_START)
                        + "*".repeat(idNumber.length() - SHOWN_AT_START - SHOWN_AT_END)
                        + idNumber.substring(idNumber.length() - SHOWN_AT_END);
    }

    @Override
    public void close() {
        use.writeLock().lock();
        try {
            shut();
        } finally {
            use.writeLock().unlock();
        }
    }

    private void shut() {
        if (open != null) {
            open.close();
            open = null;
            openId = null;
        }
    }
}
