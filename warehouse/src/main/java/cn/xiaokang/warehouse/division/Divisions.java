package cn.xiaokang.warehouse.division;

import cn.xiaokang.warehouse.catalogue.Catalogue;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The divisions of the city, those that are no more too. A code is of one division for good; its name may have changed. */
public final class Divisions {
    /** The code of the city. */
    public static final String CITY = "330400";

    private static final String CITY_NAME = "嘉兴市";

    private final Map<String, Division> byCode;
    private final Map<String, List<int[]>> editions;

    private Divisions(Map<String, Division> byCode, Map<String, List<int[]>> editions) {
        this.byCode = byCode;
        this.editions = editions;
    }

    /** The divisions of the catalogue's reference files. */
    public static Divisions of(Catalogue catalogue) {
        Map<String, Division> byCode = new TreeMap<>();
        Map<String, List<int[]>> editions = new TreeMap<>();
        rows(
                        catalogue.text("reference/divisions_history.csv"),
                        List.of(
                                "code",
                                "name",
                                "level",
                                "parent_code",
                                "committee_type",
                                "first_edition",
                                "last_edition"))
                .forEach(row -> {
                    Division division = new Division(
                            row.get(0),
                            row.get(1),
                            Level.valueOf(row.get(2).toUpperCase(Locale.ROOT)),
                            row.get(3),
                            emptyToNull(row.get(4)),
                            Integer.parseInt(row.get(5)),
                            Integer.parseInt(row.get(6)));
                    byCode.merge(division.code(), division, Divisions::joined);
                    editions.computeIfAbsent(division.code(), code -> new ArrayList<>())
                            .add(new int[] {division.firstEdition(), division.lastEdition()});
                });
        int first =
                byCode.values().stream().mapToInt(Division::firstEdition).min().orElse(0);
        int last =
                byCode.values().stream().mapToInt(Division::lastEdition).max().orElse(0);
        byCode.put(CITY, new Division(CITY, CITY_NAME, Level.CITY, null, null, first, last));
        editions.put(CITY, List.of(new int[] {first, last}));
        return new Divisions(Collections.unmodifiableMap(byCode), editions);
    }

    /** One division that stands under two names: the later name, from its first year to its last. */
    private static Division joined(Division one, Division other) {
        Division later = one.lastEdition() > other.lastEdition() ? one : other;
        return new Division(
                later.code(),
                later.name(),
                later.level(),
                later.parentCode(),
                later.committeeType(),
                Math.min(one.firstEdition(), other.firstEdition()),
                Math.max(one.lastEdition(), other.lastEdition()));
    }

    /** The rows of a reference file, which quotes nothing, under the header that it must have. */
    private static Stream<List<String>> rows(String csv, List<String> header) {
        List<List<String>> lines = csv.lines()
                .filter(line -> !line.isBlank())
                .map(line -> Arrays.asList(line.split(",", -1)))
                .toList();
        for (List<String> line : lines) {
            if (line.size() != header.size()) {
                throw new IllegalStateException("a row of the divisions has " + line.size() + " fields: " + line);
            }
        }
        if (!lines.get(0).equals(header)) {
            throw new IllegalStateException("the divisions have another header: " + lines.get(0));
        }
        return lines.stream().skip(1);
    }

    private static @Nullable String emptyToNull(String text) {
        return text.isEmpty() ? null : text;
    }

    /** All divisions, the city too, by code. */
    public Collection<Division> all() {
        return byCode.values();
    }

    public Optional<Division> find(String code) {
        return Optional.ofNullable(byCode.get(code));
    }

    /** Whether there is or was a division of that code. */
    public boolean exists(String code) {
        return byCode.containsKey(code);
    }

    /**
     * Whether the code stands in the yearly edition of a year. The editions are those of some years only: before the first of them
     * the first counts, after the last the last.
     */
    public boolean existsOn(String code, int year) {
        Division city = byCode.get(CITY);
        if (city == null) {
            return false;
        }
        int edition = Math.max(city.firstEdition(), Math.min(city.lastEdition(), year));
        return editions.getOrDefault(code, List.of()).stream()
                .anyMatch(span -> span[0] <= edition && edition <= span[1]);
    }

    /** The county in which a county, town or village lies; none for the city and for unknown codes. */
    public Optional<Division> county(String code) {
        return upTo(code, Level.COUNTY);
    }

    /** The town in which a town or village lies. */
    public Optional<Division> town(String code) {
        return upTo(code, Level.TOWN);
    }

    /** The village of that code. */
    public Optional<Division> village(String code) {
        return upTo(code, Level.VILLAGE);
    }

    private Optional<Division> upTo(String code, Level level) {
        Division division = byCode.get(code);
        while (division != null && division.level() != level) {
            division = division.parentCode() == null ? null : byCode.get(division.parentCode());
        }
        return Optional.ofNullable(division);
    }

    /** The divisions directly in one, by code. */
    public List<Division> children(String code) {
        return byCode.values().stream()
                .filter(division -> code.equals(division.parentCode()))
                .toList();
    }

    /** The seven counties. */
    public List<Division> counties() {
        return children(CITY);
    }
}
