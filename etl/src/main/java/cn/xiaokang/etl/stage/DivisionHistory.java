package cn.xiaokang.etl.stage;

import cn.xiaokang.warehouse.catalogue.Catalogue;
import cn.xiaokang.warehouse.division.Division;
import cn.xiaokang.warehouse.division.Divisions;
import java.io.Serializable;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which villages and counties there were on a day, from the yearly editions of the statistical codes. Between two
 * editions a change may have come on any day, so a code of either is known.
 */
final class DivisionHistory implements Serializable {
    private static final long serialVersionUID = 1L;

    private static final LocalDate[] EDITIONS = {
        LocalDate.of(2017, 10, 31),
        LocalDate.of(2018, 10, 31),
        LocalDate.of(2019, 10, 31),
        LocalDate.of(2020, 6, 30),
        LocalDate.of(2021, 10, 31),
        LocalDate.of(2022, 10, 31),
        LocalDate.of(2023, 6, 30)
    };

    private final HashMap<String, HashSet<Integer>> villages = new HashMap<>();
    private final HashMap<String, HashSet<Integer>> counties = new HashMap<>();

    static DivisionHistory of(Catalogue catalogue) {
        DivisionHistory history = new DivisionHistory();
        Divisions divisions = Divisions.of(catalogue);
        for (Division division : divisions.all()) {
            HashSet<Integer> editions = new HashSet<>();
            for (int edition = 0; edition < EDITIONS.length; edition++) {
                if (divisions.existsOn(division.code(), EDITIONS[edition].getYear())) {
                    editions.add(edition);
                }
            }
            switch (division.level()) {
                case VILLAGE -> history.villages.put(division.code(), editions);
                case CITY, COUNTY -> history.counties.put(division.code(), editions);
                case TOWN -> {} // no delivery names a town
            }
        }
        return history;
    }

    /** Codes of the areas that deliver: the counties and the city. */
    Set<String> areas() {
        return counties.keySet();
    }

    boolean hasVillage(String code, LocalDate from, LocalDate to) {
        return isKnown(villages.get(code), from, to);
    }

    /** Whether there was such a county, or it is the city's own code, where a figure is the city's. */
    boolean hasCounty(String code, LocalDate from, LocalDate to) {
        return isKnown(counties.get(code), from, to);
    }

    private static boolean isKnown(@Nullable Set<Integer> editions, LocalDate from, LocalDate to) {
        if (editions == null) {
            return false;
        }
        int last = Math.min(firstEditionAfter(to), EDITIONS.length - 1);
        for (int edition = Math.max(firstEditionAfter(from) - 1, 0); edition <= last; edition++) {
            if (editions.contains(edition)) {
                return true;
            }
        }
        return false;
    }

    private static int firstEditionAfter(LocalDate day) {
        int edition = 0;
        while (edition < EDITIONS.length && !EDITIONS[edition].isAfter(day)) {
            edition++;
        }
        return edition;
    }
}
