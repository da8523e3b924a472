package cn.xiaokang.etl.city;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.StringJoiner;

/** Writes the truth: CSV in UTF-8 with a header, sorted, so that equal cities give equal files. */
final class TruthFiles {
    private final Path folder;

    TruthFiles(Path folder) {
        this.folder = folder;
    }

    void deliveries(
            Map<String, Long> rows, List<DeliveryWriter.Refused> refused, List<DeliveryWriter.Mistyped> mistyped)
            throws IOException {
        Files.createDirectories(folder);
        table(
                "rows.csv",
                "source,rows",
                rows.entrySet().stream()
                        .map(e -> List.of(e.getKey(), e.getValue().toString()))
                        .toList());
        table(
                "quarantine.csv",
                "source,file,line,reason",
                refused.stream()
                        .sorted(Comparator.comparing(DeliveryWriter.Refused::source)
                                .thenComparing(DeliveryWriter.Refused::file)
                                .thenComparing(DeliveryWriter.Refused::line))
                        .map(r -> List.of(r.source(), r.file(), String.valueOf(r.line()), r.reason()))
                        .toList());
        table(
                "mistyped.csv",
                "payment_no,id_number,written_as",
                mistyped.stream()
                        .sorted(Comparator.comparing(DeliveryWriter.Mistyped::paymentNo))
                        .map(m -> List.of(m.paymentNo(), m.identity(), m.writtenAs()))
                        .toList());
    }

    void findings(Truth truth, List<Scandals.Injected> injected) throws IOException {
        table("flags.csv", "rule,subject_no,household_id", truth.flags());
        table("indicators.csv", "indicator,area_code,year,numerator,denominator,value", truth.indicators());
        table(
                "injected.csv",
                "rule,kind,why,subject",
                injected.stream()
                        .map(i -> List.of(i.rule(), i.kind(), i.why(), i.subject()))
                        .sorted(Comparator.comparing(row -> String.join(",", row)))
                        .toList());
    }

    void table(String name, String header, List<List<String>> rows) throws IOException {
        try (BufferedWriter out = Files.newBufferedWriter(folder.resolve(name), StandardCharsets.UTF_8)) {
            out.write(header + "\n");
            for (List<String> row : rows) {
                StringJoiner line = new StringJoiner(",", "", "\n");
                for (String field : row) {
                    line.add(field.indexOf(',') < 0 ? field : '"' + field + '"');
                }
                out.write(line.toString());
            }
        }
    }
}
