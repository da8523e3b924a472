package cn.xiaokang.api.backup;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Map;
import org.apache.commons.codec.digest.DigestUtils;

/**
 * What a backup holds; it stands beside the files as backup.json, and is written last.
 *
 * @param madeAt when
 * @param snapshotId the snapshot that was served
 * @param files each file's path within the backup, with its size and digest
 */
record BackupList(String madeAt, String snapshotId, Map<String, Held> files) {
    static final String NAME = "backup.json";

    private static final ObjectMapper JSON = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

    /** One file: its size in bytes and its SHA-256. */
    record Held(long bytes, String sha256) {}

    static BackupList read(Path backup) {
        try {
            return JSON.readValue(backup.resolve(NAME).toFile(), BackupList.class);
        } catch (IOException e) {
            throw BackupFault.NO_LIST.with(backup);
        }
    }

    void write(Path backup) throws IOException {
        JSON.writeValue(backup.resolve(NAME).toFile(), this);
    }

    /** Copies a file and says what was copied. */
    static Held copy(Path from, Path to) throws IOException {
        Files.createDirectories(to.resolveSibling("."));
        MessageDigest digest = DigestUtils.getSha256Digest();
        long bytes;
        try (InputStream in = new DigestInputStream(Files.newInputStream(from), digest);
                OutputStream out = Files.newOutputStream(to)) {
            bytes = in.transferTo(out);
        }
        return new Held(bytes, HexFormat.of().formatHex(digest.digest()));
    }

    /** What a file holds. */
    static Held of(Path file) throws IOException {
        MessageDigest digest = DigestUtils.getSha256Digest();
        long bytes;
        try (InputStream in = new DigestInputStream(Files.newInputStream(file), digest)) {
            bytes = in.transferTo(OutputStream.nullOutputStream());
        }
        return new Held(bytes, HexFormat.of().formatHex(digest.digest()));
    }
}
