package cn.xiaokang.api.rules;

import cn.xiaokang.api.queries.Bindings;
import cn.xiaokang.api.queries.Query;
import cn.xiaokang.api.queries.Reading;
import cn.xiaokang.api.queries.Row;
import cn.xiaokang.warehouse.catalogue.Catalogue;
import cn.xiaokang.warehouse.catalogue.Exemption;
import cn.xiaokang.warehouse.catalogue.Rule;
import cn.xiaokang.warehouse.engine.ExemptionRows;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What the exemptions clear, by rule and county, worked out from the rules' own SQL over a snapshot. */
public final class Exemptions {
    private static final Query REMAINING = Query.named("rules/remaining");
    /** Sorts behind every county. */
    private static final String NOWHERE = "~";

    private final Catalogue catalogue;
    private final Map<String, Query> queries = new LinkedHashMap<>();

    /** The exemptions of that catalogue. */
    public Exemptions(Catalogue catalogue) {
        this.catalogue = catalogue;
        for (Rule rule : catalogue.rules().values()) {
            if (ExemptionRows.has(rule)) {
                queries.put(rule.id(), new Query("exemptions of " + rule.id(), ExemptionRows.sql(catalogue, rule)));
            }
        }
    }

    /**
     * The lines of rules that have exemptions, by rule and county, within the viewer's area.
     *
     * @param rule one rule, or null for all
     * @param county one county, or null for all
     */
    public List<ExemptionLine> lines(Reading reading, @Nullable String rule, @Nullable String county) {
        Map<String, Map<String, Long>> remaining = new LinkedHashMap<>();
        for (Row row : reading.rows(REMAINING, Bindings.none())) {
            remaining
                    .computeIfAbsent(row.text("rule"), unused -> new TreeMap<>())
                    .put(Objects.requireNonNullElse(row.textOrNull("county_code"), NOWHERE), row.whole("flags"));
        }
        List<ExemptionLine> lines = new ArrayList<>();
        queries.forEach((id, query) -> {
            if (rule == null || rule.equals(id)) {
                lines.addAll(ofRule(
                        Objects.requireNonNull(catalogue.rules().get(id)),
                        reading.rows(query, Bindings.none()),
                        remaining.getOrDefault(id, Map.of())));
            }
        });
        return lines.stream()
                .filter(line -> county == null || county.equals(line.countyCode()))
                .filter(line -> reading.viewer().area().includes(Objects.requireNonNullElse(line.countyCode(), "")))
                .toList();
    }

    private static List<ExemptionLine> ofRule(Rule rule, List<Row> rows, Map<String, Long> remaining) {
        Map<String, Map<String, Long>> cleared = new TreeMap<>();
        remaining.keySet().forEach(county -> cleared.put(county, new LinkedHashMap<>()));
        for (Row row : rows) {
            cleared.computeIfAbsent(
                            Objects.requireNonNullElse(row.textOrNull("county_code"), NOWHERE),
                            unused -> new LinkedHashMap<>())
                    .put(row.text("exemption"), row.whole("cleared"));
        }
        List<ExemptionLine> lines = new ArrayList<>();
        cleared.forEach((county, byExemption) -> {
            List<ExemptionLine.Cleared> parts = new ArrayList<>();
            long alone = 0;
            for (Exemption exemption : rule.notThis()) {
                String id = exemption.id();
                if (id != null) {
                    long flags = byExemption.getOrDefault(id, 0L);
                    alone += flags;
                    parts.add(new ExemptionLine.Cleared(id, exemption.zh(), exemption.en(), exemption.clause(), flags));
                }
            }
            long remain = remaining.getOrDefault(county, 0L);
            long several = Math.max(0, byExemption.getOrDefault(ExemptionRows.ALL, 0L) - alone);
            lines.add(new ExemptionLine(
                    rule.id(),
                    rule.title().zh(),
                    county.equals(NOWHERE) ? null : county,
                    remain + alone + several,
                    List.copyOf(parts),
                    several,
                    remain));
        });
        return lines;
    }
}
