package cn.xiaokang.api;

import com.eatthepath.otp.TimeBasedOneTimePasswordGenerator;
import java.math.BigInteger;
import java.security.InvalidKeyException;
import java.time.Instant;
import java.util.Arrays;
import javax.crypto.spec.SecretKeySpec;

/** What an authenticator app shows; it decodes the secret by other means than the server does. */
public final class Authenticator {
    private static final String LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
    private static final int BYTES = 20;

    private Authenticator() {}

    /** The code of a secret at a moment. */
    public static String shows(String secret, Instant at) throws InvalidKeyException {
        BigInteger bits = BigInteger.ZERO;
        for (int i = 0; i < secret.length(); i++) {
            bits = bits.shiftLeft(5).or(BigInteger.valueOf(LETTERS.indexOf(secret.charAt(i))));
        }
        byte[] signed = bits.toByteArray();
        byte[] key = new byte[BYTES];
        int length = Math.min(signed.length, BYTES);
        System.arraycopy(
                Arrays.copyOfRange(signed, signed.length - length, signed.length), 0, key, BYTES - length, length);
        TimeBasedOneTimePasswordGenerator generator = new TimeBasedOneTimePasswordGenerator();
        return generator.generateOneTimePasswordString(new SecretKeySpec(key, generator.getAlgorithm()), at);
    }
}
