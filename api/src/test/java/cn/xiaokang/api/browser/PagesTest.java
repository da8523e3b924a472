package cn.xiaokang.api.browser;

import static cn.xiaokang.api.browser.Visitor.DESK;
import static cn.xiaokang.api.browser.Visitor.PHONE;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What holds of every page: it fits a desk and a phone, is open to all, asks nobody else, and is reached by signing in. */
@Tag("browser")
class PagesTest {
    private static final String DOSSIER = "/households/330481000001?purpose=核实疑点所涉发放";

    private static final String ORIGIN = "/indicators/review_coverage/origin?year=2022&item=330481000001";

    @RegisterExtension
    static final PageDesk desk = new PageDesk();

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
        try (Visitor visitor = desk.visitor(user)) {
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

    @ParameterizedTest
    @CsvSource({
        "leader, /cockpit",
        "inspector, /flags",
        "publisher, /notices",
        "approver, /notices",
        "operator, /deliveries"
    })
    void eachRoleBeginsAtItsOwnWork(String user, String first) {
        try (Visitor visitor = desk.stranger().signIn(user, PageDesk.PASSWORD)) {
            assertEquals(desk.server().address() + first, visitor.page().url());
            assertEquals(
                    first, visitor.page().locator(".nav a[aria-current=page]").getAttribute("href"));
        }
    }

    @Test
    void aWrongPasswordIsToldAndTheUserStays() {
        try (Visitor visitor = desk.stranger()) {
            Page page = visitor.signIn("leader", "not the password").page();
            assertTrue(page.locator("[role=alert]").innerText().contains("用户名或密码不正确"));
            assertEquals("leader", page.inputValue("input[name=user]"));
        }
    }

    @Test
    void whoIsNotSignedInComesBackToThePageTheyWanted() {
        try (Visitor visitor = desk.stranger()) {
            Page page = visitor.open("/funds?year=2022&area=330481");
            assertTrue(page.url().startsWith(desk.server().address() + "/sign-in?next="));
            page.fill("input[name=user]", "publisher");
            page.fill("input[name=password]", PageDesk.PASSWORD);
            visitor.go(() -> page.click("form[action='/sign-in'] button[type=submit]"));
            assertEquals(desk.server().address() + "/funds?year=2022&area=330481", page.url());
        }
    }

    @Test
    void theWayBackLeadsToNoOtherSite() {
        try (Visitor visitor = desk.stranger()) {
            Page page = visitor.open("/sign-in?next=//elsewhere.example/");
            page.fill("input[name=user]", "leader");
            page.fill("input[name=password]", PageDesk.PASSWORD);
            visitor.go(() -> page.click("form[action='/sign-in'] button[type=submit]"));
            assertEquals(desk.server().address() + "/cockpit", page.url());
        }
    }

    @Test
    void languageAndLargeTypeStay() {
        try (Visitor visitor = desk.visitor("leader")) {
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
        try (Visitor visitor = desk.visitor("leader")) {
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
        try (Visitor visitor = desk.strangerWithoutScript()) {
            Page page = visitor.page();
            page.navigate("/public");
            assertTrue(page.locator("#programmes-table").isVisible());
            assertTrue(page.locator("button.apply").isVisible());
        }
    }

    @Test
    void whenTheChartLibraryFailsTheTableOpensAndSaysSo() {
        try (Visitor visitor = desk.stranger()) {
            Page page = visitor.page();
            page.route("**/assets/maps/*", route -> route.abort());
            visitor.signIn("leader", PageDesk.PASSWORD);
            visitor.open("/cockpit");
            assertEquals("图未能画出，数据见下表。", page.locator("#map").innerText());
            assertTrue(page.locator("#map-table").isVisible());
        }
    }

    @Test
    void anUnknownAddressIsAPageInTheSameDress() {
        try (Visitor visitor = desk.visitor("operator")) {
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
}
