package cn.xiaokang.etl.load;

import cn.xiaokang.warehouse.identity.Tokens;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;

/** The key of the tokens, made at the first load and kept in the vault for its owner alone. */
final class TokenKey {
    private TokenKey() {}

    /** The vault's key; a new one where it has none. The caller holds the warehouse's lock. */
    static byte[] of(Path vault) {
        Path file = vault.resolve("key");
        try {
            if (!Files.exists(file)) {
                byte[] key = new byte[Tokens.KEY_BYTES];
                new SecureRandom().nextBytes(key);
                Path fresh = vault.resolve("key.new");
                Files.deleteIfExists(fresh);
                Files.createFile(
                        fresh, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
                Files.write(fresh, key);
                Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE);
            }
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new UncheckedIOException("reading the key of the tokens in " + vault, e);
        }
    }
}
