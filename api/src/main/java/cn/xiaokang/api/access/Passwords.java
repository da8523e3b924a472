package cn.xiaokang.api.access;

import com.password4j.Argon2Function;
import com.password4j.types.Argon2;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.concurrent.Semaphore;

/** Hashes and checks passwords by Argon2id; the parameters stand in each hash, so that they can be raised later. */
final class Passwords {
    private static final int MEMORY_KIB = 19_456;
    private static final int ITERATIONS = 2;
    private static final int LANES = 1;
    private static final int HASH_BYTES = 32;
    private static final int SALT_BYTES = 16;

    /** Each check takes 19 MiB: a flood of sign-ins waits here and does not fill the memory. */
    private final Semaphore atOnce = new Semaphore(4, true);

    private final SecureRandom random = new SecureRandom();
    private final String nobodysHash = hash("no account has this password");

    String hash(String password) {
        byte[] salt = new byte[SALT_BYTES];
        random.nextBytes(salt);
        Argon2Function function = Argon2Function.getInstance(
                MEMORY_KIB, ITERATIONS, LANES, HASH_BYTES, Argon2.ID, Argon2Function.ARGON2_VERSION_13);
        return function.hash(password.getBytes(StandardCharsets.UTF_8), salt).getResult();
    }

    boolean matches(String password, String hash) {
        atOnce.acquireUninterruptibly();
        try {
            return Argon2Function.getInstanceFromHash(hash)
                    .check(password.getBytes(StandardCharsets.UTF_8), hash.getBytes(StandardCharsets.UTF_8));
        } finally {
            atOnce.release();
        }
    }

    /** Takes as long as a real check, so that the time tells nobody whether an account exists. */
    void matchNobody(String password) {
        boolean unused = matches(password, nobodysHash);
    }

    /** A password of 120 random bits, easy to read aloud and to type. */
    String random() {
        byte[] bytes = new byte[15];
        random.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
