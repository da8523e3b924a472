package cn.xiaokang.api.browser;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import cn.xiaokang.api.SmallServer;
import cn.xiaokang.api.SmallWarehouse;
import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.Download;
import com.microsoft.playwright.Page;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** An assessor's work on the sheet: tries weights, keeps them as a version, compares, freezes, takes the file along. */
@Tag("browser")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AssessmentPageTest {
    private static final String PASSWORD = "a password for tests";

    @SuppressWarnings("NullAway.Init") // set before all tests
    private SmallServer server;

    @SuppressWarnings("NullAway.Init") // set before all tests
    private Chromium chromium;

    @BeforeAll
    void start(@TempDir Path folder) throws Exception {
        SmallWarehouse city = SmallWarehouse.in(folder.resolve("warehouse"));
        assertFalse(city.publish(1).id().isEmpty());
        server = SmallServer.start(city.folder(), folder.resolve("state"));
        chromium = Chromium.launch();
    }

    @AfterAll
    void stop() {
        chromium.close();
        server.close();
    }

    @Test
    void anAssessorTriesWeightsKeepsThemComparesAndFreezes() throws Exception {
        try (Visitor visitor = visitor("assessor")) {
            assertEquals(server.address() + "/assessment", visitor.page().url(), "the assessor's work begins here");
            Page page = visitor.open("/assessment?year=2022&scheme=default-1");
            assertEquals("55.5944", score(page, "330402"));
            assertEquals("2", page.getAttribute("tr[data-county='330402'] .rank", "data-value"));

            // The slider weighs at once, as the API weighs; the address keeps it; the scheme is untouched.
            page.locator("#points-table input[name=w_pairing_coverage]").fill("0");
            String tried = server.json(
                            "assessor",
                            "/api/v1/assessment/sheet?year=2022&scheme=default-1&weights=pairing_coverage:0")
                    .at("/data/counties")
                    .findValuesAsText("score")
                    .get(0);
            assertEquals("80.3030", tried);
            assertEquals(tried, score(page, "330402"));
            page.locator("#points-table input[name=w_pairing_coverage]").dispatchEvent("change");
            assertTrue(page.url().contains("w_pairing_coverage=0"), page.url());
            visitor.open(page.url().substring(server.address().length()));
            assertTrue(page.locator("#trial-note").isVisible(), "the same address shows the same trial");
            assertEquals(0, new BigDecimal(tried).compareTo(new BigDecimal(score(page, "330402"))));

            // Kept as a version, beside the one it came from.
            page.fill("#save-scheme input[name=note]", "试行：结对帮扶不计分");
            visitor.go(() -> page.click("#save-scheme button[type=submit]"));
            assertTrue(page.url().contains("scheme=default-2") && page.url().contains("with=default-1"), page.url());
            assertTrue(page.locator("#comparison-table").isVisible());
            assertTrue(page.locator("#comparison").innerText().contains("结对帮扶覆盖率"));
            JsonNode kept = server.json("assessor", "/api/v1/assessment/schemes/default-2");
            assertEquals("0", kept.at("/scheme/weights/pairing_coverage").asText());
            assertEquals("试行：结对帮扶不计分", kept.get("note").asText());

            // Frozen by the first version; the page then shows the frozen sheet and names its snapshot.
            visitor.open("/assessment?year=2022&scheme=default-1");
            page.check("#freeze input[name=checked]");
            visitor.go(() -> page.click("#freeze button[type=submit]"));
            assertEquals(server.address() + "/assessment?year=2022", page.url());
            assertTrue(
                    page.locator("#seal").innerText().contains("s000001-"),
                    page.locator("#seal").innerText());
            assertEquals(0, page.locator("#points-table input[type=range]").count(), "a frozen sheet can't be tried");
            assertEquals("55.5944", score(page, "330402"));

            Download download =
                    page.waitForDownload(() -> page.click("a[href^='/api/v1/assessment/exports/score-sheet/csv']"));
            String csv = Files.readString(download.path());
            assertTrue(csv.contains("定稿") && csv.contains("s000001-"), csv);
            visitor.metNoFault();
        }
    }

    @Test
    void theSheetFitsBothWidthsAndIsOpenToAll() {
        for (int width : List.of(1440, 390)) {
            try (Visitor visitor = chromium.visitor(server.address(), width).signIn("leader", PASSWORD)) {
                visitor.open("/assessment?year=2022&scheme=default-1&with=strict-1&sheet=now");
                visitor.fits();
                visitor.isOpenToAll();
                visitor.metNoFault();
                assertEquals(0, visitor.page().locator("#freeze, #save-scheme").count(), "a leader can only look");
            }
        }
    }

    @Test
    void withoutScriptATrialIsAFormLikeAnyOther() {
        try (Visitor visitor = chromium.visitorWithoutScript(server.address(), 1440)) {
            Page page = visitor.page();
            page.navigate("/sign-in");
            page.fill("input[name=user]", "leader");
            page.fill("input[name=password]", PASSWORD);
            page.click("form[action='/sign-in'] button[type=submit]");
            page.navigate("/assessment?year=2022&scheme=default-1&w_pairing_coverage=0");
            assertEquals(0, new BigDecimal("80.3030").compareTo(new BigDecimal(score(page, "330402"))));
            page.click("#trial button[type=submit]");
            assertEquals(0, new BigDecimal("80.3030").compareTo(new BigDecimal(score(page, "330402"))));
        }
    }

    private Visitor visitor(String user) {
        return chromium.visitor(server.address(), 1440).signIn(user, PASSWORD);
    }

    private static String score(Page page, String county) {
        return String.valueOf(page.getAttribute("tr[data-county='" + county + "'] .score", "data-value"));
    }
}
