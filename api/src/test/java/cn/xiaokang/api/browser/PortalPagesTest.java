package cn.xiaokang.api.browser;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import cn.xiaokang.api.SmallServer;
import cn.xiaokang.api.SmallWarehouse;
import com.microsoft.playwright.Page;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The public portal by keyboard alone, in large type and high contrast, on a telephone. */
@Tag("browser")
class PortalPagesTest {
    private static final int MOST_TABS = 60;

    @Test
    void aVillageIsReachedByKeyboardAndReadInLargeTypeAndHighContrast(@TempDir Path folder) throws Exception {
        SmallWarehouse city = SmallWarehouse.in(folder.resolve("warehouse"));
        assertFalse(city.publish(1).id().isEmpty());
        try (SmallServer server = SmallServer.start(city.folder(), folder.resolve("state"));
                Chromium chromium = Chromium.launch();
                Visitor anyone = chromium.visitor(server.address(), 390)) {
            String notice = server.postNotice();
            Page page = anyone.open("/public/villages?county=330481");
            isSound(anyone);
            tabTo(page, "/public/villages/330481002003");
            anyone.go(() -> page.keyboard().press("Enter"));
            assertTrue(page.locator("#notices").textContent().contains("惠民惠农"));
            assertEquals(page.url(), page.locator("#share-address").inputValue());
            isSound(anyone);
            anyone.open("/public/villages/330481002003?contrast=high&type=large");
            for (String path : List.of(
                    "/public/villages/330481002003",
                    "/public/notices",
                    "/public/data",
                    "/public/notices/" + notice,
                    "/public/my",
                    "/public/tips",
                    "/public")) {
                anyone.open(path);
                assertEquals(
                        "large contrast", page.getAttribute("html", "class").replace(" scripted", ""));
                isSound(anyone);
            }
            anyone.open("/public?contrast=normal&type=normal");
            assertFalse(page.getAttribute("html", "class").contains("contrast"));
            anyone.metNoFault();
        }
    }

    /** Moves on by the tabulator until what has the focus leads there; each stop shows where it is. */
    private static void tabTo(Page page, String address) {
        for (int i = 0; i < MOST_TABS; i++) {
            page.keyboard().press("Tab");
            Object shown = page.evaluate("() => getComputedStyle(document.activeElement).outlineStyle !== 'none'");
            assertEquals(true, shown, "the focus can be seen");
            Object there = page.evaluate("() => document.activeElement.getAttribute('href')");
            if (address.equals(there)) {
                return;
            }
        }
        throw new AssertionError(address + " is not reached in " + MOST_TABS + " steps");
    }

    private static void isSound(Visitor visitor) {
        visitor.fits();
        visitor.isOpenToAll();
    }
}
