package cn.xiaokang.api.opendata;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What the posted file of payments by village tells of each village. */
public final class ReleasedVillages {
    private final ReleasedRows<Map<String, List<Paid>>> rows;

    /** What those releases tell. */
    public ReleasedVillages(OpenData data) {
        this.rows = new ReleasedRows<>(data, "payments_by_village", ReleasedVillages::byVillage);
    }

    /** What a village was paid by a programme in a year, in yuan; null where it is left out. */
    public record Paid(
            int year,
            String programme,
            @Nullable BigDecimal amount,
            @Nullable Long payments,
            @Nullable Long households) {}

    /** The rows of a village by year and programme. */
    public List<Paid> of(String snapshotId, String village) {
        return rows.of(snapshotId).getOrDefault(village, List.of());
    }

    private static Map<String, List<Paid>> byVillage(Iterable<JsonNode> rows) {
        Map<String, List<Paid>> villages = new HashMap<>();
        for (JsonNode row : rows) {
            villages.computeIfAbsent(
                            Objects.requireNonNullElse(ReleasedRows.text(row, "village_code"), ""),
                            village -> new ArrayList<>())
                    .add(new Paid(
                            row.path("year").asInt(),
                            Objects.requireNonNullElse(ReleasedRows.text(row, "programme_code"), ""),
                            ReleasedRows.money(row, "amount"),
                            ReleasedRows.whole(row, "payments"),
                            ReleasedRows.whole(row, "households")));
        }
        return villages;
    }
}
