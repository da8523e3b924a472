package cn.xiaokang.api.store;

import cn.xiaokang.warehouse.fault.FaultException;
import cn.xiaokang.warehouse.identity.TokenKey;
import cn.xiaokang.warehouse.vault.AesGcm;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;

/**
 * How to reach those who told something: a file of its own in a folder of its own, each entry sealed with AES-256-GCM under the key
 * beside it and bound to its tip's number.
 */
public final class TellerStore {
    private final Store store;
    private final AesGcm seal;

    private TellerStore(Store store, byte[] key) {
        this.store = store;
        this.seal = new AesGcm(key);
    }

    /**
     * Opens the store in the folder {@code tellers} of the server's state, and makes it where there is none. Where several servers share
     * their store, what is sealed lies there, and the key alone in the folder.
     */
    public static TellerStore open(Path state, Store store) throws IOException {
        Path folder = Files.createDirectories(state.resolve("tellers"));
        return new TellerStore(store.isShared() ? store : ofFile(state), TokenKey.of(folder));
    }

    /** The file of one server alone. */
    static Store ofFile(Path state) throws IOException {
        DataSource source = Store.file(state.resolve("tellers"), "tellers.sqlite");
        Flyway.configure()
                .dataSource(source)
                .locations("classpath:store/teller_migration")
                .load()
                .migrate();
        return Store.over(source);
    }

    /** Seals and keeps how to reach the teller. */
    public void add(String tipNo, String contact) {
        byte[] closed = seal.close(contact.getBytes(StandardCharsets.UTF_8), tipNo);
        int rows =
                store.run("tellers/add", update -> update.bind("tip_no", tipNo).bind("sealed", closed));
        assert rows == 1;
    }

    /** How to reach the teller; empty where they gave no way. */
    public Optional<String> find(String tipNo) {
        return store
                .list("tellers/find", query -> query.bind("tip_no", tipNo), (row, context) -> row.getBytes("sealed"))
                .stream()
                .findFirst()
                .map(closed -> open(tipNo, closed));
    }

    private String open(String tipNo, byte[] closed) {
        return seal.open(closed, tipNo)
                .map(contact -> new String(contact, StandardCharsets.UTF_8))
                .orElseThrow(() -> new FaultException(
                        StoreFault.TELLERS_CLOSED, StoreFault.TELLERS_CLOSED.zh(), StoreFault.TELLERS_CLOSED.en()));
    }
}
