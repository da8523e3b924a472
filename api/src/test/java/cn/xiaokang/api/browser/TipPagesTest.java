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

/** Someone objects to a notice on a telephone; an inspector answers; the answer is read by the receipt. */
@Tag("browser")
class TipPagesTest {
    private static final String PASSWORD = "a password for tests";

    @Test
    void fromTheNoticeToTheAnswer(@TempDir Path folder) throws Exception {
        SmallWarehouse city = SmallWarehouse.in(folder.resolve("warehouse"));
        assertFalse(city.publish(1).id().isEmpty());
        try (SmallServer server = SmallServer.start(city.folder(), folder.resolve("state"));
                Chromium chromium = Chromium.launch();
                Visitor anyone = chromium.visitor(server.address(), 390);
                Visitor inspector = chromium.visitor(server.address(), 1440).signIn("inspector", PASSWORD)) {
            String notice = server.postNotice();
            Page page = anyone.open("/public/notices/" + notice);
            anyone.go(() -> page.click("a[href*='/public/tips?notice=']"));
            assertEquals(notice, page.inputValue("input[name=notice]"));
            isSound(anyone);
            page.fill("input[name=item]", "99");
            page.fill("textarea[name=words]", "公示的金额和实际收到的不一样。\n请核对。");
            anyone.go(() -> page.click("form[action='/public/tips'] button"));
            assertEquals(1, page.locator("[role=alert]").count());
            assertTrue(page.inputValue("textarea[name=words]").contains("请核对"));
            page.fill("input[name=item]", "1");
            page.fill("input[name=contact]", "only-for-the-inspector");
            anyone.go(() -> page.click("form[action='/public/tips'] button"));
            String code = page.locator("#receipt").textContent();
            isSound(anyone);

            Page desk = inspector.open("/tips");
            isSound(inspector);
            inspector.go(() -> desk.click("#tips tbody th a"));
            assertFalse(desk.content().contains("only-for-the-inspector"));
            isSound(inspector);
            desk.fill("input[name=purpose]", "请反映人补充情况");
            inspector.go(() -> desk.click("form[action$='/teller'] button"));
            assertEquals("only-for-the-inspector", desk.locator("#teller").textContent());
            inspector.open("/tips/JB-000001");
            desk.fill("textarea[name=words]", "已核对，银行入账与发放一致。");
            inspector.go(() -> desk.click("form[action$='/answer'] button"));
            inspector.go(() -> desk.click("form[action$='/case'] button"));
            assertTrue(desk.url().endsWith("/cases/XS-000001"));
            assertEquals(1, desk.locator("a[href='/tips/JB-000001']").count());

            anyone.open("/public/tips/answer");
            isSound(anyone);
            page.fill("input[name=code]", code);
            anyone.go(() -> page.click("form[action='/public/tips/answer'] button"));
            assertTrue(page.content().contains("银行入账与发放一致"));
            isSound(anyone);
            inspector.metNoFault();
        }
    }

    private static void isSound(Visitor visitor) {
        visitor.fits();
        visitor.isOpenToAll();
    }
}
