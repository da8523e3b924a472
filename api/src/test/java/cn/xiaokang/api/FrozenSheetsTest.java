package cn.xiaokang.api;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.sql.SQLException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The frozen sheet of a year, against later snapshots and against meddling. */
class FrozenSheetsTest {
    private static final String SHEET = "/api/v1/assessment/sheet?year=2022&scheme=default-1";
    private static final String FROZEN = "/api/v1/assessment/frozen";

    @TempDir
    @SuppressWarnings("NullAway.Init") // set before each test
    Path folder;

    @SuppressWarnings("NullAway.Init") // set before each test
    private SmallWarehouse city;

    @SuppressWarnings("NullAway.Init") // set before each test
    private SmallServer server;

    @BeforeEach
    void start() throws Exception {
        city = SmallWarehouse.in(folder.resolve("warehouse"));
        assertTrue(city.publish(1).id().startsWith("s000001"));
        server = SmallServer.start(city.folder(), folder.resolve("state"));
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void aFrozenSheetStaysAsItWasWhateverALaterSnapshotSays() throws Exception {
        HttpResponse<String> frozen = server.freeze(2022, "default-1");
        assertEquals(201, frozen.statusCode(), frozen.body());
        String before = server.get("leader", FROZEN + "/2022").body();
        assertTrue(city.with("fact_indicator", ScoresTest.figure("dibao_coverage", "330402", "1", "1", "true"))
                .publish(2)
                .id()
                .startsWith("s000002"));
        assertNotEquals(
                "55.5944",
                ScoresTest.county(server.json("leader", SHEET).get("data"), "330402")
                        .get("score")
                        .asText());
        assertEquals(before, server.get("leader", FROZEN + "/2022").body());
        JsonNode seal = SmallServer.json(server.get("leader", FROZEN + "/2022")).get("seal");
        assertTrue(seal.get("snapshot_id").asText().startsWith("s000001"), seal.toString());
        assertEquals(409, server.freeze(2022, "strict-1").statusCode(), "a year is frozen once");
        assertEquals(422, server.freeze(2017, "default-1").statusCode(), "the scheme doesn't hold for 2017");
        assertEquals(404, server.get("leader", FROZEN + "/2019").statusCode());
        assertEquals(
                1,
                server.json("county-leader", FROZEN + "/2022")
                        .at("/sheet/counties")
                        .size());
    }

    @Test
    void aFrozenSheetThatWasMeddledWithIsNotShown() throws Exception {
        assertEquals(201, server.freeze(2022, "default-1").statusCode());
        assertThrows(SQLException.class, () -> change("delete from frozen_sheet"));
        change("drop trigger frozen_sheet_is_never_changed");
        change("update frozen_sheet set document = replace(document, '\"rank\":2', '\"rank\":1')");
        HttpResponse<String> damaged = server.get("leader", FROZEN + "/2022");
        assertEquals(500, damaged.statusCode());
        assertTrue(damaged.body().contains("ASSESSMENT-FROZEN_DAMAGED"), damaged.body());
    }

    private void change(String sql) throws SQLException {
        ScoresTest.change(folder.resolve("state"), sql);
    }
}
