package cn.xiaokang.api.workbench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import cn.xiaokang.api.SmallServer;
import cn.xiaokang.api.SmallWarehouse;
import cn.xiaokang.api.access.AccessLog;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** Inspectors' own questions, over real HTTP on the small city. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class WorkbenchTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String PAID =
            "{\"kind\":\"registers\",\"query\":{\"left\":\"fact_payment\",\"right\":\"dim_household\","
                    + "\"keys\":[{\"left\":\"household_id\",\"right\":\"household_id\"}],\"rows\":\"%s\",\"conditions\":[%s],"
                    + "\"columns\":[{\"side\":\"left\",\"column\":\"payment_no\"},{\"side\":\"left\",\"column\":\"amount\"}]}}";
    private SmallServer server;
    private SmallWarehouse city;

    @BeforeAll
    void start(@TempDir Path folder) throws Exception {
        city = SmallWarehouse.in(folder.resolve("warehouse"))
                .with(
                        "bridge_membership",
                        Map.of("person_id", "p4123456789abcdef01234567", "year", 2022, "household_id", "330402000001"));
        assertNotNull(city.publish(1));
        server = SmallServer.start(city.folder(), folder.resolve("state"));
    }

    @AfterAll
    void stop() {
        server.close();
    }

    private HttpResponse<String> ask(String user, String question) {
        return server.post(user, "/api/v1/workbench/runs", "{\"purpose\":\"核实发放与台账\",\"question\":" + question + "}");
    }

    private JsonNode found(String user, String question) {
        HttpResponse<String> response = ask(user, question);
        assertEquals(200, response.statusCode(), response.body());
        return SmallServer.json(response).get("data");
    }

    private HttpResponse<String> sql(String user, String sql) {
        ObjectNode question = JSON.createObjectNode().put("kind", "sql").put("sql", sql);
        return ask(user, question.toString());
    }

    private static List<String> column(JsonNode found, String name) {
        int place = StreamSupport.stream(found.get("columns").spliterator(), false)
                .map(JsonNode::asText)
                .toList()
                .indexOf(name);
        return StreamSupport.stream(found.get("rows").spliterator(), false)
                .map(row -> row.get(place).asText())
                .toList();
    }

    @Test
    void twoRegistersAreComparedWithoutSqlWithinTheAskersCounty() {
        JsonNode both = found("inspector", PAID.formatted("only_left", ""));
        assertEquals(List.of("Z0000003"), column(both, "payment_no"), "the household of Z0000003 is in no register");
        JsonNode own = found(
                "county-inspector",
                PAID.formatted(
                        "both",
                        "{\"side\":\"left\",\"column\":\"amount\",\"operator\":\"more\",\"value\":\"600\"},"
                                + "{\"side\":\"right\",\"column\":\"is_current\",\"operator\":\"equals\",\"value\":\"是\"}"));
        assertEquals(List.of("Z0000002"), column(own, "payment_no"));
        assertEquals(List.of("330481000001"), column(own, "household_id"));
        JsonNode others = found("other-inspector", PAID.formatted("both", ""));
        assertEquals(List.of("Z0000004"), column(others, "payment_no"));
    }

    @Test
    void aComparisonThatCantBeMadeSaysWhereAndWhatToDo() {
        String typed = PAID.formatted(
                "both", "{\"side\":\"left\",\"column\":\"amount\",\"operator\":\"more\",\"value\":\"1' or '1'='1\"}");
        HttpResponse<String> value = ask("inspector", typed);
        assertEquals(400, value.statusCode());
        assertEquals("WORKBENCH-BAD_VALUE", SmallServer.json(value).get("code").asText());
        String masked = PAID.replace("fact_payment", "fact_member")
                .replace("payment_no", "health")
                .formatted("both", "");
        assertEquals(
                "WORKBENCH-NO_COLUMN",
                SmallServer.json(ask("inspector", masked)).get("code").asText());
        String hidden = PAID.replace("dim_household", "fact_quarantine").formatted("both", "");
        assertEquals(
                "WORKBENCH-NO_TABLE",
                SmallServer.json(ask("inspector", hidden)).get("code").asText());
        String text = PAID.formatted(
                "both", "{\"side\":\"left\",\"column\":\"payer\",\"operator\":\"equals\",\"value\":\"x' or 'a'='a\"}");
        assertEquals(0, found("inspector", text).get("rows").size());
    }

    @Test
    void aRuleRunsWithAnotherValueOfADatedParameterAndTheLiveFlagsStay() {
        long before =
                server.json("inspector", "/api/v1/flags").at("/data/total").asLong();
        JsonNode trial = found("inspector", "{\"kind\":\"rule\",\"rule\":\"over_income\",\"changes\":[]}");
        assertEquals(List.of("dropped"), column(trial, "standing"), "the small city's flag rests on no row of its own");
        assertEquals(1, trial.at("/counties/0/dropped").asInt());
        assertEquals(
                before,
                server.json("inspector", "/api/v1/flags").at("/data/total").asLong());
        HttpResponse<String> unknown = ask(
                "inspector",
                "{\"kind\":\"rule\",\"rule\":\"over_income\",\"changes\":[{\"name\":\"no_such\",\"valid_from\":\"2018-01-01\",\"value\":1}]}");
        assertEquals(422, unknown.statusCode(), unknown.body());
        JsonNode elsewhere = found("county-inspector", "{\"kind\":\"rule\",\"rule\":\"over_income\",\"changes\":[]}");
        assertEquals(0, elsewhere.get("rows").size());
    }

    @Test
    void sqlSeesTheAskersCountyAloneAndNoMaskedColumn() {
        JsonNode all = SmallServer.json(
                        sql("inspector", "select county_code, count(*) as n from fact_payment group by all order by 1"))
                .get("data");
        assertEquals(List.of("330402", "330481"), column(all, "county_code"));
        JsonNode own = SmallServer.json(
                        sql(
                                "county-inspector",
                                "select p.payment_no, h.county_code, (select count(*) from dim_person) as persons"
                                        + " from fact_payment p left join dim_household h using (household_id) order by 1 -- 全部"))
                .get("data");
        assertFalse(column(own, "payment_no").contains("Z0000004"));
        assertEquals("0", column(own, "persons").get(0), "no membership of the county is known");
        HttpResponse<String> masked = sql("inspector", "select died_on\nfrom dim_person");
        assertEquals("SANDBOX-MASKED", SmallServer.json(masked).get("code").asText());
        assertEquals(
                "SANDBOX-NO_COLUMN",
                SmallServer.json(sql("inspector", "select nothing from dim_person"))
                        .get("code")
                        .asText());
    }

    @Test
    void whatWouldEatTimeOrMemoryIsStoppedAndTheServerGoesOn() {
        for (Map.Entry<String, String> bomb : Map.of(
                        "select sum(a.range * b.range) from range(10000000) a, range(10000000) b",
                        "SANDBOX-TOO_LONG",
                        "select max(n) from (select concat(x, x) as n from (select concat(y, y) as x from"
                                + " (select string_agg(payer, ',') as y from fact_payment, range(30000000))))",
                        "SANDBOX-TOO_BIG")
                .entrySet()) {
            HttpResponse<String> stopped = sql("inspector", bomb.getKey());
            assertEquals(400, stopped.statusCode(), stopped.body());
            assertEquals(bomb.getValue(), SmallServer.json(stopped).get("code").asText(), stopped.body());
        }
        assertEquals(200, server.get("inspector", "/api/v1/flags").statusCode());
    }

    @Test
    void eachRunIsRecordedWithItsTextItsRowsAndWhomTheyName() {
        String text = "select household_id, person_id from fact_payment where payment_no = 'Z0000004'";
        assertEquals(200, sql("inspector", text).statusCode());
        List<AccessLog.Entry> entries = server.accessEntries();
        AccessLog.Entry run = entries.stream()
                .filter(entry -> entry.subjectNo().contains(text))
                .findFirst()
                .orElseThrow();
        assertEquals("workbench_sql", run.lookedAt());
        assertEquals("核实发放与台账", run.purpose());
        assertTrue(run.subjectNo().startsWith("1 rows "), run.subjectNo());
        List<String> named = entries.stream()
                .filter(entry -> entry.lookedAt().equals("workbench_row")
                        && entry.requestId().equals(run.requestId()))
                .map(AccessLog.Entry::subjectNo)
                .toList();
        assertEquals(List.of("330402000001", "p4123456789abcdef01234567"), named);
        assertEquals(
                400, sql("inspector", "select * from read_csv('/etc/passwd')").statusCode());
        assertTrue(server.accessEntries().stream()
                .anyMatch(entry -> entry.subjectNo().startsWith("SANDBOX-NOT_ALLOWED ")));
        assertTrue(server.application().accessLog().firstBroken().isEmpty());
        assertEquals(
                422,
                server.post(
                                "inspector",
                                "/api/v1/workbench/runs",
                                "{\"purpose\":\"\",\"question\":{\"kind\":\"sql\",\"sql\":\"select 1\"}}")
                        .statusCode());
        assertEquals(403, sql("leader", "select 1").statusCode());
    }

    /** Under another name, amid other text, run together with other digits, out of a table without that column. */
    @Test
    void whomRowsNameIsRecordedUnderWhateverNameTheyStand() {
        for (String expression : List.of(
                "household_id as h",
                "concat('户', household_id, '，', year) as said",
                "concat(year, household_id, '00') as run",
                "replace(concat(household_id, ':', payment_no), '0004', '0004') as both_of_them")) {
            HttpResponse<String> shown = sql(
                    "inspector",
                    "with paid as (select " + expression
                            + " from fact_payment where payment_no = 'Z0000004') select * from paid");
            assertEquals(200, shown.statusCode(), shown.body());
            String request = shown.headers().firstValue("X-Request-Id").orElseThrow();
            assertEquals(
                    List.of("330402000001"),
                    server.accessEntries().stream()
                            .filter(entry -> entry.lookedAt().equals("workbench_row")
                                    && entry.requestId().equals(request))
                            .map(AccessLog.Entry::subjectNo)
                            .toList(),
                    expression);
        }
        HttpResponse<String> none = sql("inspector", "select 330402000099 as n, village_code from fact_payment");
        String request = none.headers().firstValue("X-Request-Id").orElseThrow();
        assertTrue(
                server.accessEntries().stream()
                        .noneMatch(entry -> entry.lookedAt().equals("workbench_row")
                                && entry.requestId().equals(request)),
                "neither a village nor a number that no household has");
    }

    @Test
    void aKeptQuestionIsSharedWithWhoseAreaCoversItAndBecomesCases() {
        String question = PAID.formatted("both", "");
        HttpResponse<String> kept = server.post(
                "county-inspector",
                "/api/v1/workbench/queries",
                "{\"name\":\"发放与台账\",\"is_shared\":true,\"question\":" + question + "}");
        assertEquals(201, kept.statusCode(), kept.body());
        String number = SmallServer.json(kept).at("/data/query_no").asText();
        String here = "/api/v1/workbench/queries/" + number;
        assertEquals(200, server.get("inspector", here).statusCode());
        assertEquals(404, server.get("other-inspector", here).statusCode());
        assertEquals(
                403,
                server.post(
                                "inspector",
                                "/api/v1/workbench/queries",
                                "{\"query_no\":\"" + number + "\",\"name\":\"改\",\"is_shared\":true,\"question\":"
                                        + question + "}")
                        .statusCode());
        String body = "{\"purpose\":\"入户核实\",\"households\":[\"%s\"]}";
        assertEquals(
                422,
                server.post("inspector", here + "/cases", body.formatted("330402000001"))
                        .statusCode(),
                "of another county than the query's");
        HttpResponse<String> made = server.post("county-inspector", here + "/cases", body.formatted("330481000001"));
        assertEquals(201, made.statusCode(), made.body());
        JsonNode first = SmallServer.json(made).at("/data/items/0");
        assertTrue(first.get("is_new").asBoolean());
        String caseNo = first.get("case_no").asText();
        JsonNode file = server.json("county-inspector", "/api/v1/cases/" + caseNo);
        assertEquals("query", file.at("/data/flags/0/rule").asText());
        assertTrue(file.at("/data/flags/0/evidence").asText().contains("Z0000001"), file.toString());
        JsonNode again =
                SmallServer.json(server.post("county-inspector", here + "/cases", body.formatted("330481000001")));
        assertFalse(again.at("/data/items/0/is_new").asBoolean());
        assertEquals(caseNo, again.at("/data/items/0/case_no").asText());
    }

    @Test
    void otherParametersRunBesideTheRuleUntilASecondPersonEndsThem() throws Exception {
        String question =
                "{\"kind\":\"rule\",\"rule\":\"over_income\",\"changes\":[{\"name\":\"income_line_multiple\",\"valid_from\":\"2000-01-01\",\"value\":\"7\"}]}";
        HttpResponse<String> kept = server.post(
                "inspector",
                "/api/v1/workbench/queries",
                "{\"name\":\"试改\",\"is_shared\":true,\"question\":" + question + "}");
        assertEquals(201, kept.statusCode(), kept.body());
        String query = SmallServer.json(kept).at("/data/query_no").asText();
        assertEquals(303, form("inspector", "/rules/over_income/shadows", "query=" + query + "&words=test+beside"));
        assertEquals(422, form("inspector", "/rules/late_payment/shadows", "query=" + query + "&words=test+beside"));
        String beside = "/api/v1/rules/over_income/shadows";
        assertEquals(
                201,
                server.post("inspector", beside, "{\"query\":\"" + query + "\",\"words\":\"同参数再试\"}")
                        .statusCode());
        long live = server.json("inspector", "/api/v1/flags").at("/data/total").asLong();
        String page = server.get("reviewer", "/rules/over_income?lang=en").body();
        assertTrue(page.contains("PX-000001") && page.contains("inspector proposed it"), page);
        assertEquals(1, page.split("id=\"beside-PX-000001\"", -1)[1].split("<tr>", -1).length - 2, "one snapshot");
        String second = city.publish(2).id();
        assertEquals(second, server.json("reviewer", beside).at("/snapshot/id").asText());
        assertEquals(
                1, server.json("reviewer", beside).at("/data/items/1/compared").size(), "to look works nothing out");
        server.application().shadowWatch().look();
        JsonNode both = server.json("reviewer", beside).at("/data/items/1");
        assertEquals("PX-000001", both.get("shadow_no").asText());
        assertEquals("7", both.at("/changes/0/value").asText());
        assertEquals(second, both.at("/compared/0/snapshot_id").asText());
        assertEquals(2, both.get("compared").size());
        String later = server.get("reviewer", "/rules/over_income").body();
        assertTrue(later.split("id=\"beside-PX-000001\"", -1)[1].contains(second), later);
        assertEquals(
                live,
                server.json("inspector", "/api/v1/flags").at("/data/total").asLong(),
                "no flag comes or goes");
        assertFalse(server.get("county-inspector", "/rules/over_income").body().contains("PX-000001"));
        String end = "/rules/over_income/shadows/PX-000001/end";
        assertEquals(403, form("inspector", end, "words=test+end"), "who proposed it doesn't end it");
        assertEquals(303, form("reviewer", end, "words=test+end"));
        assertEquals(409, form("reviewer", end, "words=test+end"));
        HttpResponse<String> ended = server.post("reviewer", beside + "/PX-000002/end", "{\"words\":\"不再需要了\"}");
        assertEquals("reviewer", SmallServer.json(ended).at("/data/ended_by").asText());
        assertEquals(403, form("leader", end, "words=test+end"));
        assertEquals(200, server.get("leader", "/rules/over_income").statusCode());
        assertFalse(server.get("leader", "/rules/over_income").body().contains("PX-000001"));
    }

    private int form(String user, String path, String fields) {
        return server.send(server.as(user, path)
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(HttpRequest.BodyPublishers.ofString(fields)))
                .statusCode();
    }

    @Test
    void aFileHasTheQuestionAndTheSnapshotBesideItsRows() {
        HttpResponse<String> csv = server.post(
                "inspector",
                "/api/v1/workbench/files/csv",
                "{\"purpose\":\"核实发放与台账\",\"question\":" + PAID.formatted("both", "") + "}");
        assertEquals(200, csv.statusCode(), csv.body());
        assertTrue(csv.body().contains("Z0000001"), csv.body());
        assertTrue(csv.body().contains("发放流水号"), csv.body());
    }
}
