package cn.xiaokang.api.browser;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import cn.xiaokang.api.SmallServer;
import cn.xiaokang.api.SmallWarehouse;
import com.microsoft.playwright.Page;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The public portal by keyboard alone, in large type and high contrast, on a telephone. */
@Tag("browser")
class PortalPagesTest {
    private static final int MOST_TABS = 60;

    @Test
    void aVillageIsReachedByKeyboardAndReadInLargeTypeAndHighContrast(@TempDir Path folder) throws Exception {
        SmallWarehouse city = withTwentyPaid(SmallWarehouse.in(folder.resolve("warehouse")));
        assertFalse(city.publish(1).id().isEmpty());
        try (SmallServer server = SmallServer.start(city.folder(), folder.resolve("state"))
                        .released();
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
            anyone.open("/public");
            tabTo(page, "/public/funds?year=2022");
            anyone.go(() -> page.keyboard().press("Enter"));
            tabTo(page, "/public/funds?year=2022&open=F5#tree");
            anyone.go(() -> page.keyboard().press("Enter"));
            assertEquals("true", page.locator("#tree-table tr.open a.opens").getAttribute("aria-expanded"));
            assertTrue(page.locator("#tree-table tr.d2").count() > 0);
            isSound(anyone);
            anyone.open("/public/villages/330481002003?contrast=high&type=large");
            for (String path : List.of(
                    "/public/villages/330481002003",
                    "/public/notices",
                    "/public/funds?year=2022&open=F5-330402-P28",
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

    /** The city with twenty households more whom a company paid, so that something can be told. */
    private static SmallWarehouse withTwentyPaid(SmallWarehouse city) {
        SmallWarehouse more = city;
        for (int i = 0; i < 20; i++) {
            Map<String, Object> payment = new HashMap<>(Map.of(
                    "payment_no", "F" + i,
                    "programme_code", "P28",
                    "household_id", "3304020001" + (10 + i),
                    "village_code", "330402007024",
                    "county_code", "330402",
                    "fund_source_code", "F5",
                    "year", 2022,
                    "amount", "100.00"));
            payment.putAll(Map.of("bank_status", "PAID", "bank_amount", "100.00", "publication_no", "GF"));
            more = more.paid(payment);
        }
        return more;
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
