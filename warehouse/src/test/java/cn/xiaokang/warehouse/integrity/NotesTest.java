package cn.xiaokang.warehouse.integrity;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import cn.xiaokang.warehouse.catalogue.Catalogue;
import cn.xiaokang.warehouse.catalogue.IntegrityNote;
import cn.xiaokang.warehouse.engine.IntegrityCounts;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** All notes on small made cities: an honest one stays quiet, and of one in which something is made to fit, that is asked about. */
class NotesTest {
    private static final Catalogue CATALOGUE = Catalogue.load();

    @TempDir
    @SuppressWarnings("NullAway.Init") // set before all tests
    static Path folder;

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void anHonestCityStaysQuiet(long seed) throws SQLException, IOException {
        List<Finding> findings = findings(new MadeCity(CATALOGUE, seed, Set.of()));
        long tests = findings.stream().filter(one -> one.statistic() != null).count();
        assertTrue(tests > 40, "many tests were made: " + tests);
        assertEquals(Set.of(), asked(findings));
    }

    @ParameterizedTest
    @EnumSource
    void whatIsMadeToFitIsAskedAboutAndNothingElse(MadeCity.Trick trick) throws SQLException, IOException {
        List<Finding> findings = findings(new MadeCity(CATALOGUE, 1, Set.of(trick)));
        assertEquals(Set.of(trick.note()), asked(findings));
        for (Finding finding : findings) {
            if (finding.isWorthAsking()) {
                assertEquals(MadeCity.YEAR, finding.year());
                assertTrue(
                        finding.areaCode().equals(MadeCity.COUNTY)
                                || !finding.note().isAgainstOthers(),
                        finding.areaCode());
            }
        }
    }

    @Test
    void everyNoteIsSeeded() {
        Set<String> seeded = new TreeSet<>();
        for (MadeCity.Trick trick : MadeCity.Trick.values()) {
            seeded.add(trick.note());
        }
        assertEquals(CATALOGUE.integrityNotes().keySet(), seeded);
    }

    private static Set<String> asked(List<Finding> findings) {
        Set<String> asked = new TreeSet<>();
        for (Finding finding : findings) {
            if (finding.isWorthAsking()) {
                asked.add(finding.note().id());
            }
        }
        return asked;
    }

    private static List<Finding> findings(MadeCity city) throws SQLException, IOException {
        Map<IntegrityNote, List<Findings.Count>> counts = new LinkedHashMap<>();
        try (Connection connection = DriverManager.getConnection("jdbc:duckdb:");
                Statement statement = connection.createStatement()) {
            city.putInto(statement, folder);
            for (IntegrityNote note : CATALOGUE.integrityNotes().values()) {
                List<Findings.Count> ofNote = new ArrayList<>();
                try (ResultSet rows = statement.executeQuery(IntegrityCounts.sql(CATALOGUE, note))) {
                    while (rows.next()) {
                        ofNote.add(new Findings.Count(
                                rows.getString("county_code"),
                                rows.getInt("year"),
                                rows.getString("bin"),
                                rows.getLong("items")));
                    }
                }
                counts.put(note, ofNote);
            }
        }
        return Findings.of(counts);
    }
}
