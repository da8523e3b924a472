package cn.xiaokang.etl.seal;

import java.util.Base64;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;
import org.apache.parquet.crypto.DecryptionPropertiesFactory;
import org.apache.parquet.crypto.EncryptionPropertiesFactory;
import org.apache.parquet.crypto.FileDecryptionProperties;
import org.apache.parquet.crypto.FileEncryptionProperties;
import org.apache.parquet.crypto.ParquetCipher;
import org.apache.parquet.crypto.ParquetCryptoRuntimeException;
import org.apache.parquet.hadoop.api.WriteSupport.WriteContext;

/**
 * Tells Parquet's writer and reader the key of the vault's files: one key for footer and columns (uniform encryption, AES_GCM_V1), which
 * is the form that DuckDB reads. Made by Parquet, from the name in the options of one read or write.
 */
public final class VaultCipher implements EncryptionPropertiesFactory, DecryptionPropertiesFactory {
    /** The option that bears the key. Spark leaves options with this word out of what it prints. */
    static final String KEY = "xiaokang.vault.secret";

    @Override
    public FileEncryptionProperties getFileEncryptionProperties(
            Configuration configuration, Path file, WriteContext context) {
        return FileEncryptionProperties.builder(key(configuration))
                .withAlgorithm(ParquetCipher.AES_GCM_V1)
                .build();
    }

    @Override
    public FileDecryptionProperties getFileDecryptionProperties(Configuration configuration, Path file) {
        return FileDecryptionProperties.builder()
                .withFooterKey(key(configuration))
                .build();
    }

    private static byte[] key(Configuration configuration) {
        String text = configuration.get(KEY);
        if (text == null) {
            throw new ParquetCryptoRuntimeException("the vault's key is not among the options");
        }
        return Base64.getDecoder().decode(text);
    }
}
