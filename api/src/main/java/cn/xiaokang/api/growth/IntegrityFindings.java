package cn.xiaokang.api.growth;

import cn.xiaokang.api.queries.Bindings;
import cn.xiaokang.api.queries.Query;
import cn.xiaokang.api.queries.Reading;
import cn.xiaokang.warehouse.catalogue.Catalogue;
import cn.xiaokang.warehouse.catalogue.IntegrityNote;
import cn.xiaokang.warehouse.integrity.Finding;
import cn.xiaokang.warehouse.integrity.Findings;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The integrity notes over a snapshot, as the load counted them. They are judged for the whole city whoever asks, since a county is held
 * against the others and the adjustment counts every test; what goes out is of the viewer's area alone.
 */
public final class IntegrityFindings {
    private static final Query COUNTS = Query.named("growth/integrity");

    private final Catalogue catalogue;

    /** The notes of that catalogue. */
    public IntegrityFindings(Catalogue catalogue) {
        this.catalogue = catalogue;
    }

    /** The findings of an area (all of the viewer's where null) that speak of an indicator (any where null). */
    public IntegrityReport report(Reading reading, @Nullable String area, @Nullable String indicator) {
        List<Finding> all = all(reading);
        long tests = all.stream().filter(finding -> finding.statistic() != null).count();
        return new IntegrityReport(
                BigDecimal.valueOf(Findings.SIGNIFICANCE),
                tests,
                catalogue.integrityNotes().values().stream()
                        .filter(note -> indicator == null || note.indicators().contains(indicator))
                        .map(IntegrityReport.Note::of)
                        .toList(),
                all.stream()
                        .filter(finding -> reading.viewer().area().includes(finding.areaCode())
                                && (area == null || area.equals(finding.areaCode()))
                                && (indicator == null
                                        || finding.note().indicators().contains(indicator)))
                        .map(IntegrityReport.Item::of)
                        .toList());
    }

    /** Every finding of the snapshot; none of one that was made before loads counted them. */
    private List<Finding> all(Reading reading) {
        Map<String, List<Findings.Count>> counted = reading.rows(COUNTS, Bindings.none()).stream()
                .collect(Collectors.groupingBy(
                        row -> row.text("note"),
                        Collectors.mapping(
                                row -> new Findings.Count(
                                        row.text("county_code"), row.year("year"), row.text("bin"), row.whole("items")),
                                Collectors.toList())));
        Map<IntegrityNote, List<Findings.Count>> counts = new LinkedHashMap<>();
        for (IntegrityNote note : catalogue.integrityNotes().values()) {
            counts.put(note, counted.getOrDefault(note.id(), List.of()));
        }
        return Findings.of(counts);
    }
}
