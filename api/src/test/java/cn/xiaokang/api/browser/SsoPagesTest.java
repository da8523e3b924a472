package cn.xiaokang.api.browser;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import cn.xiaokang.api.SmallServer;
import cn.xiaokang.api.SmallWarehouse;
import cn.xiaokang.api.access.SessionTimes;
import cn.xiaokang.api.sso.Provider;
import cn.xiaokang.api.sso.SsoSettings;
import cn.xiaokang.api.web.Settings;
import cn.xiaokang.warehouse.engine.Limits;
import com.microsoft.playwright.Page;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A browser that goes to the provider and back, in and out. */
class SsoPagesTest {
    @TempDir
    Path folder;

    @Test
    void aVisitorSignsInAtTheProviderAndIsSignedOutAtBoth() throws Exception {
        SmallWarehouse city = SmallWarehouse.in(folder.resolve("warehouse"));
        assertFalse(city.publish(1).id().isEmpty());
        int port = Provider.freePort();
        URI address = URI.create("http://127.0.0.1:" + port);
        try (Provider provider = Provider.start(address + "/sign-in/sso/callback");
                SmallServer server = SmallServer.start(settings(city.folder(), address, provider), Clock.systemUTC());
                Chromium chromium = Chromium.launch();
                Visitor visitor = chromium.visitor(server.address(), Visitor.DESK)) {
            Page page = visitor.page();
            page.setExtraHTTPHeaders(Map.of(Provider.USER, "leader"));
            page.navigate("/sign-in");
            page.click("a[href='/sign-in/sso']");
            page.waitForURL("**/cockpit**");
            List<String> asked = new ArrayList<>();
            page.onRequest(request -> asked.add(request.url()));
            page.click("form[action='/sign-out'] button");
            page.waitForURL(server.address() + "/sign-in");
            assertTrue(
                    asked.stream().anyMatch(url -> url.startsWith(provider.issuer() + "/connect/logout?")),
                    asked.toString());
            assertTrue(
                    visitor.session().stream()
                            .noneMatch(cookie -> cookie.name.startsWith("xiaokang_s") && !cookie.value.isEmpty()),
                    "no session is left");
            page.navigate("/cockpit");
            assertTrue(page.url().startsWith(server.address() + "/sign-in"), page.url());
        }
    }

    private Settings settings(Path warehouse, URI address, Provider provider) {
        return new Settings(
                warehouse,
                folder.resolve("state"),
                SmallWarehouse.keyOf(warehouse),
                null,
                "127.0.0.1",
                address.getPort(),
                address,
                null,
                SessionTimes.USUAL,
                new Limits(512, 2, Duration.ofSeconds(10)),
                true,
                new SsoSettings(
                        URI.create(provider.issuer()),
                        Provider.CLIENT,
                        Provider.SECRET,
                        address,
                        "preferred_username",
                        List.of("mfa", "otp")),
                Settings.Safety.USUAL);
    }
}
