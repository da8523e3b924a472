package cn.xiaokang.api.access;

import com.eatthepath.otp.TimeBasedOneTimePasswordGenerator;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.InvalidKeyException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.util.OptionalLong;
import java.util.regex.Pattern;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;
import org.apache.commons.codec.binary.Base32;

/** Codes of six digits that change each half minute (TOTP, RFC 6238): HMAC-SHA1, as every authenticator app knows them. */
final class TotpCodes {
    private static final int SECRET_BYTES = 20;
    private static final Pattern CODE = Pattern.compile("[0-9]{6}");

    /** A code of the step before and of the step after counts too: clocks differ, and typing takes time (RFC 6238, 5.2). */
    private static final int STEPS_AROUND = 1;

    private final TimeBasedOneTimePasswordGenerator generator = new TimeBasedOneTimePasswordGenerator();
    private final SecureRandom random = new SecureRandom();
    private final Clock clock;

    TotpCodes(Clock clock) {
        this.clock = clock;
    }

    /** A secret of 160 random bits in Base32 (RFC 4648), as it is typed into an app. */
    String secret() {
        byte[] bytes = new byte[SECRET_BYTES];
        random.nextBytes(bytes);
        return new Base32().encodeToString(bytes);
    }

    /** What an app reads from a QR code: the secret with the names under which it files it. */
    static String address(String user, String secret) {
        return "otpauth://totp/Xiaokang:%s?secret=%s&issuer=Xiaokang"
                .formatted(URLEncoder.encode(user, StandardCharsets.UTF_8), secret);
    }

    /** The time step that a code belongs to, where it is right now; empty where it is wrong. */
    OptionalLong step(String secret, String code) {
        if (!CODE.matcher(code).matches()) {
            return OptionalLong.empty();
        }
        SecretKey key = key(secret);
        long seconds = generator.getTimeStep().toSeconds();
        long now = clock.instant().getEpochSecond() / seconds;
        OptionalLong found = OptionalLong.empty();
        for (long step = now - STEPS_AROUND; step <= now + STEPS_AROUND; step++) {
            // Each step is tried, whichever fits: the time tells nothing.
            if (MessageDigest.isEqual(
                    code.getBytes(StandardCharsets.US_ASCII),
                    code(key, Instant.ofEpochSecond(step * seconds)).getBytes(StandardCharsets.US_ASCII))) {
                found = OptionalLong.of(step);
            }
        }
        return found;
    }

    private String code(SecretKey key, Instant at) {
        try {
            return generator.generateOneTimePasswordString(key, at);
        } catch (InvalidKeyException e) {
            throw new IllegalStateException("a key for HMAC is never invalid", e);
        }
    }

    private SecretKey key(String secret) {
        return new SecretKeySpec(new Base32().decode(secret), generator.getAlgorithm());
    }
}
