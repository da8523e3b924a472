package cn.xiaokang.api.dossier;

import cn.xiaokang.warehouse.engine.VaultPersons;
import cn.xiaokang.warehouse.snapshot.Warehouse;
import cn.xiaokang.warehouse.vault.VaultDoor;
import java.util.Collection;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * The names behind the tokens, for those whose look at a household has been recorded. Follows the snapshots; where the vault or its key is kept
 * from the server, or closed by {@code serve.names = false}, there are none and everything else works.
 */
public final class Identities implements AutoCloseable {
    private static final int SHOWN_AT_START = 6;
    private static final int SHOWN_AT_END = 4;

    private final @Nullable Names names;
    private final ReentrantLock opening = new ReentrantLock();

    private @Nullable String openId;
    private @Nullable VaultPersons open;

    private Identities(@Nullable Names names) {
        this.names = names;
    }

    /** Where the names lie. */
    private record Names(Warehouse warehouse, VaultDoor door) {}

    /** The names in a warehouse's vault, behind that door. */
    public static Identities in(Warehouse warehouse, VaultDoor door) {
        return new Identities(new Names(warehouse, door));
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
        opening.lock();
        try {
            VaultPersons persons = follow(snapshotId);
            if (persons != null) {
                persons.persons(personIds)
                        .forEach((id, person) -> named.put(id, new Named(person.name(), masked(person.idNumber()))));
            }
        } finally {
            opening.unlock();
        }
        return named;
    }

    private @Nullable VaultPersons follow(String snapshotId) {
        if (names == null) {
            return null;
        }
        if (!snapshotId.equals(openId)) {
            close();
            open = VaultPersons.of(names.warehouse().snapshot(snapshotId), names.door())
                    .orElse(null);
            // a door that is still closed may open: the key is put back without a restart
            openId = open == null ? null : snapshotId;
        }
        return open;
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
        if (open != null) {
            open.close();
            open = null;
            openId = null;
        }
    }
}
