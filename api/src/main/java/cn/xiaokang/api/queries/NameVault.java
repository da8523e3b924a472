package cn.xiaokang.api.queries;

import cn.xiaokang.warehouse.engine.VaultPersons;
import cn.xiaokang.warehouse.vault.VaultDoor;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The names behind the tokens of a snapshot, for those few steps that must know a name to mask it. Only names leave it: no identity
 * number, no account.
 */
public final class NameVault {
    private final VaultDoor door;

    /** The names in the vault behind that door. */
    public NameVault(VaultDoor door) {
        this.door = door;
    }

    /** The name of each of those persons that the vault knows; empty where the vault is closed to this process. */
    public Optional<Map<String, String>> names(String snapshotId, Collection<String> persons) {
        return VaultPersons.of(snapshotId, door).map(vault -> {
            try (vault) {
                Map<String, String> names = new HashMap<>();
                vault.persons(persons).forEach((id, person) -> {
                    String name = person.name();
                    if (name != null) {
                        names.put(id, name);
                    }
                });
                return names;
            }
        });
    }
}
