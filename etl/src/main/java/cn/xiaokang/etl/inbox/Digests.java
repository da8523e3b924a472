package cn.xiaokang.etl.inbox;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import org.apache.commons.codec.digest.DigestUtils;

/** SHA-256 of files and texts, and the ids of deliveries made from it. */
public final class Digests {
    private static final int ID_DIGITS = 16;

    private Digests() {}

    /** The digest of bytes, in hex. */
    public static String of(byte[] bytes) {
        return DigestUtils.sha256Hex(bytes);
    }

    static String of(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file, LinkOption.NOFOLLOW_LINKS)) {
            return DigestUtils.sha256Hex(in);
        }
    }

    static String deliveryId(String file, String contentDigest) {
        return "d" + of((file + contentDigest).getBytes(StandardCharsets.UTF_8)).substring(0, ID_DIGITS);
    }
}
