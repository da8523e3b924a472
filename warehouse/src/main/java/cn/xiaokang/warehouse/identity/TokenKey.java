package cn.xiaokang.warehouse.identity;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Set;

/** The key of a vault's tokens: made once, readable by its owner alone, never changed, since all tokens hang on it. */
public final class TokenKey {
    private static final String FILE = "key";

    private TokenKey() {}

    /**
     * The key in a vault; where there is none yet, a new one that is on the disk when this returns. The caller holds the
     * warehouse's lock.
     */
    public static byte[] of(Path vault) {
        Path file = vault.resolve(FILE);
        try {
            if (!Files.exists(file)) {
                make(file);
            }
            byte[] key = Files.readAllBytes(file);
            if (key.length != Tokens.KEY_BYTES) {
                throw new IOException("it has " + key.length + " bytes in place of " + Tokens.KEY_BYTES);
            }
            return key;
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "Cannot read or make the vault's key " + file + ": check rights, or restore it from a backup", e);
        }
    }

    private static void make(Path file) throws IOException {
        byte[] key = new byte[Tokens.KEY_BYTES];
        new SecureRandom().nextBytes(key);
        Path unfinished = file.resolveSibling(FILE + ".tmp");
        Files.deleteIfExists(unfinished);
        try (FileChannel channel = FileChannel.open(
                unfinished,
                Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE),
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")))) {
            ByteBuffer bytes = ByteBuffer.wrap(key);
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
            channel.force(true);
        }
        Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE);
    }
}
