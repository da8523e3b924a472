package cn.xiaokang.warehouse.vault;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Optional;

/**
 * Where the master key lies: one line that its owner alone may read, in a folder apart from the data. Whoever has the data and not this
 * file has no name, no identity number and no account.
 */
public final class KeyFile {
    private static final String HEAD = "xiaokang-vault-key-1 ";
    private static final int MOST_BYTES = 4096;

    private final Path file;

    private KeyFile(Path file) {
        this.file = file.toAbsolutePath().normalize();
    }

    /**
     * A key file apart from those folders; it need not be there yet.
     *
     * @param folders the warehouse's folder, the server's state
     * @throws cn.xiaokang.warehouse.fault.FaultException when it lies in one of them
     */
    public static KeyFile apartFrom(Path file, Path... folders) {
        KeyFile key = new KeyFile(file);
        for (Path folder : folders) {
            if (real(key.file).startsWith(real(folder))) {
                throw VaultFault.KEY_BESIDE_DATA.of(file);
            }
        }
        return key;
    }

    /** Where it lies when nobody says otherwise: in the home of the user, never in the working folder. */
    public static Path usual() {
        return Path.of(System.getProperty("user.home"), ".config", "xiaokang", "vault.key");
    }

    /** Where it lies. */
    public Path path() {
        return file;
    }

    /** Whether there is one that this process may read. */
    public boolean isThere() {
        return Files.isReadable(file);
    }

    /**
     * Refuses a key that others may read.
     *
     * @throws cn.xiaokang.warehouse.fault.FaultException when they may
     */
    public void refuseOpenToOthers() {
        try {
            if (isThere() && OwnFile.isOpenToOthers(file)) {
                throw VaultFault.KEY_OPEN_TO_OTHERS.of(file);
            }
        } catch (IOException e) {
            throw VaultFault.KEY_MISSING.of(file, e);
        }
    }

    /** The key in it; none where there is no file that this process may read. */
    Optional<MasterKey> read() {
        if (!isThere()) {
            return Optional.empty();
        }
        refuseOpenToOthers();
        try {
            if (Files.size(file) > MOST_BYTES) {
                throw VaultFault.KEY_BROKEN.of(file);
            }
            String line = Files.readString(file).strip();
            if (!line.startsWith(HEAD)) {
                throw VaultFault.KEY_BROKEN.of(file);
            }
            return Optional.of(new MasterKey(Base64.getDecoder().decode(line.substring(HEAD.length()))));
        } catch (IOException | IllegalArgumentException e) {
            throw VaultFault.KEY_BROKEN.of(file, e);
        }
    }

    /** The key in it, drawn where there is none; two loads that draw at once hold the same one afterwards. */
    MasterKey readOrDraw() {
        return read().orElseGet(() -> {
            try {
                OwnFile.makeFolder(file);
                OwnFile.make(file, line(MasterKey.fresh()));
            } catch (IOException e) {
                throw VaultFault.UNWRITABLE.of(file, e);
            }
            return read().orElseThrow(() -> VaultFault.KEY_MISSING.of(file));
        });
    }

    private static String line(MasterKey key) {
        return HEAD + key.text() + "\n";
    }

    /** Puts a key into the file, in one step. */
    void write(MasterKey key) {
        try {
            OwnFile.makeFolder(file);
            OwnFile.write(file, line(key));
        } catch (IOException e) {
            throw VaultFault.UNWRITABLE.of(file, e);
        }
    }

    /** Moves this file into the other's place, in one step. */
    void takeThePlaceOf(KeyFile other) {
        try {
            OwnFile.replace(other.file, file);
        } catch (IOException e) {
            throw VaultFault.UNWRITABLE.of(other.file, e);
        }
    }

    /** The file beside it with another ending, such as that of the key of before. */
    KeyFile beside(String ending) {
        return new KeyFile(file.resolveSibling(file.getFileName() + ending));
    }

    /** Through all links, as far as the path is there. */
    private static Path real(Path path) {
        Path whole = path.toAbsolutePath().normalize();
        Path there = whole;
        while (there != null && !Files.exists(there)) {
            there = there.getParent();
        }
        try {
            return there == null
                    ? whole
                    : there.toRealPath().resolve(there.relativize(whole)).normalize();
        } catch (IOException e) {
            throw VaultFault.KEY_MISSING.of(path, e);
        }
    }
}
