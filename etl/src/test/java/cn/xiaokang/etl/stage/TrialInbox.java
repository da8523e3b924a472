package cn.xiaokang.etl.stage;

import cn.xiaokang.etl.inbox.LedgerEntry;
import cn.xiaokang.etl.workplace.Workplace;
import cn.xiaokang.warehouse.catalogue.Catalogue;
import cn.xiaokang.warehouse.snapshot.Warehouse;
import cn.xiaokang.warehouse.vault.KeyFile;
import cn.xiaokang.warehouse.vault.VaultKey;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.zip.GZIPOutputStream;
import org.apache.spark.sql.Row;

/** An inbox and a warehouse in a temporary folder, and what came of their files in words. */
final class TrialInbox {
    static final Catalogue CATALOGUE = Catalogue.load();

    final Path inbox;
    final Path root;

    TrialInbox(Path folder) throws IOException {
        inbox = Files.createDirectories(folder.resolve("inbox"));
        root = folder.resolve("warehouse");
        Files.createDirectories(root);
    }

    VaultKey key() {
        Warehouse warehouse = Warehouse.at(root);
        return VaultKey.ofLoad(
                warehouse.vault(), KeyFile.apartFrom(root.resolveSibling("key").resolve("vault.key"), root));
    }

    Path put(String file, byte[] bytes) throws IOException {
        Path path = inbox.resolve(file);
        Files.createDirectories(path.resolveSibling("."));
        return Files.write(path, bytes);
    }

    Path put(String file, String text) throws IOException {
        return put(file, text.getBytes(StandardCharsets.UTF_8));
    }

    StagedLoad load() {
        return load(Bounds.DEFAULT);
    }

    StagedLoad load(Bounds bounds) {
        return new Staging(CATALOGUE, Warehouse.at(root), Workplace.here(), bounds)
                .stage(SparkForTests.session(), inbox, key(), StageProgress.SILENT);
    }

    StagedDeliveries staged() {
        return new StagedDeliveries(CATALOGUE, Warehouse.at(root), key());
    }

    List<Row> rows(String source) {
        return staged().rows(SparkForTests.session(), source)
                .orderBy("delivery_id", "line")
                .collectAsList();
    }

    /** For each file: how many rows are loaded and, after it, each refusal as line and reason. */
    Map<String, String> outcomes() {
        Map<String, List<String>> refusals =
                staged().quarantine(SparkForTests.session()).orderBy("file", "line").collectAsList().stream()
                        .collect(Collectors.groupingBy(
                                row -> row.getString(2),
                                Collectors.mapping(
                                        row -> (row.getInt(3) == 0 ? "" : row.getInt(3) + " ") + row.getString(5),
                                        Collectors.toList())));
        Map<String, String> outcomes = new TreeMap<>();
        staged().ledger().entries().forEach(entry -> outcomes.put(entry.file(), outcome(entry, refusals)));
        return outcomes;
    }

    private static String outcome(LedgerEntry entry, Map<String, List<String>> refusals) {
        String refused = String.join(", ", refusals.getOrDefault(entry.file(), List.of()));
        if (entry.isRefused()) {
            return refused;
        }
        return entry.loaded() + " loaded" + (refused.isEmpty() ? "" : "; " + refused);
    }

    static byte[] gzip(byte[] bytes) throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(packed)) {
            out.write(bytes);
        }
        return packed.toByteArray();
    }
}
