package cn.xiaokang.api.store;

import cn.xiaokang.warehouse.fault.FaultException;
import cn.xiaokang.warehouse.identity.TokenKey;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Optional;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;

/**
 * How to reach those who told something: a file of its own in a folder of its own, each entry sealed with AES-256-GCM under the key
 * beside it and bound to its tip's number.
 */
public final class TellerStore {
    private static final String CIPHER = "AES/GCM/NoPadding";
    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;
    private static final SecureRandom RANDOM = new SecureRandom();

    private final Store store;
    private final SecretKeySpec key;

    private TellerStore(Store store, byte[] key) {
        this.store = store;
        this.key = new SecretKeySpec(key, "AES");
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
        byte[] closed = seal(tipNo, contact);
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

    private byte[] seal(String tipNo, String contact) {
        byte[] nonce = new byte[NONCE_BYTES];
        RANDOM.nextBytes(nonce);
        try {
            byte[] closed = cipher(Cipher.ENCRYPT_MODE, tipNo, nonce).doFinal(contact.getBytes(StandardCharsets.UTF_8));
            return ByteBuffer.allocate(NONCE_BYTES + closed.length)
                    .put(nonce)
                    .put(closed)
                    .array();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("This Java has no " + CIPHER, e);
        }
    }

    private String open(String tipNo, byte[] closed) {
        ByteBuffer bytes = ByteBuffer.wrap(closed);
        byte[] nonce = new byte[NONCE_BYTES];
        bytes.get(nonce);
        byte[] rest = new byte[bytes.remaining()];
        bytes.get(rest);
        try {
            return new String(cipher(Cipher.DECRYPT_MODE, tipNo, nonce).doFinal(rest), StandardCharsets.UTF_8);
        } catch (GeneralSecurityException e) {
            throw new FaultException(
                    StoreFault.TELLERS_CLOSED, StoreFault.TELLERS_CLOSED.zh(), StoreFault.TELLERS_CLOSED.en(), e);
        }
    }

    private Cipher cipher(int mode, String tipNo, byte[] nonce) throws GeneralSecurityException {
        Cipher cipher = Cipher.getInstance(CIPHER);
        cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce));
        cipher.updateAAD(tipNo.getBytes(StandardCharsets.UTF_8));
        return cipher;
    }
}
