package cn.xiaokang.warehouse.vault;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The two keys of one vault, opened: that of its files and that of its tokens. Both were drawn once and stay, sealed in the vault by
 * the master key; all tokens hang on the second.
 */
public final class VaultKey {
    /** Where the key of the tokens lay in plain, before vaults were sealed. */
    static final String PLAIN = "key";

    private final byte[] data;
    private final byte[] token;

    VaultKey(byte[] data, byte[] token) {
        this.data = data.clone();
        this.token = token.clone();
    }

    /**
     * The keys of a vault. In a new one they are drawn and sealed, with a new master key where there is no key file yet; the plain key
     * of a vault of before is taken over and gone from it afterwards. The caller holds the warehouse's lock.
     *
     * @throws cn.xiaokang.warehouse.fault.FaultException when the key file is missing, wrong, or open to others
     */
    public static VaultKey ofLoad(Path vault, KeyFile keyFile) {
        Optional<SealedKeys> sealed = SealedKeys.in(vault);
        VaultKey key = sealed.isPresent() ? open(sealed.get(), keyFile) : draw(vault, keyFile);
        try {
            OwnFile.delete(vault.resolve(PLAIN));
        } catch (IOException e) {
            throw VaultFault.UNWRITABLE.of(vault.resolve(PLAIN), e);
        }
        return key;
    }

    /**
     * The keys of a vault that is sealed already; nothing is made.
     *
     * @throws cn.xiaokang.warehouse.fault.FaultException when it is not sealed, or the key file is missing, wrong, or open to others
     */
    public static VaultKey of(Path vault, KeyFile keyFile) {
        return open(SealedKeys.in(vault).orElseThrow(() -> VaultFault.NOT_SEALED.of(vault)), keyFile);
    }

    private static VaultKey open(SealedKeys sealed, KeyFile keyFile) {
        MasterKey master = keyFile.read().orElseThrow(() -> VaultFault.KEY_MISSING.of(keyFile.path()));
        return sealed.openedBy(master).orElseThrow(() -> VaultFault.WRONG_KEY.of(keyFile.path()));
    }

    private static VaultKey draw(Path vault, KeyFile keyFile) {
        Path plain = vault.resolve(PLAIN);
        try {
            boolean isOfBefore = Files.exists(plain);
            if (!isOfBefore && hasFiles(vault)) {
                throw VaultFault.KEYS_LOST.of(vault.resolve(SealedKeys.FILE));
            }
            byte[] token = isOfBefore ? Files.readAllBytes(plain) : AesGcm.freshKey();
            if (token.length != AesGcm.KEY_BYTES) {
                throw VaultFault.KEY_BROKEN.of(plain);
            }
            MasterKey master = keyFile.readOrDraw();
            VaultKey key = new VaultKey(AesGcm.freshKey(), token);
            SealedKeys.of(SealedKeys.Seal.of(master, key)).write(vault);
            return key;
        } catch (IOException e) {
            throw VaultFault.UNWRITABLE.of(vault, e);
        }
    }

    private static boolean hasFiles(Path vault) throws IOException {
        try (Stream<Path> paths = Files.walk(vault)) {
            return paths.anyMatch(path -> path.toString().endsWith(".parquet"));
        }
    }

    /** The key of the vault's Parquet files, 32 bytes. */
    public byte[] data() {
        return data.clone();
    }

    /** The same as text (base 64), as DuckDB takes it. */
    public String dataText() {
        return Base64.getEncoder().encodeToString(data);
    }

    /** The key of the tokens, 32 bytes. */
    public byte[] token() {
        return token.clone();
    }
}
