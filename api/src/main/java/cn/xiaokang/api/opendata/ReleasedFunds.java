package cn.xiaokang.api.opendata;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** What the posted file of funds by level tells, and nothing else. */
public final class ReleasedFunds {
    private final ReleasedRows<Held> rows;

    /** What those releases tell. */
    public ReleasedFunds(OpenData data) {
        this.rows = new ReleasedRows<>(data, "funds_by_level", ReleasedFunds::held);
    }

    /**
     * Where a figure stands; what is null is added up.
     *
     * @param programme NONE for what names no programme
     */
    public record Place(
            int year,
            @Nullable String source,
            @Nullable String county,
            @Nullable String programme,
            @Nullable String town,
            @Nullable String village) {
        /** The place of a whole year. */
        public static Place of(int year) {
            return new Place(year, null, null, null, null, null);
        }

        /** The place of one part of a year. */
        public static Place of(int year, @Nullable String source, @Nullable String county, @Nullable String programme) {
            return new Place(year, source, county, programme, null, null);
        }
    }

    /**
     * What a row tells, in yuan; all but what was allocated is null where it is left out.
     *
     * @param allocated null for towns and villages, which have no allocation
     */
    public record Told(
            @Nullable BigDecimal allocated,
            @Nullable BigDecimal ordered,
            @Nullable BigDecimal confirmed,
            @Nullable BigDecimal published,
            @Nullable Long payments,
            @Nullable Long households) {
        /** Whether it is left out. */
        public boolean isLeftOut() {
            return households == null;
        }
    }

    /** A row. */
    public record Row(Place place, Told told) {}

    private record Held(List<Integer> years, Map<Place, Told> rows, Map<Place, List<Row>> below) {}

    /** The years that the release tells of, newest first. */
    public List<Integer> years(String snapshotId) {
        return rows.of(snapshotId).years();
    }

    /** What the release has at a place; empty where it has no such row. */
    public Optional<Told> at(String snapshotId, Place place) {
        return Optional.ofNullable(rows.of(snapshotId).rows().get(place));
    }

    /** The rows that a place is made of, next below it, by their codes; none below a village. */
    public List<Row> below(String snapshotId, Place place) {
        return rows.of(snapshotId).below().getOrDefault(place, List.of());
    }

    /** The rows of a year by one column of place alone, by their codes: source, county or programme. */
    public List<Row> by(String snapshotId, int year, Part part) {
        return rows.of(snapshotId).below().getOrDefault(part.of(year), List.of());
    }

    /** By what a year is divided once. */
    public enum Part {
        SOURCE,
        COUNTY,
        PROGRAMME;

        /** Rows of one part stand under a place that no row has. */
        private Place of(int year) {
            return new Place(-year, name(), null, null, null, null);
        }
    }

    private static Held held(Iterable<JsonNode> lines) {
        Map<Place, Told> rows = new LinkedHashMap<>();
        Map<String, String> codes = new HashMap<>();
        for (JsonNode row : lines) {
            rows.put(place(row, codes), told(row));
        }
        TreeSet<Integer> years = new TreeSet<>(Comparator.reverseOrder());
        Map<Place, List<Row>> below = new HashMap<>();
        rows.forEach((place, told) -> {
            years.add(place.year());
            for (Place above : above(place)) {
                below.computeIfAbsent(above, name -> new ArrayList<>()).add(new Row(place, told));
            }
        });
        return new Held(List.copyOf(years), Collections.unmodifiableMap(rows), below);
    }

    /** The places that a row stands next below: its level of the tree, and the part of the year that it is. */
    private static List<Place> above(Place place) {
        int year = place.year();
        if (place.village() != null) {
            // the total of a village over all programmes is none of the tree
            return place.source() == null
                    ? List.of()
                    : List.of(new Place(year, place.source(), place.county(), place.programme(), place.town(), null));
        }
        if (place.town() != null) {
            return List.of(Place.of(year, place.source(), place.county(), place.programme()));
        }
        if (place.source() != null && place.programme() != null) {
            return List.of(Place.of(year, place.source(), place.county(), null));
        }
        if (place.source() != null && place.county() != null) {
            return List.of(Place.of(year, place.source(), null, null), Place.of(year, null, place.county(), null));
        }
        if (place.source() != null) {
            return List.of(Place.of(year), Part.SOURCE.of(year));
        }
        if (place.county() != null) {
            return List.of(Part.COUNTY.of(year));
        }
        return place.programme() == null ? List.of() : List.of(Part.PROGRAMME.of(year));
    }

    private static Place place(JsonNode row, Map<String, String> codes) {
        return new Place(
                row.path("year").asInt(),
                code(row, "fund_source_code", codes),
                code(row, "county_code", codes),
                code(row, "programme_code", codes),
                code(row, "town_code", codes),
                code(row, "village_code", codes));
    }

    private static @Nullable String code(JsonNode row, String column, Map<String, String> codes) {
        String value = ReleasedRows.text(row, column);
        return value == null ? null : codes.computeIfAbsent(value, code -> code);
    }

    private static Told told(JsonNode row) {
        return new Told(
                ReleasedRows.money(row, "allocated"),
                ReleasedRows.money(row, "amount"),
                ReleasedRows.money(row, "confirmed"),
                ReleasedRows.money(row, "published"),
                ReleasedRows.whole(row, "payments"),
                ReleasedRows.whole(row, "households"));
    }
}
