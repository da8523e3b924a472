package cn.xiaokang.etl.seal;

import cn.xiaokang.etl.workplace.Workplace;
import cn.xiaokang.etl.workplace.WorkplaceFault;
import cn.xiaokang.warehouse.vault.VaultFault;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.apache.spark.sql.SparkSession;

/**
 * Seals what an earlier version left in the vault in plain, file by file, each in one step: a load that dies in between leaves every file
 * whole, sealed or not, and the next goes on.
 */
public final class VaultSealing {
    /** How a Parquet file begins whose footer is in plain. */
    private static final byte[] PLAIN = "PAR1".getBytes(StandardCharsets.US_ASCII);

    private static final String UNFINISHED = "_sealing";

    private final SparkSession spark;
    private final SealedParquet sealed;
    private final Workplace workplace;

    /**
     * By that key.
     *
     * @param workplace where the session's tasks read and write; they seal only where that is the vault itself
     */
    public VaultSealing(SparkSession spark, SealedParquet sealed, Workplace workplace) {
        this.workplace = workplace;
        this.spark = spark;
        this.sealed = sealed;
    }

    /**
     * Seals every plain file in the vault.
     *
     * @return how many there were
     * @throws cn.xiaokang.warehouse.fault.FaultException when there are any, and tasks work elsewhere
     */
    public int seal(Path vault) {
        try {
            List<Path> plain;
            try (Stream<Path> paths = Files.walk(vault)) {
                plain = paths.filter(path -> !path.startsWith(vault.resolve(UNFINISHED)))
                        .filter(VaultSealing::isPlain)
                        .sorted()
                        .toList();
            }
            if (!plain.isEmpty() && !workplace.isHere()) {
                throw WorkplaceFault.PLAIN_VAULT.of(plain.size());
            }
            for (Path file : plain) {
                seal(vault, file);
            }
            clear(vault.resolve(UNFINISHED));
            return plain.size();
        } catch (IOException e) {
            throw VaultFault.UNWRITABLE.of(vault, e);
        }
    }

    private void seal(Path vault, Path file) throws IOException {
        spark.sparkContext().setJobDescription("vault: seal " + vault.relativize(file));
        Path unfinished = vault.resolve(UNFINISHED);
        sealed.write(
                spark.read().parquet(file.toUri().toString()).coalesce(1),
                unfinished.toUri().toString());
        try (Stream<Path> made = Files.list(unfinished)) {
            Path one = made.filter(path -> path.toString().endsWith(".parquet"))
                    .findFirst()
                    .orElseThrow(() -> new IOException("nothing was written to " + unfinished));
            Files.move(one, file, StandardCopyOption.ATOMIC_MOVE);
        }
    }

    /** The folder holds files alone: Spark has moved them out of its own folders. */
    private static void clear(Path unfinished) throws IOException {
        if (Files.isDirectory(unfinished)) {
            try (Stream<Path> left = Files.list(unfinished)) {
                for (Path file : left.toList()) {
                    Files.delete(file);
                }
            }
            Files.delete(unfinished);
        }
    }

    private static boolean isPlain(Path file) {
        if (!file.toString().endsWith(".parquet") || !Files.isRegularFile(file)) {
            return false;
        }
        try (InputStream bytes = Files.newInputStream(file)) {
            return Arrays.equals(bytes.readNBytes(PLAIN.length), PLAIN);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
