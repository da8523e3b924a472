package cn.xiaokang.api.browser;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import cn.xiaokang.api.SmallServer;
import cn.xiaokang.api.SmallWarehouse;
import com.microsoft.playwright.Page;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An inspector asks in each way, keeps a query, and makes a case of what it finds. */
@Tag("browser")
class WorkbenchPageTest {
    private static final String PASSWORD = "a password for tests";

    @Test
    void fromAQuestionToACase(@TempDir Path folder) throws Exception {
        SmallWarehouse city = SmallWarehouse.in(folder.resolve("warehouse"));
        assertFalse(city.publish(1).id().isEmpty());
        try (SmallServer server = SmallServer.start(city.folder(), folder.resolve("state"));
                Chromium chromium = Chromium.launch();
                Visitor inspector =
                        chromium.visitor(server.address(), Visitor.DESK).signIn("inspector", PASSWORD)) {
            inspector.isSound("/workbench?way=rule&rule=over_income");
            inspector.isSound("/workbench?way=sql&lang=en");
            inspector.isSound("/workbench?way=registers&left=fact_payment&right=dim_household&lang=zh");
            inspector.isSound("/rules/over_income");
            Page page = inspector.open("/workbench?way=registers&left=fact_payment&right=dim_household");
            assertEquals("household_id", page.inputValue("select[name=key-left-1]"), "what both tables call alike");
            page.click("details.more >> nth=0 >> summary");
            page.check("input[value='left.payment_no']");
            page.selectOption("select[name=condition-column-1]", "left.amount");
            page.selectOption("select[name=condition-operator-1]", "more");
            page.fill("input[name=condition-value-1]", "很多");
            page.fill("input[name=purpose]", "核实发放与台账");
            inspector.go(() -> page.press("input[name=purpose]", "Enter"));
            assertTrue(page.locator("#fault").textContent().contains("amount"), "the value is no number");
            page.fill("input[name=condition-value-1]", "400");
            inspector.go(() -> page.click("#ask button.primary"));
            assertEquals(
                    5,
                    page.locator("#found tbody tr").count(),
                    page.locator("#found").textContent());
            inspector.fits();
            inspector.isOpenToAll();
            page.click("summary:has-text('保存查询')");
            page.fill("input[name=name]", "大额发放");
            inspector.go(() -> page.click("button[formaction='/workbench/queries']"));
            assertEquals(1, page.locator("#kept tbody tr").count());
            page.fill("input[name=purpose]", "入户核实");
            inspector.go(() -> page.click("#ask button.primary"));
            page.check("input[name=household][value='330402000001']");
            inspector.go(() -> page.click("#cases button"));
            assertTrue(page.locator("#told").textContent().contains("XS-000001"));
            inspector.open("/cases/XS-000001");
            assertEquals(1, page.locator("a[href='/workbench?query=CX-000001']").count());
            inspector.open("/workbench?way=sql");
            page.fill("textarea[name=sql]", "select payment_no\nfrom fact_paymant");
            page.fill("input[name=purpose]", "核实发放与台账");
            inspector.go(() -> page.click("#ask button.primary"));
            assertTrue(page.locator("#fault").textContent().startsWith("第 2 行第 6 个字"));
            assertTrue(page.inputValue("textarea[name=sql]").contains("fact_paymant"), "what was written stays");
        }
    }
}
