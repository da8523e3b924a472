package cn.xiaokang.warehouse.pack;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.commons.codec.digest.DigestUtils;
import org.jspecify.annotations.Nullable;

/**
 * What became of a pack: every entry against its digest, and each flag worked out again from the packed rows by the packed rule, in a
 * database that reads no file.
 *
 * @param seal SHA-256 of the manifest; the same as when the pack was made, unless someone has sealed it anew
 * @param same the flags that came out the same
 * @param signedBy the fingerprint of the key whose signature holds; null where there is none, or where it doesn't hold
 * @param findings what was altered, entry by entry and line by line; empty where all is whole
 */
public record Replay(String seal, @Nullable String signedBy, List<String> same, List<Finding> findings) {
    private static final Pattern FLAG = Pattern.compile("flags/(f[0-9a-zA-Z]+)/flag\\.json");

    /** Something altered, in both languages. */
    public record Finding(String zh, String en) {}

    /** Whether nothing was altered and every flag came out the same. */
    public boolean isWhole() {
        return findings.isEmpty();
    }

    /** Replays a pack; an IOException where the file is no pack. */
    public static Replay of(InputStream in) throws IOException {
        Map<String, byte[]> entries = PackFile.read(in);
        byte[] manifest = entries.remove(PackFile.MANIFEST);
        if (manifest == null) {
            throw new IOException("it has no " + PackFile.MANIFEST);
        }
        byte[] signature = entries.remove(PackFile.SIGNATURE);
        List<Finding> findings = new ArrayList<>();
        JsonNode told = Json.read(manifest, new TypeReference<JsonNode>() {});
        String signedBy = signedBy(manifest, signature, told.path("signed_by"), findings);
        compare(entries, told.path("files"), findings);
        List<String> same = new ArrayList<>();
        for (String path : entries.keySet()) {
            Matcher flag = FLAG.matcher(path);
            if (flag.matches() && replayed(entries, flag.group(1), findings)) {
                same.add(flag.group(1));
            }
        }
        return new Replay(DigestUtils.sha256Hex(manifest), signedBy, List.copyOf(same), List.copyOf(findings));
    }

    /** A pack of before has no signature and names no key; one that names a key must bear its signature. */
    private static @Nullable String signedBy(
            byte[] manifest, byte @Nullable [] signature, JsonNode signedBy, List<Finding> findings) {
        if (signature == null && signedBy.isMissingNode()) {
            return null;
        }
        String key = signedBy.path("public_key").asText();
        if (signature == null || !SigningKey.isBy(key, manifest, new String(signature, StandardCharsets.UTF_8))) {
            findings.add(
                    new Finding(
                            "签名不成立：清单或签名被改动，或不是清单所写的密钥所签",
                            "the signature does not hold: manifest or signature were altered, or it is not by the key that the manifest names"));
            return null;
        }
        return SigningKey.fingerprint(key);
    }

    private static void compare(Map<String, byte[]> entries, JsonNode files, List<Finding> findings) {
        TreeSet<String> paths = new TreeSet<>(entries.keySet());
        files.fieldNames().forEachRemaining(paths::add);
        for (String path : paths) {
            byte[] content = entries.get(path);
            JsonNode file = files.path(path);
            if (content == null) {
                findings.add(new Finding("缺少文件 " + path, path + " is missing"));
            } else if (file.isMissingNode()) {
                findings.add(new Finding("多出文件 " + path, path + " was added"));
            } else if (!file.path("sha256").asText().equals(DigestUtils.sha256Hex(content))) {
                altered(path, content, file.path("lines"), findings);
            }
        }
    }

    private static void altered(String path, byte[] content, JsonNode lines, List<Finding> findings) {
        if (!lines.isArray()) {
            findings.add(new Finding("文件 " + path + " 被改动", path + " was altered"));
            return;
        }
        List<byte[]> now = PackFile.lines(content);
        if (now.size() != lines.size()) {
            findings.add(new Finding(
                    "文件 " + path + " 原有 " + lines.size() + " 行，现有 " + now.size() + " 行",
                    path + " had " + lines.size() + " lines and has " + now.size()));
        }
        for (int i = 0; i < Math.min(now.size(), lines.size()); i++) {
            if (!lines.get(i).asText().equals(DigestUtils.sha256Hex(now.get(i)))) {
                findings.add(new Finding(
                        "文件 " + path + " 第 " + (i + 1) + " 行被改动", path + ", line " + (i + 1) + " was altered"));
                if (now.size() != lines.size()) {
                    return; // every line behind one that was taken out or put in differs too
                }
            }
        }
    }

    private static boolean replayed(Map<String, byte[]> entries, String id, List<Finding> findings) {
        try {
            PackedFlag packed = packed(entries, "flags/" + id + "/");
            Optional<Map<String, @Nullable String>> again = Slicing.rerun(packed);
            if (again.isEmpty()) {
                findings.add(new Finding("疑点 " + id + " 重算后不再出现", "flag " + id + " does not come out again"));
                return false;
            }
            List<String> different = packed.flag().keySet().stream()
                    .filter(column -> !Objects.equals(
                            packed.flag().get(column), again.get().get(column)))
                    .map(column -> column + ": " + packed.flag().get(column) + " → "
                            + again.get().get(column))
                    .toList();
            if (!different.isEmpty()) {
                String said = String.join("; ", different);
                findings.add(
                        new Finding("疑点 " + id + " 重算后不同：" + said, "flag " + id + " comes out otherwise: " + said));
            }
            return different.isEmpty();
        } catch (SQLException | JsonProcessingException | IllegalArgumentException e) {
            String said = String.valueOf(e.getMessage()).lines().findFirst().orElse("");
            findings.add(new Finding("疑点 " + id + " 无法重算：" + said, "flag " + id + " can't be replayed: " + said));
            return false;
        }
    }

    private static PackedFlag packed(Map<String, byte[]> entries, String folder) throws JsonProcessingException {
        Map<String, List<List<String>>> columns =
                Json.read(entry(entries, folder + "tables.json"), new TypeReference<>() {});
        List<PackedTable> tables = new ArrayList<>();
        for (Map.Entry<String, List<List<String>>> table : columns.entrySet()) {
            Map<String, String> types = new LinkedHashMap<>();
            table.getValue().forEach(column -> types.put(column.get(0), column.get(1)));
            List<List<@Nullable String>> rows = new ArrayList<>();
            for (byte[] line : PackFile.lines(entry(entries, folder + "rows/" + table.getKey() + PackFile.ROWS))) {
                rows.add(Json.read(line, new TypeReference<List<@Nullable String>>() {}));
            }
            tables.add(new PackedTable(table.getKey(), types, rows));
        }
        return new PackedFlag(
                Json.read(entry(entries, folder + "flag.json"), new TypeReference<Map<String, @Nullable String>>() {}),
                Scope.CITY,
                new String(entry(entries, folder + "flag.sql"), StandardCharsets.UTF_8),
                Json.read(entry(entries, folder + "macros.json"), new TypeReference<List<String>>() {}),
                tables);
    }

    private static byte[] entry(Map<String, byte[]> entries, String path) {
        byte[] content = entries.get(path);
        if (content == null) {
            throw new IllegalArgumentException(path + " is missing");
        }
        return content;
    }
}
