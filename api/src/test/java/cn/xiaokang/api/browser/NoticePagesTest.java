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

/** A notice goes its way on the pages: the publisher prepares and posts it, another person approves it, anyone reads it. */
@Tag("browser")
class NoticePagesTest {
    private static final String PASSWORD = "a password for tests";

    @Test
    void fromThePublishersDeskToThePublicsTelephone(@TempDir Path folder) throws Exception {
        SmallWarehouse city = SmallWarehouse.in(folder.resolve("warehouse"));
        assertFalse(city.publish(1).id().isEmpty());
        try (SmallServer server = SmallServer.start(city.folder(), folder.resolve("state"));
                Chromium chromium = Chromium.launch();
                Visitor publisher =
                        chromium.visitor(server.address(), Visitor.DESK).signIn("publisher", PASSWORD);
                Visitor approver =
                        chromium.visitor(server.address(), Visitor.DESK).signIn("approver", PASSWORD);
                Visitor anyone = chromium.visitor(server.address(), Visitor.PHONE)) {
            assertEquals(server.address() + "/notices", publisher.page().url());
            publisher.isSound("/notices");
            assertEquals(
                    "1500.00", publisher.page().locator("#books .sum td").nth(4).getAttribute("data-value"));
            publisher.go(() -> publisher.page().click("#due form button"));
            String own = publisher.page().url().substring(server.address().length());
            publisher.isSound(own);
            assertEquals(
                    0, publisher.page().locator("form[action$='/approval']").count());

            approver.open(own);
            approver.go(() -> approver.page().click("form[action$='/approval'] button"));
            publisher.open(own);
            publisher.go(() -> publisher.page().click("form[action$='/posting'] button"));
            assertTrue(publisher.page().locator("#state").textContent().contains("公示中"));

            anyone.isSound("/public/notices?area=330481");
            Page page = anyone.page();
            anyone.go(() -> page.click("#notices tbody th a"));
            String address = page.url().substring(server.address().length());
            assertEquals("/public" + own, address);
            assertTrue(page.locator("#rows").textContent().contains("未成年人"));
            assertEquals(page.url(), page.locator("#share-address").inputValue());
            anyone.isSound(address);
            String sheet = page.locator("a[href$='/a4.pdf']").getAttribute("href");
            assertEquals(200, server.get(sheet).statusCode());
            assertEquals(200, server.get(sheet.replace("a4.pdf", "a3.pdf")).statusCode());
            page.evaluate("window.print = () => {}");
            page.click("#print-a3");
            assertTrue((Boolean) page.evaluate("document.body.classList.contains('on-a3')"));
            anyone.open(address + "?type=large&lang=en");
            anyone.fits();
            anyone.isOpenToAll();
            publisher.metNoFault();
            approver.metNoFault();
            anyone.metNoFault();
        }
    }
}
