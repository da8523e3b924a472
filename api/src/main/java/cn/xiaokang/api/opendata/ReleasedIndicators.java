package cn.xiaokang.api.opendata;

import cn.xiaokang.api.access.AreaScope;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;

/** Which figures of indicators the posted file of indicators by county tells: those that count households, persons and their papers. */
public final class ReleasedIndicators {
    private final ReleasedRows<Held> rows;

    /** What those releases tell. */
    public ReleasedIndicators(OpenData data) {
        this.rows = new ReleasedRows<>(data, "indicators_by_county", ReleasedIndicators::held);
    }

    private record Key(String indicator, String area, int year) {}

    private record Line(String indicator, String area) {}

    /**
     * The rows.
     *
     * @param told whether each figure that the release has is told
     * @param leftOutFrom the first year whose figure of an indicator and area is left out, where any is
     */
    private record Held(Map<Key, Boolean> told, Map<Line, Integer> leftOutFrom) {}

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
        Map<Key, Boolean> told = rows.of(snapshotId).told();
        Boolean isTold = told.isEmpty() ? Boolean.FALSE : told.get(new Key(indicator, area, year));
        return isTold == null ? Standing.ABSENT : isTold ? Standing.TOLD : Standing.LEFT_OUT;
    }

    /** Whether any figure up to a year is left out: what is worked out of them would give it away. */
    public boolean isAnyLeftOut(String snapshotId, String indicator, String area, int upTo) {
        Held held = rows.of(snapshotId);
        return held.told().isEmpty()
                || held.leftOutFrom().getOrDefault(new Line(indicator, area), Integer.MAX_VALUE) <= upTo;
    }

    private static Held held(Iterable<JsonNode> rows) {
        Map<Key, Boolean> told = new HashMap<>();
        Map<Line, Integer> leftOutFrom = new HashMap<>();
        for (JsonNode row : rows) {
            String indicator = row.path("indicator").asText();
            String area = Objects.requireNonNullElse(ReleasedRows.text(row, "county_code"), AreaScope.CITY_CODE);
            int year = row.path("year").asInt();
            boolean isTold = ReleasedRows.whole(row, "households") != null;
            told.put(new Key(indicator, area, year), isTold);
            if (!isTold) {
                leftOutFrom.merge(new Line(indicator, area), year, Math::min);
            }
        }
        return new Held(told, leftOutFrom);
    }
}
