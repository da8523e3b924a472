package cn.xiaokang.api.browser;

import static cn.xiaokang.api.browser.Visitor.DESK;
import static org.junit.jupiter.api.Assertions.assertFalse;

import cn.xiaokang.api.SmallServer;
import cn.xiaokang.api.SmallWarehouse;
import com.microsoft.playwright.options.Cookie;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A server over the small warehouse, its open data released, and a browser at a desk before it. */
final class PageDesk implements AutoCloseable {
    static final String PASSWORD = "a password for tests";

    private final Map<String, List<Cookie>> sessions = new HashMap<>();
    private final SmallServer server;
    private final Chromium chromium;

    private PageDesk(SmallServer server, Chromium chromium) {
        this.server = server;
        this.chromium = chromium;
    }

    static PageDesk open(Path folder) throws Exception {
        SmallWarehouse city = SmallWarehouse.in(folder.resolve("warehouse"));
        assertFalse(city.publish(1).id().isEmpty());
        return new PageDesk(
                SmallServer.start(city.folder(), folder.resolve("state")).released(), Chromium.launch());
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

    @Override
    public void close() {
        chromium.close();
        server.close();
    }
}
