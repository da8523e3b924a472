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

/** A household looks up its own record on a telephone, by keyboard alone too. */
@Tag("browser")
class OwnPageTest {
    private static final String PASSWORD = "a password for tests";
    private static final int PHONE = 390;

    @Test
    void fromThePrintedCodeToWhatMayBeClaimed(@TempDir Path folder) throws Exception {
        SmallWarehouse city = SmallWarehouse.in(folder.resolve("warehouse"));
        assertFalse(city.publish(1).id().isEmpty());
        try (SmallServer server = SmallServer.start(city.folder(), folder.resolve("state"));
                Chromium chromium = Chromium.launch();
                Visitor publisher = chromium.visitor(server.address(), 1440).signIn("publisher", PASSWORD);
                Visitor anyone = chromium.visitor(server.address(), PHONE)) {
            publisher.open("/lookup-codes?county=330481");
            publisher.fits();
            publisher.isOpenToAll();
            assertTrue(publisher
                    .page()
                    .waitForDownload(() -> publisher.page().click("#villages button"))
                    .suggestedFilename()
                    .endsWith(".pdf"));
            String code = SmallServer.json(server.post(
                            "publisher", "/api/v1/publication/lookup-codes", "{\"village\": \"330481002003\"}"))
                    .at("/codes/0/code")
                    .asText();

            Page page = anyone.open("/public/my");
            anyone.fits();
            anyone.isOpenToAll();
            page.focus("input[name=code]");
            page.keyboard().type("0000");
            anyone.go(() -> page.keyboard().press("Enter"));
            assertEquals(1, page.locator("[role=alert]").count());
            page.focus("input[name=code]");
            page.keyboard().type(code);
            anyone.go(() -> page.keyboard().press("Enter"));
            assertTrue(page.locator("#payments").textContent().contains("银行退回"));
            assertFalse(page.url().contains(code));
            assertFalse(page.content().contains(code));
            anyone.fits();
            anyone.isOpenToAll();
        }
    }
}
