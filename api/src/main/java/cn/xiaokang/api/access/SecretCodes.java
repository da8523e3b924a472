package cn.xiaokang.api.access;

import cn.xiaokang.warehouse.identity.TokenKey;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Locale;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Codes on paper that open one thing to whoever holds them: 80 random bits in sixteen characters that can't be mistaken for each
 * other (Crockford's base 32). What is kept is HMAC-SHA256 under a key of this server, so that a stolen store opens nothing.
 */
public final class SecretCodes {
    private static final String ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
    private static final int CHARACTERS = 16;
    private static final int A_GROUP = 4;
    private static final int MOST_TYPED = 64;
    private static final String ALGORITHM = "HmacSHA256";
    private static final SecureRandom RANDOM = new SecureRandom();

    private final SecretKeySpec key;
    private final String purpose;

    private SecretCodes(byte[] key, String purpose) {
        this.key = new SecretKeySpec(key, ALGORITHM);
        this.purpose = purpose;
    }

    /**
     * The codes of a purpose, under the key in that folder of the server's state, which is made where there is none. A code of one
     * purpose is none of another.
     */
    public static SecretCodes in(Path folder, String purpose) throws IOException {
        Files.createDirectories(folder);
        return new SecretCodes(TokenKey.of(folder), purpose);
    }

    /** A code that nobody has had, as it is printed: four groups of four. */
    public static String fresh() {
        StringBuilder code = new StringBuilder();
        for (int i = 0; i < CHARACTERS; i++) {
            code.append(i > 0 && i % A_GROUP == 0 ? "-" : "")
                    .append(ALPHABET.charAt(RANDOM.nextInt(ALPHABET.length())));
        }
        return code.toString();
    }

    /** What is kept of a code, and asked for when someone types it; one step for whatever is typed, sound or not. */
    public String hash(String typed) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            return HexFormat.of()
                    .formatHex(mac.doFinal((purpose + ":" + normalForm(typed)).getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("This Java has no " + ALGORITHM, e);
        }
    }

    /** As it was made: without spaces and dashes, letters that people mistake put right. */
    private static String normalForm(String typed) {
        return typed.substring(0, Math.min(typed.length(), MOST_TYPED))
                .toUpperCase(Locale.ROOT)
                .replaceAll("[^0-9A-Z]", "")
                .replace('O', '0')
                .replace('I', '1')
                .replace('L', '1');
    }
}
