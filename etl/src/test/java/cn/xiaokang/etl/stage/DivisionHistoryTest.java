package cn.xiaokang.etl.stage;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.LocalDate;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Of the editions: 330402007018 stands in those of 2017 to 2019, 330402012013 in those since 2021. */
final class DivisionHistoryTest {
    private final DivisionHistory history = DivisionHistory.of(TrialInbox.CATALOGUE);

    @Test
    void aVillageThatWasMergedIsKnownUntilTheEditionWithoutIt() {
        assertTrue(hasVillage("330402007018", LocalDate.of(2012, 1, 1)));
        assertTrue(hasVillage("330402007018", LocalDate.of(2019, 10, 31)));
        assertTrue(hasVillage("330402007018", LocalDate.of(2020, 6, 29)));
        assertFalse(hasVillage("330402007018", LocalDate.of(2020, 6, 30)));
    }

    @Test
    void aNewVillageIsKnownSinceTheLastEditionWithoutIt() {
        assertFalse(hasVillage("330402012013", LocalDate.of(2020, 6, 29)));
        assertTrue(hasVillage("330402012013", LocalDate.of(2020, 6, 30)));
        assertTrue(hasVillage("330402012013", LocalDate.of(2030, 1, 1)));
    }

    @Test
    void noOneKnowsAVillageThatNeverWas() {
        assertFalse(hasVillage("330402999999", LocalDate.of(2020, 1, 1)));
        assertFalse(history.hasCounty("330499", LocalDate.of(2020, 1, 1), LocalDate.of(2020, 1, 1)));
        assertTrue(history.hasCounty("330400", LocalDate.of(2020, 1, 1), LocalDate.of(2020, 1, 1)));
    }

    @Test
    void theCityAndItsCountiesDeliver() {
        assertEquals(
                Set.of("330400", "330402", "330411", "330421", "330424", "330481", "330482", "330483"),
                history.areas());
    }

    private boolean hasVillage(String code, LocalDate day) {
        return history.hasVillage(code, day, day);
    }
}
