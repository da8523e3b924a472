package cn.xiaokang.warehouse.snapshot;

import cn.xiaokang.warehouse.fault.FaultException;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.commons.codec.digest.DigestUtils;
import org.apache.commons.codec.digest.MessageDigestAlgorithms;
import org.jspecify.annotations.Nullable;

/**
 * What a snapshot holds: its tables with the digest of each file, the deliveries and the catalogue it was made from, and how its
 * checks went. It bears a digest of itself, so that a torn or altered manifest is known as one.
 */
public record Manifest(
        String snapshotId,
        Instant createdAt,
        int loadNo,
        String catalogueDigest,
        LocalDate dataStartsOn,
        LocalDate dataEndsOn,
        Map<String, TableFiles> tables,
        List<String> deliveries,
        Checks checks,
        String digest) {
    /** The name of the manifest's file in the snapshot's folder. */
    public static final String FILE = "manifest.json";

    private static final JsonMapper JSON = JsonMapper.builder()
            .addModule(new JavaTimeModule())
            .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS, SerializationFeature.INDENT_OUTPUT)
            .enable(
                    DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES,
                    DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES,
                    DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    /** One table: its rows and its files, in the order of their paths. */
    public record TableFiles(long rows, List<FileEntry> files) {
        public TableFiles {
            files = List.copyOf(files);
        }
    }

    /** One file, by its path in the snapshot's folder. */
    public record FileEntry(String path, long bytes, String sha256) {}

    /** How many checks of the snapshot passed and failed. */
    public record Checks(int passed, int failed) {}

    public Manifest {
        tables = Collections.unmodifiableMap(new TreeMap<>(tables));
        deliveries = List.copyOf(deliveries);
    }

    /** A manifest that is about to be written: its digest is reckoned here. */
    public static Manifest of(
            String snapshotId,
            Instant createdAt,
            int loadNo,
            String catalogueDigest,
            LocalDate dataStartsOn,
            LocalDate dataEndsOn,
            Map<String, TableFiles> tables,
            List<String> deliveries,
            Checks checks) {
        Manifest plain = new Manifest(
                snapshotId,
                createdAt,
                loadNo,
                catalogueDigest,
                dataStartsOn,
                dataEndsOn,
                tables,
                deliveries,
                checks,
                "");
        return plain.withDigest(DigestUtils.sha256Hex(plain.json()));
    }

    private Manifest withDigest(String value) {
        return new Manifest(
                snapshotId,
                createdAt,
                loadNo,
                catalogueDigest,
                dataStartsOn,
                dataEndsOn,
                tables,
                deliveries,
                checks,
                value);
    }

    /** The files of one table as they lie in a snapshot's folder: every {@code tables/<table>/**}{@code /*.parquet}. */
    public static TableFiles tableFiles(Path snapshot, String table, long rows) throws IOException {
        return new TableFiles(rows, files(snapshot, "tables/" + table));
    }

    /** The Parquet files below a folder of a snapshot, as they are now, in the order of their paths. */
    public static List<FileEntry> files(Path snapshot, String folder) throws IOException {
        List<FileEntry> entries = new ArrayList<>();
        for (Path file : parquetFiles(snapshot.resolve(folder))) {
            entries.add(new FileEntry(
                    pathIn(snapshot, file),
                    Files.size(file),
                    new DigestUtils(MessageDigestAlgorithms.SHA_256).digestAsHex(file)));
        }
        return entries;
    }

    private static List<Path> parquetFiles(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> paths = Files.walk(folder)) {
            return paths.filter(path -> path.toString().endsWith(".parquet"))
                    .sorted()
                    .toList();
        }
    }

    private static String pathIn(Path snapshot, Path file) {
        return snapshot.relativize(file).toString().replace('\\', '/');
    }

    /**
     * The manifest in a snapshot's folder.
     *
     * @throws FaultException when it is missing, torn or not what was written
     */
    public static Manifest read(Path snapshot) {
        Path file = snapshot.resolve(FILE);
        Manifest manifest;
        try {
            manifest = JSON.readValue(Files.readAllBytes(file), Manifest.class);
        } catch (IOException e) {
            throw broken(file, e);
        }
        if (!manifest.digest()
                .equals(DigestUtils.sha256Hex(manifest.withDigest("").json()))) {
            throw broken(file, null);
        }
        return manifest;
    }

    private static FaultException broken(Path file, @Nullable Throwable cause) {
        return new FaultException(
                SnapshotFault.BROKEN_MANIFEST,
                "快照清单 " + file + " 缺失或已损坏，请改用其他快照，或重新入库。",
                "The manifest " + file + " is missing or damaged: serve another snapshot, or load again.",
                cause);
    }

    /** Writes the manifest as the last file of a snapshot's folder: it is there whole or not at all. */
    public void write(Path snapshot) throws IOException {
        Path fresh = snapshot.resolve(FILE + ".new");
        Files.write(fresh, json());
        try (FileChannel channel = FileChannel.open(fresh, StandardOpenOption.WRITE)) {
            channel.force(true);
        }
        Files.move(fresh, snapshot.resolve(FILE), StandardCopyOption.ATOMIC_MOVE);
    }

    /** Every file that isn't as the manifest says; none when the snapshot is whole. Reads all of it. */
    public List<Damage> damages(Path snapshot) {
        List<Damage> damages = new ArrayList<>();
        Set<String> listed = new HashSet<>();
        tables.forEach((table, files) -> {
            for (FileEntry entry : files.files()) {
                listed.add(entry.path());
                Damage damage = damageOf(snapshot, table, entry);
                if (damage != null) {
                    damages.add(damage);
                }
            }
        });
        try {
            for (Path file : parquetFiles(snapshot.resolve("tables"))) {
                String path = pathIn(snapshot, file);
                if (!listed.contains(path)) {
                    damages.add(new Damage(path, "不在清单中", "is not in the manifest"));
                }
            }
        } catch (IOException e) {
            damages.add(new Damage("tables", "无法读取：" + e.getMessage(), "can't be read: " + e.getMessage()));
        }
        return List.copyOf(damages);
    }

    /** Whether a file that a snapshot's manifest lists is there and as it says. Reads all of it. */
    public static boolean isWhole(Path snapshot, String table, FileEntry entry) {
        return damageOf(snapshot, table, entry) == null;
    }

    private static @Nullable Damage damageOf(Path snapshot, String table, FileEntry entry) {
        Path file = snapshot.resolve(entry.path()).normalize();
        if (!file.startsWith(snapshot.resolve("tables").resolve(table).normalize())) {
            return new Damage(entry.path(), "不在表 " + table + " 的文件夹中", "lies outside the folder of table " + table);
        }
        try {
            if (!Files.isRegularFile(file)) {
                return new Damage(entry.path(), "缺失", "is missing");
            }
            long bytes = Files.size(file);
            if (bytes != entry.bytes()) {
                return new Damage(
                        entry.path(),
                        "应为 " + entry.bytes() + " 字节，实为 " + bytes + " 字节",
                        "should have " + entry.bytes() + " bytes and has " + bytes);
            }
            return new DigestUtils(MessageDigestAlgorithms.SHA_256)
                            .digestAsHex(file)
                            .equals(entry.sha256())
                    ? null
                    : new Damage(entry.path(), "内容已变", "has other content");
        } catch (IOException e) {
            return new Damage(entry.path(), "无法读取：" + e.getMessage(), "can't be read: " + e.getMessage());
        }
    }

    private byte[] json() {
        try {
            return JSON.writeValueAsBytes(this);
        } catch (JsonProcessingException e) {
            throw new AssertionError("a manifest is plain values", e);
        }
    }
}
