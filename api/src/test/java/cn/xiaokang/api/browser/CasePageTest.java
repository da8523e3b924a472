package cn.xiaokang.api.browser;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import cn.xiaokang.api.SmallServer;
import cn.xiaokang.api.SmallWarehouse;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.FilePayload;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** An inspector takes a flag up, inspects it and sets an outcome; a second one closes it. */
@Tag("browser")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CasePageTest {
    private static final String PASSWORD = "a password for tests";
    private static final List<Integer> WIDTHS = List.of(1440, 390);

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
    void aFlagBecomesACaseThatASecondPersonCloses() {
        try (Visitor inspector = visitor("inspector", 1440)) {
            Page page = inspector.open("/flags/f0001");
            inspector.go(() -> page.click("#open-case button[type=submit]"));
            assertEquals(server.address() + "/cases/XS-000001", page.url());
            assertEquals("unassigned", status(page));
            page.selectOption("#step-assigned select[name=assignee]", "inspector");
            page.fill("#step-assigned input[name=due_on]", "2099-12-31");
            inspector.go(() -> page.click("#step-assigned button[type=submit]"));
            assertEquals("inspecting", status(page));

            page.click("details[data-step=replied] summary");
            page.fill("#step-replied textarea[name=words]", "家属称不知情");
            inspector.go(() -> page.click("#step-replied button[type=submit]"));
            page.click("details[data-step=evidence_added] summary");
            page.setInputFiles(
                    "details[data-step=evidence_added] input[type=file]",
                    new FilePayload("银行流水.txt", "text/plain", "流水".getBytes(StandardCharsets.UTF_8)));
            inspector.go(() -> page.click("details[data-step=evidence_added] button[type=submit]"));
            assertTrue(page.locator("#history").innerText().contains("银行流水.txt"));

            page.click("details[data-step=outcome_set] summary");
            page.selectOption("#step-outcome_set select[name=outcome]", "fraud");
            page.fill("#step-outcome_set input[name=found]", "500.00");
            page.fill("#step-outcome_set input[name=recovered]", "200.00");
            page.fill("#step-outcome_set textarea[name=words]", "隐瞒死亡继续领取");
            inspector.go(() -> page.click("#step-outcome_set button[type=submit]"));
            assertEquals("reviewing", status(page));
            assertEquals(0, page.locator("#step-closed").count(), "nobody closes their own outcome");
            inspector.metNoFault();
        }
        try (Visitor reviewer = visitor("reviewer", 1440)) {
            Page page = reviewer.open("/cases/XS-000001");
            page.fill("#step-closed textarea[name=words]", "事实清楚，同意");
            reviewer.go(() -> page.click("#step-closed button[type=submit]"));
            assertEquals("closed", status(page));
            assertEquals(6, page.locator("#history li").count());
            reviewer.isOpenToAll();
            Page board = reviewer.open("/cases");
            assertTrue(board.locator("[data-sum=found]").innerText().contains("500.00"));
            assertTrue(board.locator("[data-sum=recovered]").innerText().contains("200.00"));
            assertEquals(
                    1,
                    board.locator("[data-status=closed] [data-case=XS-000001]").count());
            assertTrue(reviewer.open("/flags?case=closed")
                    .locator("tr[data-flag=f0001] [data-case-state=closed] a")
                    .isVisible());
            reviewer.metNoFault();
        }
    }

    @Test
    void boardAndCaseFitBothWidthsAndLanguagesAndAreOpenToAll() {
        String caseNo = SmallServer.json(
                        server.post("inspector", "/api/v1/cases", "{\"flags\":[\"f0002\",\"f0003\"],\"words\":\"核实\"}"))
                .at("/data/line/case_no")
                .asText();
        for (int width : WIDTHS) {
            try (Visitor visitor = visitor("inspector", width)) {
                for (String path : List.of("/cases", "/cases?status=unassigned&lang=en", "/cases/" + caseNo)) {
                    visitor.open(path);
                    visitor.fits();
                    visitor.isOpenToAll();
                }
                visitor.open("/cases/" + caseNo + "?lang=zh");
                assertEquals(
                        List.of("assigned"),
                        visitor.page().locator("#steps details").all().stream()
                                .map(step -> step.getAttribute("data-step"))
                                .toList(),
                        "only lawful steps are offered");
                visitor.metNoFault();
            }
        }
    }

    private static String status(Page page) {
        return String.valueOf(page.getAttribute("#status", "data-status"));
    }

    private Visitor visitor(String user, int width) {
        return chromium.visitor(server.address(), width).signIn(user, PASSWORD);
    }
}
