package cn.xiaokang.api.dossier;

import cn.xiaokang.warehouse.engine.VaultPersons;
import cn.xiaokang.warehouse.snapshot.Warehouse;
import java.util.Collection;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * The names behind the tokens, for those whose look at a household has been recorded. Follows the snapshots; where the vault is kept
 * from the server, or closed by {@code serve.names = false}, there are none and everything else works.
 */
public final class Identities implements AutoCloseable {
    private static final int SHOWN_AT_START = 6;
    private static final int SHOWN_AT_END = 4;

    private final @Nullable Warehouse warehouse;
    private final ReentrantLock opening = new ReentrantLock();

    private @Nullable String openId;
    private @Nullable VaultPersons open;

    private Identities(@Nullable Warehouse warehouse) {
        this.warehouse = warehouse;
    }

    /** The names in a warehouse's vault. */
    public static Identities in(Warehouse warehouse) {
        return new Identities(warehouse);
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
        if (warehouse == null) {
            return null;
        }
        if (!snapshotId.equals(openId)) {
            close();
            open = VaultPersons.of(warehouse.snapshot(snapshotId), warehouse.vault())
                    .orElse(null);
            openId = snapshotId;
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
