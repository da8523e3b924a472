package cn.xiaokang.api.cases;

import cn.xiaokang.api.problem.RequestFault;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import org.apache.commons.codec.digest.DigestUtils;

/** The files that inspectors brought, each under its SHA-256 in the server's own folder. */
public final class EvidenceFiles {
    /** The most that one file may hold. */
    public static final int MOST_MEGABYTES = 10;

    private static final int MOST_BYTES = MOST_MEGABYTES * 1024 * 1024;

    private final Path folder;

    /** The files below the server's own folder, which only its owner can read. */
    public EvidenceFiles(Path state) {
        this.folder = state.resolve("evidence");
    }

    /** Keeps what the stream holds; the same content is kept once. */
    Kept keep(InputStream content) {
        try {
            byte[] bytes = content.readNBytes(MOST_BYTES + 1);
            if (bytes.length > MOST_BYTES) {
                throw CaseFault.FILE_TOO_LARGE.with(MOST_MEGABYTES);
            }
            if (bytes.length == 0) {
                throw CaseFault.BAD_STEP.with("file: 文件为空 / the file is empty");
            }
            String sha256 = DigestUtils.sha256Hex(bytes);
            Files.createDirectories(folder);
            Path part = Files.createTempFile(folder, "part", null);
            Files.write(part, bytes);
            Files.move(part, folder.resolve(sha256), StandardCopyOption.ATOMIC_MOVE);
            return new Kept(sha256, bytes.length);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot keep a file of evidence", e);
        }
    }

    /** The content of a file, which must be what its name says; a problem where it is gone or changed. */
    byte[] read(String sha256) {
        try {
            byte[] bytes = Files.readAllBytes(folder.resolve(sha256));
            if (DigestUtils.sha256Hex(bytes).equals(sha256)) {
                return bytes;
            }
        } catch (IOException gone) {
            throw RequestFault.UNKNOWN_THING.with(sha256);
        }
        throw RequestFault.UNKNOWN_THING.with(sha256);
    }

    /** Whether the file is there with the content that its name says. */
    public boolean isWhole(String sha256) {
        try {
            Path file = folder.resolve(sha256);
            return Files.exists(file)
                    && DigestUtils.sha256Hex(Files.readAllBytes(file)).equals(sha256);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read the evidence " + sha256, e);
        }
    }

    record Kept(String sha256, long bytes) {}
}
