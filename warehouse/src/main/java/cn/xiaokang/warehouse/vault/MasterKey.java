package cn.xiaokang.warehouse.vault;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;

/**
 * A key that seals the vault's own keys by AES-256-GCM (NIST SP 800-38D). Never used on rows, so that a change of it costs the sealing
 * of two keys and not of a city's files.
 */
final class MasterKey {
    private static final int ID_BYTES = 4;
    private static final String SEALS = "xiaokang vault keys 1";

    private final byte[] key;

    MasterKey(byte[] key) {
        if (key.length != AesGcm.KEY_BYTES) {
            throw new IllegalArgumentException("a master key has " + AesGcm.KEY_BYTES + " bytes");
        }
        this.key = key.clone();
    }

    static MasterKey fresh() {
        return new MasterKey(AesGcm.freshKey());
    }

    /** A name for the key that says nothing of it: the start of a digest. */
    String id() {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update("xiaokang vault key id".getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(Arrays.copyOf(digest.digest(key), ID_BYTES));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("This Java has no SHA-256", e);
        }
    }

    String text() {
        return Base64.getEncoder().encodeToString(key);
    }

    /** Nonce and sealed bytes. */
    byte[] seal(byte[] plain) {
        return new AesGcm(key).close(plain, SEALS);
    }

    /** What was sealed by this key; none where another key sealed it, or a bit of it was changed. */
    Optional<byte[]> unseal(byte[] sealed) {
        return new AesGcm(key).open(sealed, SEALS);
    }
}
