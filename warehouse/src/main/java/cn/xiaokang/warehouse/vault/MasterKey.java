package cn.xiaokang.warehouse.vault;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * A key that seals the vault's own keys by AES-256-GCM (NIST SP 800-38D). Never used on rows, so that a change of it costs the sealing
 * of two keys and not of a city's files.
 */
final class MasterKey {
    static final int BYTES = 32;
    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;
    private static final int ID_BYTES = 4;
    private static final byte[] SEALS = "xiaokang vault keys 1".getBytes(StandardCharsets.UTF_8);
    private static final SecureRandom RANDOM = new SecureRandom();

    private final byte[] key;

    MasterKey(byte[] key) {
        if (key.length != BYTES) {
            throw new IllegalArgumentException("a master key has " + BYTES + " bytes");
        }
        this.key = key.clone();
    }

    static MasterKey fresh() {
        return new MasterKey(random(BYTES));
    }

    static byte[] random(int count) {
        byte[] bytes = new byte[count];
        RANDOM.nextBytes(bytes);
        return bytes;
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
        try {
            byte[] nonce = random(NONCE_BYTES);
            byte[] sealed = cipher(Cipher.ENCRYPT_MODE, nonce).doFinal(plain);
            return ByteBuffer.allocate(nonce.length + sealed.length)
                    .put(nonce)
                    .put(sealed)
                    .array();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("This Java can't seal by AES-GCM", e);
        }
    }

    /** What was sealed by this key; none where another key sealed it, or a bit of it was changed. */
    Optional<byte[]> unseal(byte[] sealed) {
        if (sealed.length <= NONCE_BYTES) {
            return Optional.empty();
        }
        try {
            byte[] nonce = Arrays.copyOf(sealed, NONCE_BYTES);
            return Optional.of(
                    cipher(Cipher.DECRYPT_MODE, nonce).doFinal(sealed, NONCE_BYTES, sealed.length - NONCE_BYTES));
        } catch (AEADBadTagException e) {
            return Optional.empty();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("This Java can't unseal by AES-GCM", e);
        }
    }

    private Cipher cipher(int mode, byte[] nonce) throws GeneralSecurityException {
        Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(mode, new SecretKeySpec(key, "AES"), new GCMParameterSpec(TAG_BITS, nonce));
        cipher.updateAAD(SEALS);
        return cipher;
    }
}
