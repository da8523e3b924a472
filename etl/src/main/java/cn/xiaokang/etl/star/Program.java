package cn.xiaokang.etl.star;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.apache.commons.codec.binary.Hex;
import org.apache.commons.codec.digest.DigestUtils;

/**
 * The program that makes snapshots, told apart by its code: tables that another one made are not taken over.
 *
 * @param digest of the load's own classes and of those of {@code warehouse}, with the version of Spark; 64 hexadecimal digits. The SQL is
 *     the catalogue's, which has a digest of its own
 */
public record Program(String digest) {
    /** The file of a snapshot's folder that names the program; its tables' own digests stand in the manifest. */
    private static final String FILE = "program.sha256";

    private static final String OWN = "cn/xiaokang/";

    /** Writes into a snapshot's folder that this program made it. */
    public void sign(Path snapshot) {
        try {
            Files.writeString(snapshot.resolve(FILE), digest);
        } catch (IOException e) {
            throw new UncheckedIOException("writing " + FILE + " into " + snapshot, e);
        }
    }

    /** Whether this program made a snapshot; one that doesn't say so counts as another's. */
    public boolean made(Path snapshot) {
        try {
            Path file = snapshot.resolve(FILE);
            return Files.isRegularFile(file) && Files.readString(file).equals(digest);
        } catch (IOException e) {
            return false;
        }
    }

    /** The one that runs. */
    public static Program own() {
        MessageDigest digest = DigestUtils.getSha256Digest();
        digest.update(org.apache.spark.package$.MODULE$.SPARK_VERSION().getBytes(StandardCharsets.UTF_8));
        for (Class<?> one : List.of(Program.class, cn.xiaokang.warehouse.catalogue.Catalogue.class)) {
            try {
                Path place = Path.of(locationOf(one));
                if (Files.isDirectory(place)) {
                    add(digest, place);
                } else {
                    try (FileSystem jar = FileSystems.newFileSystem(place)) {
                        add(digest, jar.getPath("/"));
                    }
                }
            } catch (IOException e) {
                throw new UncheckedIOException("reading the program's own classes", e);
            }
        }
        return new Program(Hex.encodeHexString(digest.digest()));
    }

    private static URI locationOf(Class<?> one) {
        try {
            return Objects.requireNonNull(
                            one.getProtectionDomain().getCodeSource().getLocation())
                    .toURI();
        } catch (URISyntaxException e) {
            throw new IllegalStateException("where the program lies is a file", e);
        }
    }

    private static void add(MessageDigest digest, Path root) throws IOException {
        List<Path> classes;
        try (Stream<Path> files = Files.walk(root.resolve(OWN))) {
            classes = files.filter(file -> file.toString().endsWith(".class"))
                    .sorted()
                    .toList();
        }
        for (Path file : classes) {
            digest.update(root.relativize(file).toString().getBytes(StandardCharsets.UTF_8));
            try (InputStream bytes = Files.newInputStream(file)) {
                DigestUtils.updateDigest(digest, bytes);
            }
        }
    }
}
