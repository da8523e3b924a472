package cn.xiaokang.etl.link;

import de.siegmar.fastcsv.writer.CsvWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Writes a linkage as {@code pairs.csv}, {@code clusters.csv} and {@code model.csv}. */
final class LinkFiles {
    private LinkFiles() {}

    static void write(LinkResult result, String[] ids, Path folder) {
        try {
            Files.createDirectories(folder);
            pairs(result, ids, folder.resolve("pairs.csv"));
            clusters(result, ids, folder.resolve("clusters.csv"));
            model(result, folder.resolve("model.csv"));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write to " + folder, e);
        }
    }

    /** Grain: a pair that is taken; weight in bits, probability, and how each field compares. */
    private static void pairs(LinkResult result, String[] ids, Path file) throws IOException {
        List<LinkField> fields = result.records().fields();
        try (CsvWriter out = CsvWriter.builder().build(file, StandardCharsets.UTF_8)) {
            List<String> header = new ArrayList<>(List.of("left_id", "right_id", "weight", "probability"));
            fields.forEach(field -> header.add(field.left()));
            out.writeRecord(header);
            Links links = result.links();
            for (int link = 0; link < links.size(); link++) {
                List<String> row = new ArrayList<>();
                row.add(ids[links.left(link)]);
                row.add(ids[links.right(link)]);
                row.add(String.format(Locale.ROOT, "%.3f", links.weight(link)));
                row.add(String.format(Locale.ROOT, "%.6f", links.probability(link)));
                for (int field = 0; field < fields.size(); field++) {
                    row.add(Comparison.name(Comparison.level(links.pattern(link), field)));
                }
                out.writeRecord(row);
            }
        }
    }

    /** Grain: a record of a cluster of two and more. */
    private static void clusters(LinkResult result, String[] ids, Path file) throws IOException {
        int[] clusters = result.clusters();
        int[] sizes = new int[clusters.length];
        for (int cluster : clusters) {
            sizes[cluster]++;
        }
        try (CsvWriter out = CsvWriter.builder().build(file, StandardCharsets.UTF_8)) {
            out.writeRecord("cluster", "file", "id");
            for (int first = 0; first < clusters.length; first++) {
                // members lie close together in no order that is cheap to find, so each row names its cluster
                if (sizes[clusters[first]] > 1) {
                    out.writeRecord(
                            Integer.toString(clusters[first] + 1),
                            first < result.records().left() ? "1" : "2",
                            ids[first]);
                }
            }
        }
    }

    /** Grain: a field and level: its chance among pairs of one person, related and strange pairs, and its weight. */
    private static void model(LinkResult result, Path file) throws IOException {
        LinkModel model = result.model();
        try (CsvWriter out = CsvWriter.builder().build(file, StandardCharsets.UTF_8)) {
            out.writeRecord("field", "kind", "level", "same", "related", "strange", "weight");
            for (int field = 0; field < model.fields().size(); field++) {
                for (int level = 0; level < Comparison.LEVELS; level++) {
                    if (!Comparison.isEvidence(level)) {
                        continue;
                    }
                    out.writeRecord(
                            model.fields().get(field).left(),
                            model.fields().get(field).kind().name().toLowerCase(Locale.ROOT),
                            Comparison.name(level),
                            String.format(Locale.ROOT, "%.6g", model.same()[field][level]),
                            String.format(Locale.ROOT, "%.6g", model.related()[field][level]),
                            String.format(Locale.ROOT, "%.6g", model.strange()[field][level]),
                            String.format(Locale.ROOT, "%.3f", model.weight(field, level)));
                }
            }
        }
    }
}
