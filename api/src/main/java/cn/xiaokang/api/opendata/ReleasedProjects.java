package cn.xiaokang.api.opendata;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What the posted files of projects and of the villages' economy tell of each village; both are public by name. */
public final class ReleasedProjects {
    private static final BigDecimal NOTHING = new BigDecimal("0.00");

    private final ReleasedRows<Map<String, List<Project>>> projects;
    private final ReleasedRows<Map<String, List<Economy>>> economies;

    /** What those releases tell. */
    public ReleasedProjects(OpenData data) {
        this.projects = new ReleasedRows<>(data, "projects", ReleasedProjects::projects);
        this.economies = new ReleasedRows<>(data, "village_economy", ReleasedProjects::economies);
    }

    /** One project; budget and what its payments come to, in yuan. */
    public record Project(
            String projectNo,
            String name,
            String kind,
            @Nullable BigDecimal budget,
            BigDecimal paid,
            @Nullable String fundSourceCode,
            @Nullable LocalDate approvedOn,
            @Nullable LocalDate startedOn,
            @Nullable LocalDate completedOn) {}

    /** One year of a village's collective economy, in yuan. */
    public record Economy(
            int year,
            @Nullable BigDecimal recurringIncome,
            @Nullable BigDecimal operatingIncome) {}

    /** The projects of a village, the newest approval first. */
    public List<Project> of(String snapshotId, String village) {
        return projects.of(snapshotId).getOrDefault(village, List.of());
    }

    /** The economy of a village, the newest year first. */
    public List<Economy> economy(String snapshotId, String village) {
        return economies.of(snapshotId).getOrDefault(village, List.of());
    }

    private static Map<String, List<Project>> projects(Iterable<JsonNode> rows) {
        Map<String, List<Project>> villages = new HashMap<>();
        for (JsonNode row : rows) {
            of(villages, row)
                    .add(new Project(
                            row.path("project_no").asText(),
                            row.path("name").asText(),
                            row.path("kind").asText(),
                            ReleasedRows.money(row, "budget"),
                            Objects.requireNonNullElse(ReleasedRows.money(row, "paid"), NOTHING),
                            ReleasedRows.text(row, "fund_source_code"),
                            day(row, "approved_on"),
                            day(row, "started_on"),
                            day(row, "completed_on")));
        }
        villages.values()
                .forEach(list -> list.sort(Comparator.comparing(
                                Project::approvedOn, Comparator.nullsLast(Comparator.<LocalDate>reverseOrder()))
                        .thenComparing(Project::projectNo)));
        return villages;
    }

    private static Map<String, List<Economy>> economies(Iterable<JsonNode> rows) {
        Map<String, List<Economy>> villages = new HashMap<>();
        for (JsonNode row : rows) {
            of(villages, row)
                    .add(new Economy(
                            row.path("year").asInt(),
                            ReleasedRows.money(row, "recurring_income"),
                            ReleasedRows.money(row, "operating_income")));
        }
        villages.values()
                .forEach(list -> list.sort(Comparator.comparing(Economy::year).reversed()));
        return villages;
    }

    private static <T> List<T> of(Map<String, List<T>> villages, JsonNode row) {
        return villages.computeIfAbsent(
                Objects.requireNonNullElse(ReleasedRows.text(row, "village_code"), ""), village -> new ArrayList<>());
    }

    private static @Nullable LocalDate day(JsonNode row, String column) {
        String value = ReleasedRows.text(row, column);
        return value == null ? null : LocalDate.parse(value);
    }
}
