package cn.xiaokang.warehouse.identity;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Makes tokens: the letter of the kind and 24 hexadecimal digits of HMAC-SHA256 over kind and normal form. One key gives
 * one value one token for ever; without the key no token can be made or tried. Not for use by several threads.
 */
public final class Tokens {
    /** Bytes that a key has. */
    public static final int KEY_BYTES = 32;

    private static final String ALGORITHM = "HmacSHA256";
    private static final int TOKEN_BYTES = 12;
    private static final int MOST_REMEMBERED = 20_000;

    private final Mac mac;
    private final Map<TokenKind, Map<String, String>> remembered = new EnumMap<>(TokenKind.class);

    public Tokens(byte[] key) {
        if (key.length < KEY_BYTES) {
            throw new IllegalArgumentException("A token key has at least " + KEY_BYTES + " bytes");
        }
        try {
            mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(key, ALGORITHM));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("This Java has no " + ALGORITHM, e);
        }
    }

    /** The token of a value in its normal form. */
    public String token(TokenKind kind, String normalForm) {
        Map<String, String> known = remembered.computeIfAbsent(kind, k -> new HashMap<>());
        String token = known.get(normalForm);
        if (token == null) {
            if (known.size() >= MOST_REMEMBERED) {
                known.clear();
            }
            token = made(kind, normalForm);
            known.put(normalForm, token);
        }
        return token;
    }

    private String made(TokenKind kind, String normalForm) {
        byte[] digest = mac.doFinal((kind.word() + ':' + normalForm).getBytes(StandardCharsets.UTF_8));
        return kind.letter() + HexFormat.of().formatHex(digest, 0, TOKEN_BYTES);
    }
}
