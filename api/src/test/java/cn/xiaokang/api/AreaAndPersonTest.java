package cn.xiaokang.api;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import cn.xiaokang.api.access.AccessLog;
import cn.xiaokang.api.dossier.Identities;
import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** Who sees which area and which persons, and the record of it. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AreaAndPersonTest {
    private static final String PURPOSE = "purpose=" + URLEncoder.encode("核查死亡人员领取补贴", StandardCharsets.UTF_8);
    private static final List<String> PERSONAL =
            List.of("330481000001", "Z0000001", "p0123456789abcdef", "a0123456789abcdef");

    private SmallServer server;
    private Path state;

    @BeforeAll
    void start(@TempDir Path folder) throws Exception {
        SmallWarehouse city = SmallWarehouse.in(folder.resolve("warehouse"));
        assertNotNull(city.publish(1));
        state = folder.resolve("state");
        server = SmallServer.start(city.folder(), state);
    }

    @AfterAll
    void stop() {
        server.close();
    }

    @Test
    void aCountyLeaderSeesTheCountyAlone() {
        JsonNode overview = server.json("county-leader", "/api/v1/overview").get("data");
        assertEquals("330481", overview.get("area_code").asText());
        assertEquals(1, overview.get("counties").size());
        assertEquals(2, overview.get("households").asInt());
        assertEquals("1800.00", overview.at("/money/ordered").asText());
        assertEquals(
                3,
                server.json("county-leader", "/api/v1/flags").at("/data/total").asInt());
        JsonNode flow =
                server.json("county-leader", "/api/v1/funds/flow?year=2022").get("data");
        assertEquals("1800.00", flow.at("/total/ordered").asText());
        assertFalse(flow.toString().contains("330402"), flow.toString());
        JsonNode series = server.json("county-leader", "/api/v1/indicators/income_per_capita")
                .at("/data/series");
        series.forEach(figure -> assertTrue(figure.get("area_code").asText().startsWith("330481"), figure.toString()));
    }

    @Test
    void anotherAreaIsRefused() {
        for (String path : List.of(
                "/api/v1/overview?county=330402",
                "/api/v1/indicators?area=330400",
                "/api/v1/indicators?area=330402007024",
                "/api/v1/funds/flow?county=330402",
                "/api/v1/flags?county=330402")) {
            HttpResponse<String> response = server.get("county-leader", path);
            assertEquals(403, response.statusCode(), path);
            assertEquals(
                    "ACCESS-OTHER_AREA", SmallServer.json(response).get("code").asText());
        }
    }

    @Test
    void anotherCountysHouseholdAndFlagAreUnknown() {
        assertEquals(
                200,
                server.get("county-inspector", "/api/v1/households/330481000001?" + PURPOSE)
                        .statusCode());
        assertEquals(
                404,
                server.get("county-inspector", "/api/v1/households/330402000001?" + PURPOSE)
                        .statusCode());
        assertEquals(404, server.get("county-inspector", "/api/v1/flags/f0003").statusCode());
        assertEquals(200, server.get("inspector", "/api/v1/flags/f0003").statusCode());
    }

    @Test
    void aLeaderSeesNoPersonAnywhere() {
        for (String path : List.of(
                "/api/v1/overview",
                "/api/v1/flags",
                "/api/v1/indicators",
                "/api/v1/indicators/pairing_coverage",
                "/api/v1/indicators/pairing_coverage/rows",
                "/api/v1/funds/flow")) {
            String body = server.json("leader", path).toString();
            PERSONAL.forEach(personal -> assertFalse(body.contains(personal), path + " tells " + personal));
        }
        JsonNode line = server.json("leader", "/api/v1/flags").at("/data/items/0");
        assertTrue(line.get("household_id").isNull());
        assertTrue(line.get("subject_no").isNull());
        assertTrue(line.get("village_code").isNull());
        assertEquals(
                403,
                server.get("leader", "/api/v1/flags?household=330481000001").statusCode());
        assertEquals(403, server.get("leader", "/api/v1/flags/f0001").statusCode());
        assertEquals(
                403,
                server.get("leader", "/api/v1/households/330481000001?" + PURPOSE)
                        .statusCode());
    }

    @Test
    void anOperatorSeesDeliveriesAndNoPersonalData() {
        String body = server.json("operator", "/api/v1/deliveries").toString()
                + server.json("operator", "/api/v1/deliveries/d0000000000000001/quarantine");
        assertTrue(body.contains("BAD_VALUE"));
        PERSONAL.forEach(personal -> assertFalse(body.contains(personal), personal));
        assertEquals(403, server.get("operator", "/api/v1/overview").statusCode());
    }

    @Test
    void aDossierNeedsAPurposeAndTellsTheHousehold() {
        HttpResponse<String> without = server.get("inspector", "/api/v1/households/330481000001");
        assertEquals(422, without.statusCode());
        assertEquals(
                "ACCESS-PURPOSE_MISSING", SmallServer.json(without).get("code").asText());
        assertEquals(
                422,
                server.get("inspector", "/api/v1/households/330481000001?purpose=x")
                        .statusCode());
        HttpResponse<String> response = server.get("inspector", "/api/v1/households/330481000001?" + PURPOSE);
        assertEquals("no-store", response.headers().firstValue("Cache-Control").orElseThrow());
        JsonNode dossier = SmallServer.json(response).get("data");
        assertEquals(2, dossier.get("states").size());
        assertEquals("低保户", dossier.at("/states/1/category_label").asText());
        assertEquals(2, dossier.get("members").size());
        assertEquals(List.of("330499********1238 虚构甲", "330499********1230 null"), named(dossier));
        assertEquals("69000.00", dossier.at("/years/0/income").asText());
        assertEquals(2, dossier.get("payments_in_all").asInt());
        assertEquals("RETURNED", dossier.at("/payments/0/bank_status").asText());
        assertEquals(2, dossier.get("flags").size());
        assertEquals("50000.00", dossier.at("/loans/0/principal").asText());
        assertEquals("R1", dossier.at("/renovations/0/case_no").asText());
        assertFalse(response.body().contains("看望老人"), "what a visitor wrote down is not shown");
    }

    private static Set<String> counties(JsonNode list) {
        return list.at("/data/items")
                .valueStream()
                .map(visit -> visit.get("county_code").asText())
                .collect(Collectors.toSet());
    }

    @Test
    void aWorkListNamesHouseholdsOfTheViewersAreaAndIsRecorded() {
        int before = server.accessEntries().size();
        JsonNode list = server.json("inspector", "/api/v1/work-list?visitors=1&days=1&visits_a_day=10")
                .get("data");
        assertEquals(before + 1, server.accessEntries().size());
        JsonNode first = list.get("items")
                .valueStream()
                .filter(visit -> visit.get("household_id").asText().equals("330481000001"))
                .findFirst()
                .orElseThrow();
        assertFalse(first.get("is_control").asBoolean());
        BigDecimal sum = first.get("parts")
                .valueStream()
                .map(part -> new BigDecimal(part.get("value").asText()))
                .reduce(BigDecimal.ZERO, BigDecimal::add);
        assertEquals(0, sum.compareTo(new BigDecimal(first.get("value").asText())));
        String same = "/api/v1/work-list?visitors=20";
        assertTrue(counties(server.json("inspector", same)).contains("330402"), "the whole city's");
        assertEquals(Set.of("330481"), counties(server.json("county-inspector", same)), "kept for another scope");
        server.json("county-inspector", "/api/v1/work-list")
                .at("/data/items")
                .valueStream()
                .forEach(
                        visit -> assertEquals("330481", visit.get("county_code").asText()));
        assertEquals(
                403,
                server.get("county-inspector", "/api/v1/work-list?county=330402")
                        .statusCode());
        assertEquals(403, server.get("leader", "/api/v1/work-list").statusCode());
        assertEquals(
                400, server.get("inspector", "/api/v1/work-list?visitors=0").statusCode());
        assertEquals(
                400,
                server.get("inspector", "/api/v1/work-list?days=99999999999").statusCode());
        String page = server.get("inspector", "/work-list?visitors=1&days=1").body();
        assertTrue(page.contains("330481000001") && page.contains("随机对照"), page);
        String file = server.get("inspector", "/work-list?form=csv").body();
        assertTrue(file.contains("330481000001"), file);
    }

    private static List<String> named(JsonNode dossier) {
        return dossier.get("members")
                .valueStream()
                .map(member -> member.get("id_number_masked").asText() + " "
                        + member.get("name").asText())
                .sorted(Comparator.reverseOrder())
                .toList();
    }

    @Test
    void aServerThatIsKeptFromTheVaultHasNoNames() {
        assertEquals(Map.of(), Identities.none().of("s000001-00000000", List.of("p0123456789abcdef01234567")));
    }

    @Test
    void eachLookAtAPersonIsRecordedAndTheRecordCannotBeChanged() throws Exception {
        int before = server.accessEntries().size();
        assertEquals(
                404,
                server.get("inspector", "/api/v1/households/330481999999?" + PURPOSE)
                        .statusCode());
        assertEquals(
                200, server.get("inspector", "/api/v1/flags/f0001?" + PURPOSE).statusCode());
        List<AccessLog.Entry> entries = server.accessEntries();
        assertEquals(before + 2, entries.size());
        AccessLog.Entry look = entries.get(before);
        assertEquals("inspector", look.user());
        assertEquals("dossier", look.lookedAt());
        assertEquals("330481999999", look.subjectNo());
        assertEquals("核查死亡人员领取补贴", look.purpose());
        assertEquals(OptionalLong.empty(), server.application().accessLog().firstBroken());
        try (Connection store = DriverManager.getConnection("jdbc:sqlite:" + state.resolve("xiaokang.sqlite"));
                Statement statement = store.createStatement()) {
            assertThrows(SQLException.class, () -> statement.execute("delete from access_log"));
            assertThrows(SQLException.class, () -> statement.execute("update access_log set user_name = 'leader'"));
            statement.execute("drop trigger access_log_is_never_changed");
            statement.execute("update access_log set user_name = 'leader' where entry_no = " + look.entryNo());
            assertEquals(
                    OptionalLong.of(look.entryNo()),
                    server.application().accessLog().firstBroken());
            statement.execute("update access_log set user_name = 'inspector' where entry_no = " + look.entryNo());
            assertEquals(OptionalLong.empty(), server.application().accessLog().firstBroken());
        }
    }
}
