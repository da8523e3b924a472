package cn.xiaokang.warehouse.vault;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

/**
 * The vault's {@code keys.json}: its two keys, sealed by one master key, or by two in the middle of a rotation.
 *
 * @param format the version of this form
 * @param seals one for each master key that opens them
 */
record SealedKeys(int format, List<Seal> seals) {
    /** The file's name in the vault. */
    static final String FILE = "keys.json";

    private static final int FORMAT = 1;
    private static final ObjectMapper JSON = new ObjectMapper();

    /**
     * Both keys, sealed.
     *
     * @param masterKey the id of the master key
     * @param sealed nonce and sealed bytes, in base 64
     */
    record Seal(String masterKey, String sealed) {
        static Seal of(MasterKey master, VaultKey keys) {
            byte[] both = Arrays.copyOf(keys.data(), keys.data().length + keys.token().length);
            System.arraycopy(keys.token(), 0, both, keys.data().length, keys.token().length);
            return new Seal(master.id(), Base64.getEncoder().encodeToString(master.seal(both)));
        }

        byte[] bytes() {
            return Base64.getDecoder().decode(sealed);
        }
    }

    static SealedKeys of(Seal... seals) {
        return new SealedKeys(FORMAT, List.of(seals));
    }

    /** Those in a vault; none where there is no such file. */
    static Optional<SealedKeys> in(Path vault) {
        Path file = vault.resolve(FILE);
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        try {
            SealedKeys keys = JSON.readValue(file.toFile(), SealedKeys.class);
            if (keys.format() != FORMAT || keys.seals() == null || keys.seals().isEmpty()) {
                throw VaultFault.KEYS_LOST.of(file);
            }
            keys.seals().forEach(Seal::bytes);
            return Optional.of(keys);
        } catch (IOException | IllegalArgumentException e) {
            throw VaultFault.KEYS_LOST.of(file, e);
        }
    }

    /** The keys by that master key; none where it sealed none of them. */
    Optional<VaultKey> openedBy(MasterKey master) {
        return seals.stream()
                .filter(seal -> seal.masterKey().equals(master.id()))
                .flatMap(seal -> master.unseal(seal.bytes()).stream())
                .filter(both -> both.length == 2 * AesGcm.KEY_BYTES)
                .map(both -> new VaultKey(
                        Arrays.copyOf(both, AesGcm.KEY_BYTES), Arrays.copyOfRange(both, AesGcm.KEY_BYTES, both.length)))
                .findFirst();
    }

    void write(Path vault) {
        Path file = vault.resolve(FILE);
        try {
            OwnFile.writeForGroup(file, JSON.writerWithDefaultPrettyPrinter().writeValueAsString(this) + "\n");
        } catch (IOException e) {
            throw VaultFault.UNWRITABLE.of(file, e);
        }
    }
}
