package cn.xiaokang.warehouse.pack;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.apache.commons.codec.digest.DigestUtils;
import org.jspecify.annotations.Nullable;

/**
 * The zip of a pack. {@code manifest.json} has the SHA-256 of every other entry, and of each line of those that hold rows; its own
 * SHA-256 is the pack's seal, which is told when the pack is made and when it is replayed. {@code manifest.sig} is the signature over
 * {@code manifest.json} by the key that this names.
 */
public final class PackFile {
    static final String MANIFEST = "manifest.json";
    static final String SIGNATURE = "manifest.sig";
    static final String ROWS = ".jsonl";
    private static final long MOST_BYTES = 512L * 1024 * 1024;

    private final Map<String, byte[]> entries = new TreeMap<>();

    /** An empty pack. */
    public PackFile() {}

    /** Adds an entry. */
    public PackFile with(String path, byte[] content) {
        entries.put(path, content);
        return this;
    }

    /** Adds an entry of text. */
    public PackFile with(String path, String text) {
        return with(path, text.getBytes(StandardCharsets.UTF_8));
    }

    /** Adds a flag with its rows. */
    public PackFile with(PackedFlag packed) {
        String folder = "flags/" + packed.flag().get("flag_id") + "/";
        with(folder + "flag.json", Json.written(packed.flag()));
        with(folder + "flag.sql", packed.sql());
        with(folder + "macros.json", Json.written(packed.macros()));
        Map<String, Map<String, String>> types = new LinkedHashMap<>();
        for (PackedTable table : packed.tables()) {
            types.put(table.name(), table.types());
            StringBuilder lines = new StringBuilder();
            table.rows()
                    .forEach(row -> lines.append(new String(Json.written(row), StandardCharsets.UTF_8))
                            .append('\n'));
            with(folder + "rows/" + table.name() + ROWS, lines.toString());
        }
        // columns stay in order, so they are written as pairs
        Map<String, List<List<String>>> columns = new TreeMap<>();
        types.forEach((name, ofTable) -> columns.put(
                name,
                ofTable.entrySet().stream()
                        .map(column -> List.of(column.getKey(), column.getValue()))
                        .toList()));
        return with(folder + "tables.json", Json.written(columns));
    }

    /**
     * The zip, and its seal.
     *
     * @param about what the manifest says beside the digests
     */
    public Sealed sealed(Map<String, Object> about) throws IOException {
        return sealed(about, manifest -> null);
    }

    /** The same, signed by that key. */
    public Sealed signed(Map<String, Object> about, SigningKey key) throws IOException {
        Map<String, Object> more = new TreeMap<>(about);
        more.put(
                "signed_by",
                new TreeMap<>(Map.of(
                        "algorithm",
                        SigningKey.ALGORITHM,
                        "public_key",
                        key.publicKey(),
                        "fingerprint",
                        key.fingerprint())));
        return sealed(more, key::sign);
    }

    private Sealed sealed(Map<String, Object> about, Function<byte[], @Nullable String> sign) throws IOException {
        Map<String, Object> manifest = new TreeMap<>(about);
        Map<String, Object> files = new TreeMap<>();
        entries.forEach((path, content) -> {
            Map<String, Object> file = new TreeMap<>();
            file.put("sha256", DigestUtils.sha256Hex(content));
            if (path.endsWith(ROWS)) {
                file.put(
                        "lines",
                        lines(content).stream().map(DigestUtils::sha256Hex).toList());
            }
            files.put(path, file);
        });
        manifest.put("files", files);
        byte[] written = Json.written(manifest);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes, StandardCharsets.UTF_8)) {
            add(zip, MANIFEST, written);
            String signature = sign.apply(written);
            if (signature != null) {
                add(zip, SIGNATURE, signature.getBytes(StandardCharsets.UTF_8));
            }
            for (Map.Entry<String, byte[]> entry : entries.entrySet()) {
                add(zip, entry.getKey(), entry.getValue());
            }
        }
        return new Sealed(bytes.toByteArray(), DigestUtils.sha256Hex(written));
    }

    /** A finished pack. */
    @SuppressWarnings("ArrayRecordComponent") // handed straight on, never compared
    public record Sealed(byte[] zip, String seal) {}

    private static void add(ZipOutputStream zip, String path, byte[] content) throws IOException {
        ZipEntry entry = new ZipEntry(path);
        entry.setTime(0);
        zip.putNextEntry(entry);
        zip.write(content);
        zip.closeEntry();
    }

    /** The entries of a zip; an IOException where it is none, or too large to be a pack. */
    static Map<String, byte[]> read(InputStream in) throws IOException {
        Map<String, byte[]> entries = new TreeMap<>();
        long left = MOST_BYTES;
        try (ZipInputStream zip = new ZipInputStream(in, StandardCharsets.UTF_8)) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                byte[] content = zip.readNBytes((int) Math.min(Integer.MAX_VALUE - 8L, left + 1));
                left -= content.length;
                if (left < 0) {
                    throw new IOException("larger than " + MOST_BYTES + " bytes");
                }
                entries.put(entry.getName(), content);
            }
        }
        return entries;
    }

    static List<byte[]> lines(byte[] content) {
        List<byte[]> lines = new ArrayList<>();
        new String(content, StandardCharsets.UTF_8)
                .lines()
                .forEach(line -> lines.add(line.getBytes(StandardCharsets.UTF_8)));
        return lines;
    }
}
