package cn.xiaokang.api.opendata;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What the posted file of households by village tells of the city, its counties and each village. */
public final class ReleasedHouseholds {
    /** Where the counties stand together; no area has this code. */
    private static final String COUNTIES = "*";

    private final ReleasedRows<Map<String, List<Told>>> rows;

    /** What those releases tell. */
    public ReleasedHouseholds(OpenData data) {
        this.rows = new ReleasedRows<>(data, "households_by_village", ReleasedHouseholds::byArea);
    }

    /**
     * Households of an area in a year with their members; both null where they are left out.
     *
     * @param area a county's or a village's code, or an empty text for the city
     * @param isPaired whether it tells of those that are paired, or those that are not; null of all
     */
    public record Told(
            int year,
            String area,
            @Nullable Boolean isPaired,
            @Nullable Long households,
            @Nullable Long members) {}

    /** The rows of a village: of each year all households, the paired ones and the others. */
    public List<Told> ofVillage(String snapshotId, String village) {
        return rows.of(snapshotId).getOrDefault(village, List.of());
    }

    /** The city in each year. */
    public List<Told> ofCity(String snapshotId) {
        return rows.of(snapshotId).getOrDefault("", List.of());
    }

    /** The counties in each year. */
    public List<Told> ofCounties(String snapshotId) {
        return rows.of(snapshotId).getOrDefault(COUNTIES, List.of());
    }

    private static Map<String, List<Told>> byArea(Iterable<JsonNode> rows) {
        Map<String, List<Told>> areas = new HashMap<>();
        for (JsonNode row : rows) {
            String county = ReleasedRows.text(row, "county_code");
            String village = ReleasedRows.text(row, "village_code");
            String area = Objects.requireNonNullElse(village != null ? village : county, "");
            Long paired = ReleasedRows.whole(row, "paired");
            areas.computeIfAbsent(village == null && county != null ? COUNTIES : area, name -> new ArrayList<>())
                    .add(new Told(
                            row.path("year").asInt(),
                            area,
                            paired == null ? null : paired == 1,
                            ReleasedRows.whole(row, "households"),
                            ReleasedRows.whole(row, "members")));
        }
        return areas;
    }
}
