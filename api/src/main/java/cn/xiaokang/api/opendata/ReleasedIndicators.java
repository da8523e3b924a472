package cn.xiaokang.api.opendata;

import cn.xiaokang.api.access.AreaScope;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;

/** Which figures of indicators the posted file of indicators by county tells: those that count households, persons and their papers. */
public final class ReleasedIndicators {
    private final ReleasedRows<Map<Key, Boolean>> rows;

    /** What those releases tell. */
    public ReleasedIndicators(OpenData data) {
        this.rows = new ReleasedRows<>(data, "indicators_by_county", ReleasedIndicators::byKey);
    }

    private record Key(String indicator, String area, int year) {}

    /** How a figure stands in the release. */
    public enum Standing {
        TOLD,
        LEFT_OUT,
        /** No household, person or paper stands behind it. */
        ABSENT
    }

    /**
     * How a figure stands; of a release that is held back nothing is told.
     *
     * @param area the city's code or a county's
     */
    public Standing of(String snapshotId, String indicator, String area, int year) {
        Map<Key, Boolean> told = rows.of(snapshotId);
        Boolean isTold = told.isEmpty() ? Boolean.FALSE : told.get(new Key(indicator, area, year));
        return isTold == null ? Standing.ABSENT : isTold ? Standing.TOLD : Standing.LEFT_OUT;
    }

    /** Whether any figure up to a year is left out: what is worked out of them would give it away. */
    public boolean isAnyLeftOut(String snapshotId, String indicator, String area, int upTo) {
        Map<Key, Boolean> told = rows.of(snapshotId);
        return told.isEmpty()
                || told.entrySet().stream()
                        .filter(row -> !row.getValue())
                        .map(Map.Entry::getKey)
                        .anyMatch(key ->
                                key.indicator().equals(indicator) && key.area().equals(area) && key.year() <= upTo);
    }

    private static Map<Key, Boolean> byKey(Iterable<JsonNode> rows) {
        Map<Key, Boolean> told = new HashMap<>();
        for (JsonNode row : rows) {
            String area = Objects.requireNonNullElse(ReleasedRows.text(row, "county_code"), AreaScope.CITY_CODE);
            told.put(
                    new Key(
                            row.path("indicator").asText(),
                            area,
                            row.path("year").asInt()),
                    ReleasedRows.whole(row, "households") != null);
        }
        return told;
    }
}
