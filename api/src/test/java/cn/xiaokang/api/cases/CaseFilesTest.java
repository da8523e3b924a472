package cn.xiaokang.api.cases;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import cn.xiaokang.api.SmallServer;
import cn.xiaokang.api.SmallWarehouse;
import cn.xiaokang.api.access.AccessLog;
import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a case holds and who may see it: its flags, its evidence, the lists that it stands in. */
class CaseFilesTest extends CaseDesk {
    @Test
    void casesAreFilteredSortedAndPaged() {
        open("inspector", "f0001");
        open("inspector", "f0003", "f0002");
        take("inspector", "assigned");
        assertEquals(List.of("XS-000001", "XS-000002"), numbers(""));
        assertEquals(List.of("XS-000002", "XS-000001"), numbers("sort=at_stake"));
        assertEquals(List.of("XS-000002"), numbers("rule=over_income"));
        assertEquals(List.of("XS-000001"), numbers("county=330481"));
        assertEquals(List.of("XS-000001"), numbers("assignee=inspector"));
        assertEquals(List.of("XS-000002"), numbers("status=unassigned"));
        JsonNode first =
                server.json("inspector", CASES + "?limit=1&sort=at_stake").get("data");
        assertEquals("XS-000002", first.at("/items/0/case_no").asText());
        assertEquals("8900.00", first.at("/items/0/at_stake").asText());
        assertEquals("330400", first.at("/items/0/county_code").asText(), "its flags lie in two counties");
        JsonNode second = server.json(
                        "inspector",
                        CASES + "?limit=1&sort=at_stake&after="
                                + first.get("next").asText())
                .get("data");
        assertEquals("XS-000001", second.at("/items/0/case_no").asText());
        assertTrue(second.get("next").isNull());
    }

    @Test
    void anInspectorWorksWithinTheirOwnCountyAndEachLookIsRecorded() {
        open("inspector", "f0001");
        open("inspector", "f0003");
        assertEquals(404, open("county-inspector", 404, "f0003").statusCode());
        assertEquals(404, server.get("other-inspector", CASE).statusCode());
        assertEquals(
                404,
                server.post(
                                "other-inspector",
                                CASE + "/events",
                                "{\"step\":\"assigned\"," + STEPS.get("assigned") + "}")
                        .statusCode());
        assertEquals(
                404, server.upload("other-inspector", "XS-000001", "a.txt", "a").statusCode());
        assertEquals(1, server.json("other-inspector", CASES).at("/data/total").asInt());
        assertEquals(
                200, server.get("county-inspector", CASE + "?purpose=办理线索所需").statusCode());
        AccessLog.Entry last = server.accessEntries().get(server.accessEntries().size() - 1);
        assertEquals("case", last.lookedAt());
        assertEquals("XS-000001", last.subjectNo());
        assertEquals("county-inspector", last.user());
        assertEquals("办理线索所需", last.purpose());
        assertEquals(403, server.get("leader", CASES).statusCode());
        assertEquals(
                403,
                server.send(server.as("inspector", CASES)
                                .setHeader("X-CSRF-Token", "forged")
                                .header("Content-Type", "application/json")
                                .POST(HttpRequest.BodyPublishers.ofString("{}")))
                        .statusCode());
    }

    @Test
    void aFlagIsInOneCaseAndACaseHoldsSeveral() {
        open("inspector", "f0001", "f0004");
        HttpResponse<String> again = open("inspector", 409, "f0004");
        assertTrue(again.body().contains("CASES-FLAG_IN_CASE") && again.body().contains("XS-000001"), again.body());
        assertEquals(404, open("inspector", 404, "none").statusCode());
        assertEquals(422, open("inspector", 422, "f0002", "f0002").statusCode());
        assertEquals(
                201,
                server.post("inspector", CASE + "/flags?seen=1", "{\"flag\":\"f0002\"}")
                        .statusCode());
        assertEquals(3, detail("inspector").get("flags").size());
    }

    @Test
    void evidenceIsKeptUnderItsDigest() {
        open("inspector", "f0001");
        assertEquals(409, server.upload("inspector", "XS-000001", "a.txt", "早了").statusCode());
        take("inspector", "assigned");
        HttpResponse<String> kept = server.upload("inspector", "XS-000001", "a.txt", "银行流水");
        assertEquals(201, kept.statusCode(), kept.body());
        String sha256 =
                SmallServer.json(kept).at("/data/events/2/change/sha256").asText();
        HttpResponse<String> file = server.get("county-inspector", CASE + "/evidence/" + sha256);
        assertEquals("银行流水", file.body());
        assertTrue(file.headers().firstValue("Content-Disposition").orElse("").startsWith("attachment"));
        assertEquals(
                404,
                server.get("inspector", CASE + "/evidence/" + "0".repeat(64)).statusCode());
        String large = "x".repeat(EvidenceFiles.MOST_MEGABYTES * 1024 * 1024 + 1);
        assertEquals(
                413, server.upload("inspector", "XS-000001", "large.bin", large).statusCode());
        assertEquals(
                422, server.upload("inspector", "XS-000001", "empty.txt", "").statusCode());
    }

    /** The page's own form works without script, so it sends the file as browsers do. */
    @Test
    void aFileSentByAFormIsKeptOnlyWithTheTokenAndWithinTheLimit() {
        open("inspector", "f0001");
        take("inspector", "assigned");
        SmallServer.Session session = server.signIn("inspector");
        assertEquals(403, sendForm(session, "forged", "流水").statusCode());
        assertEquals(303, sendForm(session, session.csrf(), "流水").statusCode());
        assertEquals(
                413,
                sendForm(session, session.csrf(), "x".repeat((EvidenceFiles.MOST_MEGABYTES + 3) * 1024 * 1024))
                        .statusCode());
        JsonNode events = detail("inspector").get("events");
        assertEquals(3, events.size());
        assertEquals("流水.txt", events.at("/2/change/name").asText());
    }

    private HttpResponse<String> sendForm(SmallServer.Session session, String token, String content) {
        String line = "\r\n";
        String part = "--edge" + line + "Content-Disposition: form-data; name=";
        String body = part + "\"csrf_token\"" + line + line + token + line
                + part + "\"seen\"" + line + line + "2" + line
                + part + "\"file\"; filename=\"流水.txt\"" + line + "Content-Type: text/plain" + line + line + content
                + line
                + "--edge--" + line;
        return server.send(server.request("/cases/XS-000001/evidence")
                .header("Cookie", session.cookie())
                .header("Content-Type", "multipart/form-data; boundary=edge")
                .POST(HttpRequest.BodyPublishers.ofString(body)));
    }

    /** The flag keeps its number over every reload; what was cleared comes back only with other facts. */
    @Test
    void aClearedFlagStaysQuietUntilItsFactsChange() throws Exception {
        SmallWarehouse shared = city;
        try {
            city = SmallWarehouse.in(folder.resolve("reloaded"));
            assertTrue(city.publish(1).id().startsWith("s000001"));
            onThe("2023-03-05");
            clearAndReload();
        } finally {
            city = shared;
        }
    }

    private void clearAndReload() throws Exception {
        open("inspector", "f0001");
        take("inspector", "assigned");
        assertEquals(201, step("inspector", "outcome_set", lawful()).statusCode());
        assertEquals("open", state("f0001"));
        take("reviewer", "closed");
        assertEquals("cleared", state("f0001"));
        assertTrue(open("inspector", 409, "f0001").body().contains("CASES-FLAG_CLEARED"));

        assertTrue(city.publish(2).id().startsWith("s000002"));
        assertTrue(server.json("inspector", "/api/v1/flags")
                .at("/snapshot/id")
                .asText()
                .startsWith("s000002"));
        assertEquals("same", detail("inspector").at("/flags/0/today").asText(), "the case finds its flag again");
        assertEquals("cleared", state("f0001"));

        city = city.changed(
                "fact_flag",
                "flag_id",
                "f0001",
                "evidence",
                "{\"died_on\":\"2022-01-15\",\"payment_no\":\"Z0000001\"}");
        assertTrue(city.publish(3).id().startsWith("s000003"));
        assertEquals("cleared", state("f0001"), "the same facts in another order are the same facts");

        assertTrue(city.changed(
                        "fact_flag",
                        "flag_id",
                        "f0001",
                        "evidence",
                        "{\"payment_no\":\"Z0000001\",\"died_on\":\"2021-12-30\"}")
                .publish(4)
                .id()
                .startsWith("s000004"));
        assertEquals("changed", state("f0001"));
        assertEquals("changed", detail("inspector").at("/flags/0/today").asText());
        open("inspector", "f0001");
        assertEquals("open", state("f0001"));
        assertEquals(
                "XS-000002",
                server.json("inspector", "/api/v1/flags?case=open")
                        .at("/data/items/0/case_no")
                        .asText());
    }

    @Test
    void theListOfFlagsIsFilteredByCase() {
        open("inspector", "f0001");
        assertEquals(
                1,
                server.json("inspector", "/api/v1/flags?case=open")
                        .at("/data/total")
                        .asInt());
        assertEquals(
                3,
                server.json("inspector", "/api/v1/flags?case=none")
                        .at("/data/total")
                        .asInt());
        assertEquals(
                0,
                server.json("inspector", "/api/v1/flags?case=cleared")
                        .at("/data/total")
                        .asInt());
        assertEquals(403, server.get("leader", "/api/v1/flags?case=open").statusCode());
        assertTrue(server.json("leader", "/api/v1/flags")
                .at("/data/items/0/case_no")
                .isNull());
    }
}
