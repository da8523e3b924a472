package cn.xiaokang.api.browser;

import static cn.xiaokang.api.browser.Visitor.DESK;
import static cn.xiaokang.api.browser.Visitor.PHONE;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import cn.xiaokang.api.SmallServer;
import cn.xiaokang.api.SmallWarehouse;
import cn.xiaokang.api.access.AccessLog;
import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.Download;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.Cookie;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Each role does its work on the pages; what they show equals what the API answers. */
@Tag("browser")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PagesTest {
    private static final String PASSWORD = "a password for tests";
    private static final String DOSSIER = "/households/330481000001?purpose=核实疑点所涉发放";

    private static final String ORIGIN = "/indicators/review_coverage/origin?year=2022&item=330481000001";

    private final Map<String, List<Cookie>> sessions = new HashMap<>();
    private SmallServer server;
    private Chromium chromium;

    @BeforeAll
    void start(@TempDir Path folder) throws Exception {
        SmallWarehouse city = SmallWarehouse.in(folder.resolve("warehouse"));
        assertFalse(city.publish(1).id().isEmpty());
        server = SmallServer.start(city.folder(), folder.resolve("state")).released();
        chromium = Chromium.launch();
    }

    @AfterAll
    void stop() {
        chromium.close();
        server.close();
    }

    @ParameterizedTest
    @CsvSource({
        "leader, /cockpit, 4",
        "leader, /indicators, 0",
        "leader, /indicators/income_per_capita, 3",
        "inspector, /indicators/pairing_coverage?year=2022, 3",
        "inspector, " + ORIGIN + ", 0",
        "inspector, " + ORIGIN + "&purpose=核对复核覆盖率, 0",
        "leader, /areas/330400, 2",
        "county-leader, /areas/330481002, 2",
        "leader, /laboratory?year=2022, 0",
        "inspector, /laboratory?year=2022&income_target=20000, 0",
        "leader, /funds?year=2022&open=F2-330481-P01-330481002, 3",
        "publisher, /funds/idle?sort=returned, 0",
        "inspector, /flags, 0",
        "leader, /exemptions, 0",
        "inspector, /rules, 0",
        "inspector, /rings/330481000001, 1",
        "inspector, /work-list?visitors=1&days=1, 0",
        "inspector, /flags/f0001, 0",
        "inspector, /households/330481000001, 0",
        "inspector, " + DOSSIER + ", 0",
        "publisher, /funds?area=330481, 3",
        "operator, /deliveries, 0",
        "operator, /dictionary, 0",
        "operator, /dictionary?section=rules, 0",
        "leader, /clauses, 0",
        "leader, /growth?year=2022, 1",
        "operator, /clauses?cover=none, 0",
        "nobody, /sign-in, 0",
        "nobody, /public, 2"
    })
    void everyPageFitsBothWidthsIsOpenToAllAndAsksNobodyElse(String user, String path, int charts) {
        try (Visitor visitor = visitor(user, DESK)) {
            for (int width : List.of(DESK, PHONE)) {
                visitor.page().setViewportSize(width, 900);
                visitor.open(path);
                visitor.drew(charts);
                visitor.fits();
                visitor.isOpenToAll();
                visitor.metNoFault();
            }
        }
    }

    @Test
    void aHouseholdWithAFlagIsNoVisitOfTheControl() {
        try (Visitor visitor = visitor("inspector", DESK)) {
            Page page = visitor.open("/rules");
            page.fill("input[name=household]", "330481000001");
            page.fill("input[name=note]", "入户未见异常");
            visitor.go(() -> page.click("#control button[type=submit]"));
            assertTrue(page.locator("#control [role=status]").textContent().contains("不能作对照"), "it bears a flag");
            assertEquals("0", visitor.open("/rules").locator(".kpi .big").nth(2).getAttribute("data-value"));
        }
    }

    @ParameterizedTest
    @CsvSource({
        "leader, /cockpit",
        "inspector, /flags",
        "publisher, /notices",
        "approver, /notices",
        "operator, /deliveries"
    })
    void eachRoleBeginsAtItsOwnWork(String user, String first) {
        try (Visitor visitor = chromium.visitor(server.address(), DESK).signIn(user, PASSWORD)) {
            assertEquals(server.address() + first, visitor.page().url());
            assertEquals(
                    first, visitor.page().locator(".nav a[aria-current=page]").getAttribute("href"));
        }
    }

    @Test
    void theStepsOfTheGrowthAreTheApisAndAddUpToTheChange() {
        JsonNode items = server.json("leader", "/api/v1/growth").at("/data/items");
        JsonNode city = items.get(0);
        assertEquals("330400", city.get("area_code").asText());
        try (Visitor visitor = visitor("leader", DESK)) {
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
            int notes =
                    server.json("leader", "/api/v1/integrity").at("/data/notes").size();
            assertEquals(notes, page.locator(".note-card").count());
            assertTrue(page.locator("#integrity").innerText().contains("下面是问题，不是结论"));
        }
    }

    @Test
    void theClausesBeginWithTheGapsAndShowEachObligationOnce() {
        JsonNode coverage = server.json("leader", "/api/v1/clauses");
        try (Visitor visitor = visitor("leader", DESK)) {
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
    void aWrongPasswordIsToldAndTheUserStays() {
        try (Visitor visitor = chromium.visitor(server.address(), DESK)) {
            Page page = visitor.signIn("leader", "not the password").page();
            assertTrue(page.locator("[role=alert]").innerText().contains("用户名或密码不正确"));
            assertEquals("leader", page.inputValue("input[name=user]"));
        }
    }

    @Test
    void whoIsNotSignedInComesBackToThePageTheyWanted() {
        try (Visitor visitor = chromium.visitor(server.address(), DESK)) {
            Page page = visitor.open("/funds?year=2022&area=330481");
            assertTrue(page.url().startsWith(server.address() + "/sign-in?next="));
            page.fill("input[name=user]", "publisher");
            page.fill("input[name=password]", PASSWORD);
            visitor.go(() -> page.click("form[action='/sign-in'] button[type=submit]"));
            assertEquals(server.address() + "/funds?year=2022&area=330481", page.url());
        }
    }

    @Test
    void theWayBackLeadsToNoOtherSite() {
        try (Visitor visitor = chromium.visitor(server.address(), DESK)) {
            Page page = visitor.open("/sign-in?next=//elsewhere.example/");
            page.fill("input[name=user]", "leader");
            page.fill("input[name=password]", PASSWORD);
            visitor.go(() -> page.click("form[action='/sign-in'] button[type=submit]"));
            assertEquals(server.address() + "/cockpit", page.url());
        }
    }

    @Test
    void theCockpitShowsTheFiguresOfTheApi() {
        JsonNode items = server.json("leader", "/api/v1/indicators?area=330400&year=2022")
                .at("/data/items");
        try (Visitor visitor = visitor("leader", DESK)) {
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
        try (Visitor visitor = visitor("leader", DESK)) {
            Page page = visitor.open("/cockpit");
            visitor.go(() -> page.selectOption("select[name=area]", "330481"));
            visitor.go(() -> page.click("tr[data-indicator=pairing_coverage] a"));
            String heading = page.locator("h1").innerText();
            String address = page.url();
            assertTrue(address.contains("area=330481") && address.contains("indicator=pairing_coverage"), address);
            visitor.open("/dictionary");
            visitor.open(address.substring(server.address().length()));
            assertEquals(heading, page.locator("h1").innerText());
            assertEquals(
                    "pairing_coverage",
                    page.locator("tr.chosen[data-indicator]").getAttribute("data-indicator"));
            visitor.metNoFault();
        }
    }

    @Test
    void theMapColoursTheCountiesByTheTableBesideIt() {
        try (Visitor visitor = visitor("leader", DESK)) {
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
        try (Visitor visitor = visitor("leader", DESK)) {
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

    /** Evidence is looked for where the flag's household lies; what it names of another household and county stands elsewhere. */
    @Test
    void evidenceOfAnotherHouseholdIsFoundToo() {
        try (Visitor visitor = visitor("inspector", DESK)) {
            Page page = visitor.open("/flags/f0004");
            List<String> rows = page.locator(".evidence-row").allInnerTexts();
            assertTrue(
                    rows.stream().anyMatch(row -> row.contains("Z0000004") && row.contains("700.00")), rows.toString());
        }
    }

    @Test
    void anInspectorGoesFromTheListToTheEvidenceToTheDossier() {
        int total = server.json("inspector", "/api/v1/flags").at("/data/total").asInt();
        int looks = server.accessEntries().size();
        try (Visitor visitor = visitor("inspector", DESK)) {
            Page page = visitor.open("/flags");
            assertEquals(total, page.locator("#flags-table tbody tr").count());
            visitor.go(() -> page.selectOption("select[name=severity]", "high"));
            assertEquals(2, page.locator("#flags-table tbody tr").count());
            visitor.go(() -> page.click("tr[data-flag=f0001] th a"));
            String evidence = page.locator(".evidence-row").first().innerText();
            assertTrue(evidence.contains("2022-03/payment-330481-2022-03.csv"), evidence);
            assertTrue(evidence.contains("第 2 行"), evidence);
            assertTrue(evidence.contains("退票"), evidence);
            assertTrue(page.locator("blockquote").innerText().contains("强化执纪监督"));
            assertTrue(page.locator(".exemptions li").count() > 0);
            visitor.go(() -> page.click("dl.facts a[href^='/households/']"));
            assertEquals(0, page.locator("text=家庭成员").count());
            page.fill("input[name=purpose]", "核实 f0001 所涉发放");
            visitor.go(() -> page.click(".asking button[type=submit]"));
            assertTrue(page.locator("text=本次查看已记录").isVisible());
            assertTrue(page.locator("#received-table").innerText().contains("1,300.00"));
            visitor.metNoFault();
        }
        List<AccessLog.Entry> entries = server.accessEntries();
        AccessLog.Entry last = entries.get(entries.size() - 1);
        assertEquals("330481000001", last.subjectNo());
        assertEquals("核实疑点：核实 f0001 所涉发放", last.purpose());
        assertEquals(looks + 2, entries.size());
    }

    @Test
    void withoutAPurposeTheDossierStaysClosed() {
        try (Visitor visitor = visitor("inspector", DESK)) {
            Page page = visitor.open("/households/330481000001?purpose=x");
            assertTrue(page.locator("#fault").isVisible());
            assertFalse(page.content().contains("低保户"));
        }
    }

    @Test
    void anInspectorOfACountySeesThatCountyAlone() {
        try (Visitor visitor = visitor("county-inspector", DESK)) {
            Page page = visitor.open("/flags");
            assertEquals(3, page.locator("#flags-table tbody tr").count());
            page.navigate("/flags/f0003");
            assertEquals("没有找到", page.locator("h1").innerText());
            page.navigate("/households/330402000001?purpose=核实疑点所涉发放");
            assertEquals("没有找到", page.locator("h1").innerText());
            page.navigate("/cockpit?area=330402");
            assertEquals("没有权限", page.locator("h1").innerText());
        }
    }

    @Test
    void anInspectorOpensAFigureDownToTheLineOfAFile() {
        int looks = server.accessEntries().size();
        try (Visitor visitor = visitor("inspector", DESK)) {
            Page page = visitor.open("/cockpit?year=2022");
            visitor.go(() -> page.click("tr[data-indicator=pairing_coverage] td a"));
            assertEquals(server.address() + "/indicators/pairing_coverage?area=330400&year=2022", page.url());
            assertTrue(page.locator("blockquote").innerText().length() > 20);
            visitor.go(() -> page.selectOption("select[name=indicator]", "income_per_capita"));
            assertEquals(server.address() + "/indicators/income_per_capita?area=330400&year=2022", page.url());
            visitor.open("/indicators/review_coverage?area=330400&year=2022");
            assertEquals(3, page.locator("#rows-table tbody tr").count());
            visitor.go(() -> page.click("#rows-table tr:has-text('330481000001') a"));
            assertEquals(0, page.locator(".evidence-row").count(), "nothing before the purpose is stated");
            page.fill("input[name=purpose]", "核对复核覆盖率");
            visitor.go(() -> page.click(".asking button[type=submit]"));
            String rows = page.locator("main").innerText();
            assertTrue(rows.contains("2022/household-330481-2022.csv") && rows.contains("第 7 行"), rows);
            visitor.metNoFault();
        }
        List<AccessLog.Entry> entries = server.accessEntries();
        AccessLog.Entry last = entries.get(entries.size() - 1);
        assertEquals("review_coverage 330481000001", last.subjectNo());
        assertEquals("核对复核覆盖率", last.purpose());
        assertTrue(entries.size() > looks);
    }

    @Test
    void aLeaderSeesTheRowsBehindWithoutTheirNumbers() {
        try (Visitor visitor = visitor("leader", DESK)) {
            Page page = visitor.open("/indicators/review_coverage?year=2022");
            assertEquals(3, page.locator("#rows-table tbody tr").count());
            assertFalse(page.content().contains("330481000001"));
            assertEquals(0, page.locator("#rows-table a").count());
            page.navigate(ORIGIN);
            assertEquals("没有权限", page.locator("h1").innerText());
        }
    }

    @Test
    void theAreasProfileLeadsDownAndSaysSinceWhen() {
        try (Visitor visitor = visitor("leader", DESK)) {
            Page page = visitor.open("/areas");
            assertEquals(server.address() + "/areas/330400", page.url());
            visitor.go(() -> page.click("#children-table a:has-text('海宁市')"));
            assertEquals("1800.00", page.locator(".kpi .big").nth(2).getAttribute("data-value"));
            visitor.go(() -> page.selectOption("select[name=area]", "330402"));
            assertEquals(server.address() + "/areas/330402?year=2022", page.url());
            assertTrue(page.locator("#standings-table tr[data-indicator=income_per_capita]")
                    .innerText()
                    .contains("2022 年起未达标"));
            page.navigate("/areas/3304");
            assertEquals("没有找到", page.locator("h1").innerText());
        }
    }

    @Test
    void aSliderMovesTheFiguresAndTheAddressHoldsIt() {
        try (Visitor visitor = visitor("leader", DESK)) {
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
        JsonNode items = server.json("leader", "/api/v1/indicators?area=330402&year=2022")
                .at("/data/items");
        try (Visitor visitor = visitor("leader", DESK)) {
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
                server.json("publisher", "/api/v1/funds/flow?year=2022").at("/data/total");
        try (Visitor visitor = visitor("publisher", DESK)) {
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
    void theOperatorSeesWhatWasRefusedAndNoPerson() {
        JsonNode sources = server.json("operator", "/api/v1/deliveries").at("/data/sources");
        try (Visitor visitor = visitor("operator", DESK)) {
            Page page = visitor.open("/deliveries");
            assertTrue(page.locator(".notice.balance").innerText().contains("核对平衡"));
            for (JsonNode source : sources) {
                String row = page.locator("#sources-table tr[data-source="
                                + source.get("source").asText() + "]")
                        .innerText();
                assertTrue(row.contains(source.at("/rows/loaded").asText()), row);
            }
            String refused = page.locator("#refused-table").innerText();
            assertTrue(refused.contains("BAD_VALUE") && refused.contains("整件"), refused);
            visitor.go(() -> page.click("#reasons-table tr[data-reason=UNREADABLE] a"));
            assertEquals(1, page.locator("#refused-table tbody tr").count());
            visitor.metNoFault();
        }
    }

    @Test
    void theDictionaryFindsATableByAWord() {
        try (Visitor visitor = visitor("operator", DESK)) {
            Page page = visitor.open("/dictionary");
            page.fill("#find", "given_household_id");
            assertEquals(1, page.locator(".entry:visible").count());
            page.fill("#find", "nothing like it");
            assertTrue(page.locator("#nothing").isVisible());
        }
    }

    @Test
    void thePublicPageIsTheSameForEveryoneAndLeavesOutTheFew() {
        JsonNode programmes = server.json("leader", "/api/v1/public/funds").at("/data/programmes");
        assertTrue(programmes.size() > 0);
        try (Visitor nobody = chromium.visitor(server.address(), DESK);
                Visitor county = visitor("county-leader", DESK)) {
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

    @Test
    void languageAndLargeTypeStay() {
        try (Visitor visitor = visitor("leader", DESK)) {
            Page page = visitor.open("/cockpit");
            visitor.go(() -> page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("English"))
                    .click());
            visitor.open("/funds");
            assertEquals("en", page.getAttribute("html", "lang"));
            assertTrue(page.locator("h1").innerText().startsWith("Funds of Whole city"));
            visitor.open("/funds?type=large");
            visitor.open("/cockpit");
            assertEquals("20px", page.evaluate("() => getComputedStyle(document.documentElement).fontSize"));
            visitor.fits();
            visitor.metNoFault();
        }
    }

    @Test
    void theKeyboardSkipsToTheContentAndReachesEveryFilter() {
        try (Visitor visitor = visitor("leader", DESK)) {
            Page page = visitor.open("/cockpit");
            page.keyboard().press("Tab");
            assertEquals("跳到正文", page.evaluate("() => document.activeElement.textContent"));
            page.keyboard().press("Enter");
            page.keyboard().press("Tab");
            assertEquals("year", page.evaluate("() => document.activeElement.name"));
        }
    }

    @Test
    void withoutScriptThePageStillTellsTheFigures() {
        try (Visitor visitor = chromium.visitorWithoutScript(server.address(), DESK)) {
            Page page = visitor.page();
            page.navigate("/public");
            assertTrue(page.locator("#programmes-table").isVisible());
            assertTrue(page.locator("button.apply").isVisible());
        }
    }

    @Test
    void whenTheChartLibraryFailsTheTableOpensAndSaysSo() {
        try (Visitor visitor = chromium.visitor(server.address(), DESK)) {
            Page page = visitor.page();
            page.route("**/assets/maps/*", route -> route.abort());
            visitor.signIn("leader", PASSWORD);
            visitor.open("/cockpit");
            assertEquals("图未能画出，数据见下表。", page.locator("#map").innerText());
            assertTrue(page.locator("#map-table").isVisible());
        }
    }

    @Test
    void anUnknownAddressIsAPageInTheSameDress() {
        try (Visitor visitor = visitor("operator", DESK)) {
            Page page = visitor.page();
            for (Map.Entry<String, String> expected : Map.of(
                            "/nowhere", "没有找到", "/cockpit", "没有权限", "/deliveries?period=x", "请求有误")
                    .entrySet()) {
                page.navigate(expected.getKey());
                assertEquals(expected.getValue(), page.locator("h1").innerText());
                assertTrue(page.locator(".masthead").isVisible());
            }
        }
    }

    /** A visitor who is signed in: by the form the first time, with the session of that time afterwards. */
    private Visitor visitor(String user, int width) {
        Visitor visitor = chromium.visitor(server.address(), width);
        if (user.equals("nobody")) {
            return visitor;
        }
        List<Cookie> session = sessions.get(user);
        if (session != null) {
            return visitor.resume(session);
        }
        sessions.put(user, visitor.signIn(user, PASSWORD).session());
        return visitor;
    }
}
