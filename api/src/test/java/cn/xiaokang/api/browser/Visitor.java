package cn.xiaokang.api.browser;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.deque.html.axecore.args.AxeRunOptions;
import com.deque.html.axecore.playwright.AxeBuilder;
import com.deque.html.axecore.results.Rule;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.Cookie;
import com.microsoft.playwright.options.LoadState;
import com.microsoft.playwright.options.ViewportSize;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Someone at a browser, with all that went wrong while they looked: console errors, requests to elsewhere. */
final class Visitor implements AutoCloseable {
    /** How wide a screen on a desk and a telephone are, in CSS pixels. */
    static final int DESK = 1440;

    static final int PHONE = 390;

    private static final int HEIGHT = 900;
    private static final Set<String> GRAVE = Set.of("serious", "critical");

    private final BrowserContext context;
    private final Page page;
    private final List<String> faults = new ArrayList<>();

    Visitor(BrowserContext context, String address) {
        this.context = context;
        this.page = context.newPage();
        page.onConsoleMessage(message -> {
            if (message.type().equals("error") || message.type().equals("warning")) {
                faults.add("console: " + message.text() + " at " + message.location());
            }
        });
        page.onPageError(error -> faults.add("script: " + error));
        page.onRequest(request -> {
            if (!request.url().startsWith(address) && !request.url().startsWith("blob:")) {
                faults.add("request to elsewhere: " + request.url());
            }
        });
    }

    /** Signs in by the form and stands on the first page of the role. */
    Visitor signIn(String user, String password) {
        page.navigate("/sign-in");
        page.fill("input[name=user]", user);
        page.fill("input[name=password]", password);
        go(() -> page.click("form[action='/sign-in'] button[type=submit]"));
        return this;
    }

    /** What keeps a visitor signed in. */
    List<Cookie> session() {
        return context.cookies();
    }

    /** Goes on with the session of a visitor who has signed in. */
    Visitor resume(List<Cookie> session) {
        context.addCookies(session);
        return this;
    }

    /** Opens a path and waits until its charts are drawn. */
    Page open(String path) {
        page.navigate(path);
        settle();
        return page;
    }

    Page page() {
        return page;
    }

    /** Does what leads to another page, and waits until that one stands. */
    void go(Runnable act) {
        page.evaluate("() => { window.isStillHere = true }");
        act.run();
        page.waitForFunction("() => window.isStillHere === undefined");
        settle();
    }

    /** Waits until the page with its styles and scripts is loaded and no chart is still waiting to be drawn. */
    private void settle() {
        page.waitForLoadState(LoadState.LOAD);
        page.waitForFunction("() => [...document.querySelectorAll('.chart')]"
                + ".every(chart => chart.classList.contains('drawn') || chart.classList.contains('failed'))");
    }

    /** Nothing sticks out to the side. */
    void fits() {
        Object wide = page.evaluate("() => document.documentElement.scrollWidth - window.innerWidth");
        assertTrue(
                ((Number) wide).intValue() <= 0,
                () -> page.url() + " sticks out by " + wide + " px: "
                        + page.evaluate("() => [...document.querySelectorAll('body *')]"
                                + ".filter(each => !each.closest('.nav, .scroll') && each.getBoundingClientRect().right > window.innerWidth + 1)"
                                + ".map(each => each.tagName + '.' + each.className).slice(0, 8).join(' ')"));
    }

    /** Opens a path at the width of a desk and of a telephone: nothing sticks out, nobody is shut out. */
    void isSound(String path) {
        ViewportSize before = page.viewportSize();
        for (int width : List.of(DESK, PHONE)) {
            page.setViewportSize(width, HEIGHT);
            open(path);
            fits();
            isOpenToAll();
        }
        page.setViewportSize(before.width, before.height);
    }

    /** No grave fault of access, by axe; within one page, since no page here has a frame. */
    void isOpenToAll() {
        // of what passes, a page of thousands of elements would be told element by element
        AxeRunOptions violationsAlone = new AxeRunOptions();
        violationsAlone.setResultTypes(List.of("violations"));
        List<String> violations = new AxeBuilder(page)
                .options(violationsAlone).setLegacyMode(true).analyze().getViolations().stream()
                        .filter(rule -> GRAVE.contains(String.valueOf(rule.getImpact())))
                        .map(Visitor::told)
                        .toList();
        assertEquals(List.of(), violations, page.url());
    }

    /** All charts were drawn, and as many as that. */
    void drew(int charts) {
        assertEquals(charts, page.locator(".chart.drawn").count(), page.url());
        assertEquals(0, page.locator(".chart.failed").count(), page.url());
    }

    /** No error in the console, no request to another host. */
    void metNoFault() {
        assertEquals(List.of(), faults, page.url());
    }

    private static String told(Rule rule) {
        return rule.getId() + ": "
                + rule.getNodes().stream()
                        .map(node -> String.valueOf(node.getHtml()))
                        .limit(5)
                        .toList();
    }

    @Override
    public void close() {
        context.close();
    }
}
