package cn.xiaokang.api;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** Score sheets by schemes over the small city: 海宁 meets both its targets, 南湖 neither. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ScoresTest {
    private static final String SHEET = "/api/v1/assessment/sheet?year=2022&scheme=default-1";
    private static final String SCHEMES = "/api/v1/assessment/schemes";

    @SuppressWarnings("NullAway.Init") // set before all tests
    private Path folder;

    @SuppressWarnings("NullAway.Init") // set before all tests
    private SmallServer server;

    /** 海宁's yearly growth meets the 15 % of its clause and its average since 2017 does not. */
    @BeforeAll
    void start(@TempDir Path folder) throws Exception {
        this.folder = folder;
        SmallWarehouse city = SmallWarehouse.in(folder.resolve("warehouse"))
                .with("fact_indicator", figure("income_growth_average", "330481", "0.12", "0.15", "false"))
                .with("fact_indicator", figure("income_growth", "330481", "0.16", "0.15", "true"));
        assertTrue(city.publish(1).id().startsWith("s000001"));
        server = SmallServer.start(city.folder(), folder.resolve("state"));
    }

    @AfterAll
    void stop() {
        server.close();
    }

    @Test
    void theSheetGivesEachCountyItsPointsAndItsPlace() {
        JsonNode data = server.json("assessor", SHEET).get("data");
        JsonNode haining = county(data, "330481");
        assertEquals("100.0000", haining.get("score").asText());
        assertEquals(1, haining.get("rank").asInt());
        assertEquals("20", haining.get("available").asText(), "9 for income, 7 for its growth, 4 for pairing");
        JsonNode nanhu = county(data, "330402");
        // 9 x 17666.6666666667 / 22000 of 13
        assertEquals("55.5944", nanhu.get("score").asText());
        assertEquals(2, nanhu.get("rank").asInt());
        assertEquals("no_figure", cell(nanhu, "schooling_kept").get("unscored").asText());
        assertEquals(2, data.get("counted").asInt());
    }

    @Test
    void aTrialOfWeightsMovesTheScoreAndNotTheScheme() {
        JsonNode data =
                server.json("assessor", SHEET + "&weights=pairing_coverage:0").get("data");
        assertTrue(data.get("is_trial").asBoolean());
        assertEquals("80.3030", county(data, "330402").get("score").asText());
        assertEquals(
                "4",
                server.json("assessor", SCHEMES + "/default-1")
                        .at("/scheme/weights/pairing_coverage")
                        .asText());
        assertEquals(
                404, server.get("assessor", SHEET + "&weights=no_such_thing:5").statusCode());
        assertEquals(
                400,
                server.get("assessor", SHEET + "&weights=pairing_coverage:101").statusCode());
        assertEquals(
                400,
                server.get("assessor", SHEET + "&weights=pairing_coverage=5").statusCode());
    }

    @Test
    void aCountysViewerSeesItsOwnRowWithItsPlaceAmongAll() {
        JsonNode data = server.json("county-leader", SHEET).get("data");
        assertEquals(1, data.get("counties").size());
        assertEquals(1, county(data, "330481").get("rank").asInt());
        assertEquals(2, data.get("counted").asInt());
        assertEquals(1, data.at("/sensitivity/counties").size());
        assertTrue(!data.toString().contains("330402"), data.toString());
    }

    @Test
    void targetsOfOneClauseThatPartWaysAreTold() {
        JsonNode parting = server.json("leader", SHEET).at("/data/partings/0");
        assertEquals("330481", parting.get("county_code").asText());
        assertEquals("一（三）1", parting.get("clause").asText());
        assertTrue(parting.get("met").toString().contains("\"income_growth\""), parting.toString());
        assertTrue(parting.get("missed").toString().contains("income_growth_average"), parting.toString());
    }

    @Test
    void aVersionIsAddedAndComparedAndNoneIsChanged() {
        ObjectNode scheme =
                (ObjectNode) server.json("assessor", SCHEMES + "/default-1").get("scheme");
        ObjectNode weights = (ObjectNode) scheme.get("weights");
        weights.put("pairing_coverage", "9");
        weights.put("income_per_capita", "4");
        HttpResponse<String> added =
                server.post("assessor", SCHEMES, "{\"scheme\":" + scheme + ",\"note\":\"结对帮扶加权\"}");
        assertEquals(201, added.statusCode(), added.body());
        assertEquals("default-2", SmallServer.json(added).get("reference").asText());
        assertEquals("assessor", SmallServer.json(added).get("made_by").asText());
        JsonNode compared = server.json(
                        "leader", "/api/v1/assessment/comparison?year=2022&scheme=default-1&with=default-2")
                .get("data");
        assertEquals(
                "55.5944", county(compared.get("one"), "330402").get("score").asText());
        // 4 x 17666.6666666667 / 22000 of 13
        assertEquals(
                "24.7086", county(compared.get("other"), "330402").get("score").asText());
        assertEquals(
                "default-2",
                server.json("leader", "/api/v1/assessment/sheet?year=2022")
                                .at("/data/scheme/id")
                                .asText()
                        + "-"
                        + server.json("leader", "/api/v1/assessment/sheet?year=2022")
                                .at("/data/scheme/version")
                                .asText());
        SQLException refused = assertThrows(
                SQLException.class, () -> change(folder.resolve("state"), "update scheme_version set document = ''"));
        assertTrue(String.valueOf(refused.getMessage()).contains("never changes"));
    }

    @Test
    void aWrongSchemeIsRefusedWithWhatIsWrongInIt() {
        ObjectNode scheme =
                (ObjectNode) server.json("assessor", SCHEMES + "/default-1").get("scheme");
        ((ObjectNode) scheme.get("weights")).put("pairing_coverage", "9");
        HttpResponse<String> refused = server.post("assessor", SCHEMES, "{\"scheme\":" + scheme + "}");
        assertEquals(422, refused.statusCode());
        assertTrue(refused.body().contains("ASSESSMENT-BAD_SCHEME"), refused.body());
        assertTrue(refused.body().contains("add up to 100, these to 105"), refused.body());
        assertEquals(400, server.post("assessor", SCHEMES, "{\"scheme\":").statusCode());
        assertEquals(400, server.post("assessor", SCHEMES, "{\"scheme\":[1]}").statusCode());
        assertEquals(403, server.post("leader", SCHEMES, "{}").statusCode());
        HttpResponse<String> ofCounty = server.post("county-assessor", SCHEMES, "{\"scheme\":{\"id\":\"default\"}}");
        assertEquals(403, ofCounty.statusCode());
        assertTrue(ofCounty.body().contains("ASSESSMENT-CITY_ONLY"), ofCounty.body());
    }

    @Test
    void aYearWithoutASchemeIsTold() {
        HttpResponse<String> none = server.get("leader", "/api/v1/assessment/sheet?year=2017");
        assertEquals(404, none.statusCode());
        assertTrue(none.body().contains("ASSESSMENT-NO_SCHEME"), none.body());
    }

    static void change(Path state, String sql) throws SQLException {
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + state.resolve("xiaokang.sqlite"));
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    static Map<String, @Nullable Object> figure(
            String indicator, String area, String value, String target, String isMet) {
        Map<String, @Nullable Object> row = new LinkedHashMap<>();
        row.put("indicator", indicator);
        row.put("area_code", area);
        row.put("area_level", "county");
        row.put("year", 2022);
        row.put("numerator", value);
        row.put("denominator", 1);
        row.put("value", value);
        row.put("target", target);
        row.put("is_met", isMet);
        return row;
    }

    static JsonNode county(JsonNode sheet, String code) {
        return found(sheet.get("counties"), "county_code", code);
    }

    private static JsonNode cell(JsonNode county, String indicator) {
        return found(county.get("cells"), "indicator", indicator);
    }

    private static JsonNode found(JsonNode list, String key, String value) {
        for (JsonNode one : list) {
            if (one.get(key).asText().equals(value)) {
                return one;
            }
        }
        throw new AssertionError("no " + value + " in " + list);
    }
}
