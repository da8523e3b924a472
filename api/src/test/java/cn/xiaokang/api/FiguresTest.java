package cn.xiaokang.api;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The figures that the server tells of the small city. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class FiguresTest {
    private SmallServer server;

    @BeforeAll
    void start(@TempDir Path folder) throws Exception {
        SmallWarehouse city = SmallWarehouse.in(folder.resolve("warehouse"));
        assertNotNull(city.publish(1));
        server = SmallServer.start(city.folder(), folder.resolve("state"));
    }

    @AfterAll
    void stop() {
        server.close();
    }

    @Test
    void theOverviewHoldsTargetsAgainstFigures() {
        JsonNode overview = server.json("leader", "/api/v1/overview").get("data");
        assertEquals(2022, overview.get("year").asInt());
        assertEquals(3, overview.get("households").asInt());
        assertEquals(8, overview.get("members").asInt());
        assertEquals("2500.00", overview.at("/money/ordered").asText());
        assertEquals("2000.00", overview.at("/money/confirmed").asText());
        assertEquals(2, overview.get("missed_count").asInt());
        assertEquals("嘉兴市", overview.get("area_name").asText());
        assertEquals(2, overview.at("/flags/0/flags").asInt());
        assertEquals("8900.00", overview.at("/flags/0/at_stake").asText());
        assertEquals("21000", overview.at("/trend/1/income_per_capita").asText());
    }

    @Test
    void anIndicatorTellsItsFigureItsTargetAndWhyItIsEmpty() {
        JsonNode county = server.json("leader", "/api/v1/indicators?area=330402&year=2022")
                .get("data");
        JsonNode empty =
                find(county.get("items"), "/indicator/id", "schooling_kept").get("figure");
        assertTrue(empty.get("value").isNull());
        assertEquals("no member aged 7 to 15", empty.get("empty_reason").asText());
        JsonNode income =
                find(county.get("items"), "/indicator/id", "income_per_capita").get("figure");
        assertEquals("53000", income.get("numerator").asText());
        assertEquals("3", income.get("denominator").asText());
        assertEquals("17666.6666666667", income.get("value").asText());
        assertFalse(income.get("is_met").asBoolean());
        JsonNode series =
                server.json("leader", "/api/v1/indicators/income_per_capita").get("data");
        assertTrue(series.at("/clause/text").asText().contains("22000元"));
        assertEquals("这些农户的家庭人口之和", series.at("/indicator/denominator_zh").asText());
        assertEquals(
                "sum of their persons", series.at("/indicator/denominator_en").asText());
        assertEquals(4, series.get("series").size());
        assertEquals(404, server.get("leader", "/api/v1/indicators/no_such").statusCode());
    }

    @Test
    void aFigureOpensToTheRowsBehindIt() {
        JsonNode rows = server.json(
                        "inspector", "/api/v1/indicators/review_coverage/rows?year=2022&area=330481&limit=1")
                .get("data");
        assertEquals("household", rows.get("item").asText());
        assertEquals(2, rows.get("count").asInt());
        assertEquals("330481000001", rows.at("/items/0/item_no").asText());
        JsonNode second = server.json(
                        "inspector",
                        "/api/v1/indicators/review_coverage/rows?year=2022&area=330481&limit=1&after="
                                + rows.get("next").asText())
                .get("data");
        assertEquals("330481000002", second.at("/items/0/item_no").asText());
        assertTrue(second.get("next").isNull());
        JsonNode counts = server.json("leader", "/api/v1/indicators/review_coverage/rows?year=2022")
                .get("data");
        assertEquals(3, counts.get("count").asInt());
        assertEquals(3, counts.get("items").size());
        counts.get("items").forEach(item -> {
            assertTrue(item.get("item_no").isNull(), item.toString());
            assertEquals(9, item.get("area_code").asText().length(), "a town in place of the village");
        });
        assertFalse(counts.get("withheld_reason").isNull());
        JsonNode paged = server.json("leader", "/api/v1/indicators/review_coverage/rows?year=2022&limit=2")
                .get("data");
        JsonNode rest = server.json(
                        "leader",
                        "/api/v1/indicators/review_coverage/rows?year=2022&limit=2&after="
                                + paged.get("next").asText())
                .get("data");
        assertEquals(counts.at("/items/2"), rest.at("/items/0"));
    }

    @Test
    void aRowOpensToTheDeliveredFileAndLineAndToTheClause() {
        String asked = "/api/v1/indicators/review_coverage/origin?year=2022&item=330481000001";
        assertEquals(403, server.get("leader", asked).statusCode());
        assertEquals(422, server.get("inspector", asked).statusCode());
        String purpose = "&purpose=" + URLEncoder.encode("核对复核覆盖率", StandardCharsets.UTF_8);
        assertEquals(
                404,
                server.get("inspector", asked.replace("000001", "999999") + purpose)
                        .statusCode());
        assertEquals(
                404,
                server.get("county-inspector", asked.replace("330481", "330402") + purpose)
                        .statusCode());
        JsonNode origin = server.json("inspector", asked + purpose).get("data");
        assertEquals("1", origin.at("/item/numerator").asText());
        assertTrue(origin.at("/clause/text").asText().length() > 20);
        JsonNode register = find(origin.get("rows"), "/table", "fact_register");
        assertEquals("2022/household-330481-2022.csv", register.get("file").asText());
        assertEquals(7, register.get("line").asInt());
        assertEquals(
                "DIBAO",
                find(register.get("values"), "/column", "category").get("value").asText());
        JsonNode visit = find(origin.get("rows"), "/table", "fact_visit");
        assertFalse(visit.toString().contains("看望老人"), "what a visitor wrote down is not shown");
        JsonNode village = server.json(
                        "leader", "/api/v1/indicators/village_recurring/origin?year=2022&item=330481002003")
                .get("data");
        assertEquals(
                "2022/village_economy-330481-2022.csv",
                village.at("/rows/0/file").asText());
    }

    @Test
    void aFigureWorkedOutOfFiguresOpensToThem() {
        JsonNode growth = server.json("leader", "/api/v1/indicators/income_growth/rows?year=2022&area=330400")
                .get("data");
        assertEquals("6000", growth.get("numerator").asText());
        assertEquals("15000", growth.get("denominator").asText());
        assertEquals(2, growth.get("count").asInt());
        JsonNode origin = server.json(
                        "leader",
                        "/api/v1/indicators/income_growth/origin?year=2022&area=330400&item=income_per_capita%7C330400%7C2021")
                .get("data");
        assertEquals("income_per_capita", origin.at("/figure/indicator").asText());
        assertEquals(2021, origin.at("/figure/year").asInt());
    }

    @Test
    void theFlowOfFundsAddsUp() {
        JsonNode flow = server.json("publisher", "/api/v1/funds/flow?year=2022").get("data");
        assertEquals("2500.00", flow.at("/total/ordered").asText());
        assertEquals("2000.00", flow.at("/total/allocated").asText());
        assertEquals("1500.00", flow.at("/total/published").asText());
        JsonNode source = find(flow.get("links"), "/from", "source:F2");
        assertEquals("county:330481", source.get("to").asText());
        assertEquals("1300.00", source.at("/books/ordered").asText());
        assertEquals(
                "农村最低生活保障金",
                find(flow.get("nodes"), "/id", "programme:P01").get("name_zh").asText());
        assertEquals(3, flow.get("months").size());
        assertEquals(
                "N2",
                server.json("publisher", "/api/v1/notices")
                        .at("/data/items/0/publication_no")
                        .asText());
    }

    @Test
    void flagsAreFilteredSortedCountedAndPagedByKey() {
        JsonNode all = server.json("inspector", "/api/v1/flags").get("data");
        assertEquals(4, all.get("total").asInt());
        assertEquals("9400.00", all.get("at_stake").asText());
        assertEquals(List.of("f0003", "f0001", "f0004", "f0002"), ids(all));
        assertEquals(List.of("f0003", "f0001", "f0002", "f0004"), ids(flags("sort=at_stake")));
        assertEquals(List.of("f0003", "f0004", "f0002", "f0001"), ids(flags("sort=period")));
        assertEquals(List.of("f0003", "f0001"), ids(flags("severity=high")));
        assertEquals(List.of("f0001", "f0004"), ids(flags("household=330481000001")));
        assertEquals(List.of("f0001"), ids(flags("rule=deceased_recipient&period=2022-03&county=330481")));
        assertEquals(
                3, flags("severity=high").get("by_severity").size(), "a filter does not hide its own alternatives");
        for (String sort : List.of("severity", "at_stake", "period", "rule")) {
            List<String> paged = new ArrayList<>();
            String next = "";
            while (next != null) {
                JsonNode page = flags("limit=1&sort=" + sort + (next.isEmpty() ? "" : "&after=" + next));
                paged.addAll(ids(page));
                next = page.get("next").isNull() ? null : page.get("next").asText();
            }
            assertEquals(ids(flags("sort=" + sort)), paged, sort);
        }
    }

    @Test
    void aFlagOpensToItsEvidenceTheClauseAndTheDeliveredRow() {
        JsonNode flag = server.json("inspector", "/api/v1/flags/f0001").get("data");
        assertEquals("2022-01-15", flag.at("/evidence/died_on").asText());
        assertEquals("死亡人员领取补贴", flag.at("/rule/title_zh").asText());
        assertTrue(flag.at("/rule/definition_zh").asText().contains("晚于死亡当月"));
        assertTrue(flag.at("/rule/definition_en").asText().contains("later month than the month of death"));
        assertTrue(flag.at("/clause/text").asText().length() > 20);
        JsonNode row = flag.at("/rows/0");
        assertEquals("2022-03/payment-330481-2022-03.csv", row.get("file").asText());
        assertEquals(2, row.get("line").asInt());
        JsonNode household = server.json("inspector", "/api/v1/flags/f0003").at("/data/rows/0");
        assertEquals("2022/household-330402-2022.csv", household.get("file").asText());
    }

    @ParameterizedTest
    @CsvSource({
        "/flags/f0001?, 晚于死亡当月, later month than the month of death",
        "/indicators/income_per_capita?, 这些农户的家庭人口之和, sum of their persons",
        "/cockpit?year=2022&indicator=income_per_capita&, 这些农户的家庭人口之和, sum of their persons",
        "/dictionary?section=rules&, 晚于死亡当月, later month than the month of death",
        "/dictionary?section=indicators&, 这些农户的家庭人口之和, sum of their persons",
        "/dictionary?section=tables&, 一例死亡, one death",
        "/dictionary?section=parameters&, 元/年, yuan a year",
    })
    void aDefinitionIsSaidInTheLanguageOfThePage(String path, String zh, String en) {
        String chinese = server.get("inspector", path + "lang=zh").body();
        String english = server.get("inspector", path + "lang=en").body();
        assertTrue(chinese.contains(zh) && !chinese.contains(en), chinese);
        assertTrue(english.contains(en) && !english.contains(zh), english);
    }

    @Test
    void deliveriesTellWhatWasRefusedAndWhy() {
        JsonNode page = server.json("operator", "/api/v1/deliveries").get("data");
        assertEquals(5, page.get("items").size());
        JsonNode payment = find(page.get("sources"), "/source", "payment");
        assertTrue(payment.get("is_balanced").asBoolean());
        assertEquals(1, payment.at("/rows/quarantined").asInt());
        assertEquals(
                1,
                server.json("operator", "/api/v1/deliveries?state=refused")
                        .at("/data/items")
                        .size());
        JsonNode refused = server.json("operator", "/api/v1/deliveries/d0000000000000001/quarantine")
                .at("/data/items/0");
        assertEquals(4, refused.get("line").asInt());
        assertEquals("amount", refused.get("column").asText());
        assertEquals(
                404, server.get("operator", "/api/v1/deliveries/d9/quarantine").statusCode());
    }

    @Test
    void thePublicSeesNothingOfFewerThanFiveHouseholds() {
        JsonNode funds =
                SmallServer.json(server.get("/api/v1/public/funds?year=2022")).get("data");
        assertTrue(funds.at("/total/amount").isNull());
        funds.get("programmes")
                .forEach(part -> assertTrue(part.at("/cell/amount").isNull(), part.toString()));
        JsonNode overview =
                SmallServer.json(server.get("/api/v1/public/overview")).get("data");
        assertTrue(overview.at("/city/households").isNull());
        assertFalse(overview.at("/city/suppressed_reason").isNull());
        JsonNode indicators =
                SmallServer.json(server.get("/api/v1/public/indicators")).get("data");
        find(indicators.get("items"), "/id", "pairing_coverage")
                .get("values")
                .forEach(value -> assertTrue(value.get("value").isNull(), value.toString()));
    }

    @Test
    void whoHoldsTheAnswerAlreadyGetsNone() {
        HttpResponse<String> first = server.get("leader", "/api/v1/overview");
        String etag = first.headers().firstValue("ETag").orElseThrow();
        assertTrue(etag.contains(SmallServer.json(first).at("/snapshot/id").asText()), etag);
        HttpResponse<String> again =
                server.send(server.as("leader", "/api/v1/overview").header("If-None-Match", etag));
        assertEquals(304, again.statusCode());
        HttpResponse<String> other =
                server.send(server.as("county-leader", "/api/v1/overview").header("If-None-Match", etag));
        assertEquals(200, other.statusCode());
    }

    private JsonNode flags(String query) {
        return server.json("inspector", "/api/v1/flags?" + query).get("data");
    }

    private static List<String> ids(JsonNode page) {
        List<String> ids = new ArrayList<>();
        page.get("items").forEach(item -> ids.add(item.get("flag_id").asText()));
        return ids;
    }

    private static JsonNode find(JsonNode items, String pointer, String value) {
        for (JsonNode item : items) {
            if (item.at(pointer).asText().equals(value)) {
                return item;
            }
        }
        throw new AssertionError("no " + value + " in " + items);
    }

    /** In one county half of the wages end in 0, in the other the digits are even. */
    @Test
    void theCountyWhoseDigitsHeapIsAskedAndTheOtherIsNot() {
        Map<String, Boolean> asked = asked(server.json("leader", "/api/v1/integrity"));
        assertEquals(true, asked.get("330481"));
        assertEquals(false, asked.get("330402"));
    }

    @Test
    void aCountySeesItsOwnFindingJudgedAsInTheCity() {
        JsonNode city = server.json("leader", "/api/v1/integrity");
        JsonNode county = server.json("county-leader", "/api/v1/integrity");
        assertEquals(Map.of("330481", true), asked(county));
        assertEquals(city.at("/data/tests_in_all"), county.at("/data/tests_in_all"));
        assertEquals(
                403,
                server.get("county-leader", "/api/v1/integrity?area=330402").statusCode());
    }

    private static Map<String, Boolean> asked(JsonNode answer) {
        JsonNode items = answer.at("/data/items");
        assertFalse(items.isEmpty(), answer.toString());
        Map<String, Boolean> asked = new TreeMap<>();
        for (JsonNode item : items) {
            if (item.get("note").asText().equals("income_digit_heaping")) {
                asked.put(
                        item.get("area_code").asText(),
                        item.get("is_worth_asking").asBoolean());
            }
        }
        return asked;
    }
}
