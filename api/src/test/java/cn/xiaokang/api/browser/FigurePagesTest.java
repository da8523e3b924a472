package cn.xiaokang.api.browser;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.Download;
import com.microsoft.playwright.Page;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Leaders, publishers and citizens read figures on the pages, which are those that the API answers. */
@Tag("browser")
class FigurePagesTest {
    @RegisterExtension
    static final PageDesk desk = new PageDesk();

    @Test
    void theStepsOfTheGrowthAreTheApisAndAddUpToTheChange() {
        JsonNode items = desk.server().json("leader", "/api/v1/growth").at("/data/items");
        JsonNode city = items.get(0);
        assertEquals("330400", city.get("area_code").asText());
        try (Visitor visitor = desk.visitor("leader")) {
            Page page = visitor.open("/growth?year=2022&area=330400");
            BigDecimal sum = BigDecimal.ZERO;
            for (JsonNode part : city.get("parts")) {
                String shown = page.locator(
                                "#steps-table tr[data-part=" + part.get("part").asText() + "] td")
                        .first()
                        .getAttribute("data-value");
                assertEquals(
                        0,
                        new BigDecimal(shown)
                                .compareTo(new BigDecimal(part.get("yuan").asText())));
                sum = sum.add(new BigDecimal(shown));
            }
            assertEquals(0, sum.compareTo(new BigDecimal(city.get("change").asText())));
            int notes = desk.server()
                    .json("leader", "/api/v1/integrity")
                    .at("/data/notes")
                    .size();
            assertEquals(notes, page.locator(".note-card").count());
            assertTrue(page.locator("#integrity").innerText().contains("下面是问题，不是结论"));
        }
    }

    @Test
    void theClausesBeginWithTheGapsAndShowEachObligationOnce() {
        JsonNode coverage = desk.server().json("leader", "/api/v1/clauses");
        try (Visitor visitor = desk.visitor("leader")) {
            Page page = visitor.open("/clauses");
            int obligations = 0;
            for (JsonNode count : coverage.get("covers")) {
                String cover = count.get("cover").asText();
                obligations += count.get("obligations").asInt();
                assertEquals(
                        count.get("obligations").asText(),
                        page.locator("#tally-" + cover).innerText());
                if (cover.equals("none")) {
                    assertEquals(
                            count.get("obligations").asInt(),
                            page.locator("#gaps-table tbody tr").count());
                }
            }
            assertEquals(obligations, page.locator(".obligation").count());
        }
    }

    @Test
    void theCockpitShowsTheFiguresOfTheApi() {
        JsonNode items = desk.server()
                .json("leader", "/api/v1/indicators?area=330400&year=2022")
                .at("/data/items");
        try (Visitor visitor = desk.visitor("leader")) {
            Page page = visitor.open("/cockpit?year=2022&area=330400");
            assertTrue(items.size() > 1);
            for (JsonNode item : items) {
                String id = item.at("/indicator/id").asText();
                String shown =
                        page.locator("tr[data-indicator=" + id + "] td").first().getAttribute("data-value");
                assertEquals(
                        0,
                        new BigDecimal(shown)
                                .compareTo(
                                        new BigDecimal(item.at("/figure/value").asText())),
                        id);
            }
            assertEquals("0", page.locator(".tally-figures .met b").innerText());
            assertEquals("2", page.locator(".tally-figures .unmet b").innerText());
        }
    }

    @Test
    void aChoiceOfTheLeaderIsAnAddressThatShowsTheSameAgain() {
        try (Visitor visitor = desk.visitor("leader")) {
            Page page = visitor.open("/cockpit");
            visitor.go(() -> page.selectOption("select[name=area]", "330481"));
            visitor.go(() -> page.click("tr[data-indicator=pairing_coverage] a"));
            String heading = page.locator("h1").innerText();
            String address = page.url();
            assertTrue(address.contains("area=330481") && address.contains("indicator=pairing_coverage"), address);
            visitor.open("/dictionary");
            visitor.open(address.substring(desk.server().address().length()));
            assertEquals(heading, page.locator("h1").innerText());
            assertEquals(
                    "pairing_coverage",
                    page.locator("tr.chosen[data-indicator]").getAttribute("data-indicator"));
            visitor.metNoFault();
        }
    }

    @Test
    void theMapColoursTheCountiesByTheTableBesideIt() {
        try (Visitor visitor = desk.visitor("leader")) {
            Page page = visitor.open("/cockpit?year=2022&indicator=income_per_capita");
            assertEquals(
                    List.of("南湖区", "海宁市"),
                    page.locator("#map-table tbody th").allTextContents().stream()
                            .map(String::strip)
                            .toList());
            assertTrue(page.locator("#map").getAttribute("aria-label").contains("低收入农户人均可支配收入"));
            assertTrue(page.locator("#map canvas").count() > 0);
        }
    }

    @Test
    void aLeaderSeesCountsOfFlagsAndNoWayToPersons() {
        try (Visitor visitor = desk.visitor("leader")) {
            Page page = visitor.open("/cockpit?year=2022");
            assertEquals(
                    "1",
                    page.locator("#rules-table tr[data-rule=over_income] td")
                            .nth(1)
                            .getAttribute("data-value"));
            assertEquals(
                    0, page.locator("a[href^='/flags'], a[href^='/households']").count());
            assertFalse(page.content().contains("330481000001"));
            page.navigate("/flags");
            assertEquals("没有权限", page.locator("h1").innerText());
        }
    }

    @Test
    void aLeaderSeesTheRowsBehindWithoutTheirNumbers() {
        try (Visitor visitor = desk.visitor("leader")) {
            Page page = visitor.open("/indicators/review_coverage?year=2022");
            assertEquals(3, page.locator("#rows-table tbody tr").count());
            assertFalse(page.content().contains("330481000001"));
            assertEquals(0, page.locator("#rows-table a").count());
            page.navigate("/indicators/review_coverage/origin?year=2022&item=330481000001");
            assertEquals("没有权限", page.locator("h1").innerText());
        }
    }

    @Test
    void theAreasProfileLeadsDownAndSaysSinceWhen() {
        try (Visitor visitor = desk.visitor("leader")) {
            Page page = visitor.open("/areas");
            assertEquals(desk.server().address() + "/areas/330400", page.url());
            visitor.go(() -> page.click("#children-table a:has-text('海宁市')"));
            assertEquals("1800.00", page.locator(".kpi .big").nth(2).getAttribute("data-value"));
            visitor.go(() -> page.selectOption("select[name=area]", "330402"));
            assertEquals(desk.server().address() + "/areas/330402?year=2022", page.url());
            assertTrue(page.locator("#standings-table tr[data-indicator=income_per_capita]")
                    .innerText()
                    .contains("2022 年起未达标"));
            page.navigate("/areas/3304");
            assertEquals("没有找到", page.locator("h1").innerText());
        }
    }

    @Test
    void aSliderMovesTheFiguresAndTheAddressHoldsIt() {
        try (Visitor visitor = desk.visitor("leader")) {
            Page page = visitor.open("/laboratory?year=2022");
            assertTrue(page.locator("#unmoved").isVisible());
            page.focus("#income_target");
            page.waitForResponse(
                    response -> response.url().contains("income_target=21500"),
                    () -> page.keyboard().press("ArrowLeft"));
            page.waitForSelector("#indicators-title");
            assertEquals("2.15 万元", page.locator("#income_target-shown").innerText());
            page.waitForURL("**/laboratory?year=2022&income_target=21500");
            visitor.open("/laboratory?year=2022&income_target=20000");
            String city = page.locator("#indicators-table tr:has-text('全市')").innerText();
            assertTrue(city.contains("未达标") && city.contains("→"), city);
            visitor.metNoFault();
        }
    }

    @Test
    void theBookHoldsEveryFigureOfTheApi() {
        JsonNode items = desk.server()
                .json("leader", "/api/v1/indicators?area=330402&year=2022")
                .at("/data/items");
        try (Visitor visitor = desk.visitor("leader")) {
            Page page = visitor.open("/indicators?year=2022&area=330402");
            for (JsonNode item : items) {
                JsonNode value = item.at("/figure/value");
                String cell = page.locator(
                                "tr[data-indicator=" + item.at("/indicator/id").asText() + "] td")
                        .nth(1)
                        .getAttribute("data-value");
                assertEquals(value.isNull() ? "" : value.asText(), cell);
            }
            assertTrue(items.size() > 1);
        }
    }

    @Test
    void theFundPageAddsUpToTheApiAndCanBeSaved() throws Exception {
        JsonNode total =
                desk.server().json("publisher", "/api/v1/funds/flow?year=2022").at("/data/total");
        try (Visitor visitor = desk.visitor("publisher")) {
            Page page = visitor.open("/funds?year=2022");
            assertEquals(total.get("ordered").asText(), page.getAttribute("#total-ordered", "data-value"));
            BigDecimal ofCounties = page.locator("#counties-table tbody td:nth-of-type(2)").all().stream()
                    .map(cell -> new BigDecimal(cell.getAttribute("data-value")))
                    .reduce(BigDecimal.ZERO, BigDecimal::add);
            assertEquals(
                    0, ofCounties.compareTo(new BigDecimal(total.get("ordered").asText())));
            Download download = page.waitForDownload(() -> page.click("a[href^='/funds.csv']"));
            String file = Files.readString(download.path(), StandardCharsets.UTF_8);
            assertTrue(file.startsWith("\ufeff月份,资金来源"), file);
            assertTrue(file.contains("2022-03,省级财政,海宁市,农村最低生活保障金,0.00,1300.00,800.00,800.00,2"), file);
            assertTrue(file.contains("snapshot,s000001-"), file);
        }
    }

    @Test
    void thePublicPageIsTheSameForEveryoneAndLeavesOutTheFew() {
        JsonNode programmes =
                desk.server().json("leader", "/api/v1/public/funds").at("/data/programmes");
        assertTrue(programmes.size() > 0);
        try (Visitor nobody = desk.stranger();
                Visitor county = desk.visitor("county-leader")) {
            String open = nobody.open("/public").locator("main").innerText();
            assertEquals(open, county.open("/public").locator("main").innerText());
            for (JsonNode programme : programmes) {
                JsonNode amount = programme.at("/cell/amount");
                String row = nobody.page()
                        .locator(
                                "#programmes-table tr",
                                new Page.LocatorOptions()
                                        .setHasText(programme.get("name_zh").asText()))
                        .locator("td")
                        .first()
                        .getAttribute("data-value");
                assertEquals(amount.isNull() ? "" : amount.asText(), row);
            }
            nobody.metNoFault();
        }
    }
}
