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
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What the exemptions clear, by rule and county, as the load worked it out from the rules' own SQL. */
public final class Exemptions {
    private static final Query CLEARED = Query.named("rules/exemptions");
    private static final Query REMAINING = Query.named("rules/remaining");
    /** Sorts behind every county. */
    private static final String NOWHERE = "~";

    private final Catalogue catalogue;

    /** The exemptions of that catalogue. */
    public Exemptions(Catalogue catalogue) {
        this.catalogue = catalogue;
    }

    /**
     * The lines of rules that have exemptions, by rule and county, within the viewer's area. None where the snapshot was made before
     * loads counted what exemptions clear.
     *
     * @param rule one rule, or null for all
     * @param county one county, or null for all
     */
    public List<ExemptionLine> lines(Reading reading, @Nullable String rule, @Nullable String county) {
        if (!reading.manifest().tables().containsKey("fact_exemption")) {
            return List.of();
        }
        Map<String, List<Row>> cleared = byRule(reading, CLEARED);
        Map<String, List<Row>> remaining = byRule(reading, REMAINING);
        return catalogue.rules().values().stream()
                .filter(ExemptionRows::has)
                .filter(each -> rule == null || rule.equals(each.id()))
                .flatMap(each -> ofRule(
                        each, cleared.getOrDefault(each.id(), List.of()), remaining.getOrDefault(each.id(), List.of()))
                        .stream())
                .filter(line -> county == null || county.equals(line.countyCode()))
                .filter(line -> reading.viewer().area().includes(Objects.requireNonNullElse(line.countyCode(), "")))
                .toList();
    }

    private static Map<String, List<Row>> byRule(Reading reading, Query query) {
        return reading.rows(query, Bindings.none()).stream().collect(Collectors.groupingBy(row -> row.text("rule")));
    }

    private static List<ExemptionLine> ofRule(Rule rule, List<Row> clearedRows, List<Row> remainingRows) {
        Map<String, Long> remaining = new HashMap<>();
        Map<String, Map<String, Long>> cleared = new TreeMap<>();
        for (Row row : remainingRows) {
            remaining.put(county(row), row.whole("flags"));
            cleared.put(county(row), new HashMap<>());
        }
        for (Row row : clearedRows) {
            cleared.computeIfAbsent(county(row), unused -> new HashMap<>())
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
            long several = Math.max(0, byExemption.getOrDefault(ExemptionRows.ALL, alone) - alone);
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

    private static String county(Row row) {
        return Objects.requireNonNullElse(row.textOrNull("county_code"), NOWHERE);
    }
}
