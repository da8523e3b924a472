package cn.xiaokang.warehouse.division;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import cn.xiaokang.warehouse.catalogue.Catalogue;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The city's divisions and their history. */
class DivisionsTest {
    private static final Catalogue CATALOGUE = Catalogue.load();
    private static final Divisions DIVISIONS = Divisions.of(CATALOGUE);

    private static Optional<String> name(Optional<Division> division) {
        return division.map(Division::name);
    }

    @Test
    void theCityHasSevenCounties() {
        assertEquals(
                List.of("南湖区", "秀洲区", "嘉善县", "海盐县", "海宁市", "平湖市", "桐乡市"),
                DIVISIONS.counties().stream().map(Division::name).toList());
        assertEquals(Optional.of("嘉兴市"), name(DIVISIONS.find(Divisions.CITY)));
        assertTrue(DIVISIONS.existsOn(Divisions.CITY, 2020));
    }

    @Test
    void everyDivisionLiesInTheOneOfWhichItsCodeBegins() {
        for (Division division : DIVISIONS.all()) {
            assertEquals(division.level().codeLength(), division.code().length());
            if (division.level() != Level.CITY) {
                Optional<String> county = DIVISIONS.county(division.code()).map(Division::code);
                assertEquals(Optional.of(division.code().substring(0, 6)), county);
            }
            if (division.level() == Level.VILLAGE) {
                Optional<String> town = DIVISIONS.town(division.code()).map(Division::code);
                assertEquals(Optional.of(division.code().substring(0, 9)), town, division.code());
                assertEquals(Optional.of(division), DIVISIONS.village(division.code()));
            }
        }
        assertEquals(Optional.empty(), DIVISIONS.county(Divisions.CITY));
        assertEquals(Optional.empty(), DIVISIONS.town("330402"));
    }

    @Test
    void everyDivisionOfTodayIsInTheHistory() {
        List<String> codes = CATALOGUE
                .text("reference/divisions.csv")
                .lines()
                .skip(1)
                .map(line -> line.split(",", -1)[0])
                .toList();
        assertTrue(codes.size() > 1200);
        assertEquals(
                List.of(),
                codes.stream().filter(code -> !DIVISIONS.existsOn(code, 2022)).toList());
    }

    @Test
    void aVillageThatIsNoMoreWasThereInItsYears() {
        Division gone = DIVISIONS.all().stream()
                .filter(division -> division.firstEdition() == 2017 && division.lastEdition() == 2019)
                .findFirst()
                .orElseThrow();
        assertTrue(DIVISIONS.exists(gone.code()));
        assertTrue(DIVISIONS.existsOn(gone.code(), 2019));
        assertFalse(DIVISIONS.existsOn(gone.code(), 2020));
        assertTrue(DIVISIONS.existsOn(gone.code(), 2015), "before the first edition the first counts");
        assertFalse(DIVISIONS.existsOn(gone.code(), 2030), "after the last edition the last counts");
    }

    @Test
    void aRenamedVillageBearsItsLaterName() {
        List<String[]> rows = CATALOGUE
                .text("reference/divisions_history.csv")
                .lines()
                .skip(1)
                .map(line -> line.split(",", -1))
                .filter(row -> row[0].equals("330411004006"))
                .toList();
        assertEquals(2, rows.size());
        String[] later = rows.get(0)[6].compareTo(rows.get(1)[6]) > 0 ? rows.get(0) : rows.get(1);
        assertEquals(Optional.of(later[1]), name(DIVISIONS.find("330411004006")));
        assertEquals(Optional.of(2017), DIVISIONS.find("330411004006").map(Division::firstEdition));
    }

    @Test
    void anUnknownCodeIsNowhere() {
        assertFalse(DIVISIONS.exists("330499000000"));
        assertFalse(DIVISIONS.existsOn("330499", 2020));
        assertEquals(Optional.empty(), DIVISIONS.county("999999"));
        assertEquals(List.of(), DIVISIONS.children("999999"));
    }
}
