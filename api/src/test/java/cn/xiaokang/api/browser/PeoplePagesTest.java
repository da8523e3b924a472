package cn.xiaokang.api.browser;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import cn.xiaokang.api.SmallServer;
import cn.xiaokang.api.SmallWarehouse;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The pages of accounts and of the access log: the officer makes an account, its owner takes it over, the auditor sees it. */
@Tag("browser")
class PeoplePagesTest {
    private static final String PASSWORD = "a password for tests";

    @Test
    void fromAOneTimePasswordToTheAuditorsLog(@TempDir Path folder) throws Exception {
        SmallWarehouse city = SmallWarehouse.in(folder.resolve("warehouse"));
        assertFalse(city.publish(1).id().isEmpty());
        try (SmallServer server = SmallServer.start(city.folder(), folder.resolve("state"));
                Chromium chromium = Chromium.launch();
                Visitor officer =
                        chromium.visitor(server.address(), Visitor.DESK).signIn("security_officer", PASSWORD);
                Visitor operator =
                        chromium.visitor(server.address(), Visitor.DESK).signIn("operator", PASSWORD);
                Visitor auditor =
                        chromium.visitor(server.address(), Visitor.DESK).signIn("auditor", PASSWORD)) {
            operator.isSound("/status");
            assertTrue(operator.page().locator("#snapshots").textContent().contains("正在供应"));
            assertTrue(operator.page().locator("#routes").textContent().contains("/sign-in"));
            operator.metNoFault();
            assertEquals(server.address() + "/accounts", officer.page().url(), "the officer's work begins here");
            officer.isSound("/accounts");
            officer.page().fill("input[name=user]", "qian.qi");
            officer.page().selectOption("select[name=role]", "inspector");
            officer.page().selectOption("select[name=county]", "330481");
            officer.go(() -> officer.page().click(".plain-form button"));
            String oneTime = officer.page().locator("#issued .secret").textContent();
            assertTrue(officer.page()
                    .locator("tr[data-user='qian.qi']")
                    .textContent()
                    .contains("待改密码"));
            officer.fits();
            officer.isOpenToAll();

            try (Visitor owner =
                    chromium.visitor(server.address(), Visitor.DESK).signIn("qian.qi", oneTime)) {
                assertEquals(server.address() + "/account", owner.page().url());
                assertTrue(owner.page().locator("#fault").textContent().contains("密码由他人设置"));
                owner.isSound("/account");
                owner.page().fill("input[name=present]", oneTime);
                owner.page().fill("input[name=wanted]", "qian chooses this");
                owner.go(() -> owner.page().click("#password button"));
                assertEquals(server.address() + "/sign-in", owner.page().url());
            }
            try (Visitor owner =
                    chromium.visitor(server.address(), Visitor.DESK).signIn("qian.qi", "qian chooses this")) {
                assertEquals(server.address() + "/flags", owner.page().url());
                owner.open("/account");
                owner.go(() -> owner.page().click("#second-factor button"));
                assertTrue(owner.page().locator("#second-factor .qr").isVisible());
                owner.fits();
                owner.isOpenToAll();
                owner.open("/account");
                owner.page().fill("#tokens input[name=title]", "核查程序");
                owner.page().check("#tokens input[value=see_flags]");
                owner.go(() -> owner.page().click("#tokens .plain-form button"));
                assertTrue(owner.page().locator("#key .secret").textContent().startsWith("xk_"));
                owner.fits();
                owner.isOpenToAll();
                owner.metNoFault();
            }
            officer.open("/accounts");
            officer.go(() -> officer.page().click("tr[data-user='qian.qi'] form[action$='/disabling'] button"));
            assertTrue(officer.page()
                    .locator("tr[data-user='qian.qi']")
                    .textContent()
                    .contains("已停用"));

            assertEquals(server.address() + "/access-log", auditor.page().url());
            auditor.isSound("/access-log");
            auditor.open("/access-log?kind=account&verify=yes");
            assertTrue(auditor.page().locator("#verified").textContent().contains("散列链完整"));
            assertTrue(auditor.page().locator("#entries").textContent().contains("qian.qi"));
            auditor.isSound("/access-log?kind=account&verify=yes");
            assertTrue(server.get("auditor", "/access-log.csv").body().contains("qian.qi"));
            officer.metNoFault();
            auditor.metNoFault();
        }
    }
}
