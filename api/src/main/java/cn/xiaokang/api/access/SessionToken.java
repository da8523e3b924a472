package cn.xiaokang.api.access;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;
import org.apache.commons.codec.digest.DigestUtils;

/** The secret of one session, as the browser holds it; the store holds its hash alone. */
record SessionToken(String secret) {
    private static final SecureRandom RANDOM = new SecureRandom();

    static SessionToken fresh() {
        byte[] bytes = new byte[32];
        RANDOM.nextBytes(bytes);
        return new SessionToken(Base64.getUrlEncoder().withoutPadding().encodeToString(bytes));
    }

    String hash() {
        return DigestUtils.sha256Hex("session:" + secret);
    }

    @Override
    public String toString() {
        return "SessionToken[" + HexFormat.of().formatHex(hash().getBytes(StandardCharsets.UTF_8), 0, 4) + "…]";
    }
}
