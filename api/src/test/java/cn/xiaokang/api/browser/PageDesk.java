package cn.xiaokang.api.browser;

import static cn.xiaokang.api.browser.Visitor.DESK;
import static org.junit.jupiter.api.Assertions.assertFalse;

import cn.xiaokang.api.SmallServer;
import cn.xiaokang.api.SmallWarehouse;
import com.microsoft.playwright.options.Cookie;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.commons.io.file.PathUtils;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** A server over the small warehouse, its open data released, and a browser at a desk before it, for all tests of a class. */
final class PageDesk implements BeforeAllCallback, AfterAllCallback {
    static final String PASSWORD = "a password for tests";

    private final Map<String, List<Cookie>> sessions = new HashMap<>();

    @SuppressWarnings("NullAway.Init") // set before all tests
    private Path folder;

    @SuppressWarnings("NullAway.Init") // set before all tests
    private SmallServer server;

    @SuppressWarnings("NullAway.Init") // set before all tests
    private Chromium chromium;

    @Override
    public void beforeAll(ExtensionContext tests) throws Exception {
        folder = Files.createTempDirectory("page-desk");
        SmallWarehouse city = SmallWarehouse.in(folder.resolve("warehouse"));
        assertFalse(city.publish(1).id().isEmpty());
        server = SmallServer.start(city.folder(), folder.resolve("state")).released();
        chromium = Chromium.launch();
    }

    @Override
    public void afterAll(ExtensionContext tests) throws IOException {
        chromium.close();
        server.close();
        PathUtils.deleteDirectory(folder);
    }

    SmallServer server() {
        return server;
    }

    /** Who is not signed in. */
    Visitor stranger() {
        return chromium.visitor(server.address(), DESK);
    }

    /** The same, whose browser runs no script. */
    Visitor strangerWithoutScript() {
        return chromium.visitorWithoutScript(server.address(), DESK);
    }

    /** Who is signed in, by the form the first time, with the session of that time afterwards; {@code nobody} is not. */
    Visitor visitor(String user) {
        Visitor visitor = stranger();
        if (user.equals("nobody")) {
            return visitor;
        }
        List<Cookie> session = sessions.get(user);
        if (session != null) {
            return visitor.resume(session);
        }
        sessions.put(user, visitor.signIn(user, PASSWORD).session());
        return visitor;
    }
}
