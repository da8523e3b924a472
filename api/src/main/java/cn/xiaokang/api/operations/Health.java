package cn.xiaokang.api.operations;

import cn.xiaokang.api.access.AccessLog;
import cn.xiaokang.api.queries.SnapshotHolder;
import cn.xiaokang.api.store.Store;
import cn.xiaokang.api.store.StoreFault;
import cn.xiaokang.warehouse.vault.VaultDoor;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** Whether the server can answer, and why not. */
public final class Health {
    private final SnapshotHolder snapshots;
    private final Store store;
    private final OptionalLong brokenEntry;
    private final VaultDoor vault;

    /** The health of that holder and that vault; the access log is looked through now. */
    public Health(SnapshotHolder snapshots, AccessLog log, Store store, VaultDoor vault) {
        this.snapshots = snapshots;
        this.store = store;
        this.vault = vault;
        this.brokenEntry = log.firstBroken();
    }

    /**
     * How it stands.
     *
     * @param isReady whether people are answered
     * @param snapshotId the snapshot that is served, if any
     * @param why what is wrong, whether ready or not
     */
    public record Standing(boolean isReady, Optional<String> snapshotId, List<Why> why) {}

    /** One thing that is wrong, and what to do. */
    public record Why(String code, String zh, String en) {}

    /** How it stands now. */
    public Standing standing() {
        List<Why> why = new ArrayList<>();
        snapshots.follow().ifPresent(fault -> why.add(new Why(fault.code(), fault.zh(), fault.en())));
        boolean isReached = store.isReached();
        if (!isReached) {
            StoreFault fault = StoreFault.UNREACHABLE;
            why.add(new Why(fault.code(), fault.zh(), fault.en()));
        }
        if (brokenEntry.isPresent()) {
            why.add(new Why(
                    "ACCESS-LOG_BROKEN",
                    "查阅记录自第 " + brokenEntry.getAsLong() + " 条起与散列链不符，请从备份核对。",
                    "The access log departs from its hash chain at entry " + brokenEntry.getAsLong()
                            + "; compare it with a backup."));
        }
        vaultTold().ifPresent(why::add);
        Optional<String> served = snapshots.servedId();
        return new Standing(isReached && served.isPresent(), served, why);
    }

    /** Why the server knows no names; nothing where it does. All else is served as ever. */
    public Optional<Why> vaultTold() {
        return switch (vault.state()) {
            case OPEN -> Optional.empty();
            case NO_VAULT ->
                Optional.of(
                        new Why(
                                "VAULT-NONE",
                                "仓库不含可读的保险库，只提供去标识数据，不显示姓名。",
                                "The warehouse has no vault that the server may read: de-identified data alone is served, without names."));
            case NOT_SEALED ->
                Optional.of(new Why(
                        "VAULT-NOT_SEALED",
                        "保险库尚未加密，不显示姓名；请运行 load 使其加密。",
                        "The vault is not sealed yet, so no names are shown: run the command load, which seals it."));
            case NO_KEY ->
                Optional.of(new Why(
                        "VAULT-KEY_MISSING",
                        "没有可读的保险库密钥，只提供去标识数据，不显示姓名；放回密钥后无需重启。",
                        "There is no key of the vault that the server may read: de-identified data alone is served, without names,"
                                + " until the key is put back; no restart is needed."));
            case WRONG_KEY ->
                Optional.of(
                        new Why(
                                "VAULT-WRONG_KEY",
                                "密钥打不开保险库，只提供去标识数据，不显示姓名；请核对 vault-key。",
                                "The key does not open the vault: de-identified data alone is served, without names. Check vault-key."));
        };
    }
}
