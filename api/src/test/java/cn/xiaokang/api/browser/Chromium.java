package cn.xiaokang.api.browser;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Playwright;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** The machine's own Chromium, without a window. The system property {@code chromium} names another one. */
final class Chromium implements AutoCloseable {
    private static final List<String> FLAGS = List.of(
            "--no-sandbox",
            "--disable-gpu",
            "--disable-quic",
            "--no-first-run",
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-sync");

    private final Playwright playwright;
    private final Browser browser;

    private Chromium(Playwright playwright, Browser browser) {
        this.playwright = playwright;
        this.browser = browser;
    }

    static Chromium launch() {
        Playwright playwright = Playwright.create(
                new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        Browser browser = playwright
                .chromium()
                .launch(new BrowserType.LaunchOptions()
                        .setExecutablePath(Path.of(System.getProperty("chromium", "/usr/bin/chromium")))
                        .setArgs(FLAGS));
        return new Chromium(playwright, browser);
    }

    /** A fresh visitor with a window of that width. */
    Visitor visitor(String address, int width) {
        return new Visitor(
                browser.newContext(new Browser.NewContextOptions()
                        .setBaseURL(address)
                        .setViewportSize(width, 900)
                        .setLocale("zh-CN")
                        .setReducedMotion(com.microsoft.playwright.options.ReducedMotion.REDUCE)),
                address);
    }

    /** The same with scripts switched off. */
    Visitor visitorWithoutScript(String address, int width) {
        return new Visitor(
                browser.newContext(new Browser.NewContextOptions()
                        .setBaseURL(address)
                        .setViewportSize(width, 900)
                        .setJavaScriptEnabled(false)),
                address);
    }

    @Override
    public void close() {
        browser.close();
        playwright.close();
    }
}
