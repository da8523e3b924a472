package cn.xiaokang.api.sso;

import cn.xiaokang.api.access.Guard;
import cn.xiaokang.api.access.Permission;
import cn.xiaokang.api.request.Resource;
import cn.xiaokang.warehouse.fault.FaultException;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.Cookie;
import io.javalin.http.HttpStatus;
import io.javalin.http.SameSite;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;

/** The way to the provider and back. */
public final class SsoResource implements Resource {
    /** Where a sign-in at the provider begins. */
    public static final String HERE = "/sign-in/sso";

    /** Where a sign-out goes on to the provider, once it is done here. */
    public static final String OUT = HERE + "/out";

    static final String CALLBACK = HERE + "/callback";

    private static final String COOKIE = "xiaokang_sso";
    private static final int COOKIE_SECONDS = 600;

    /** Holds the identity token until the sign-out; no other page gets it, and a longer one is no cookie. */
    private static final String TOKEN_COOKIE = "xiaokang_sso_token";

    private static final int LONGEST_TOKEN = 3_800;

    /**
     * A page of our own between the provider and the first page: a browser that another site sent here brings no cookie along that is
     * ours alone, one that our own page sends on does.
     */
    private static final String LANDING = "/sso/landing.html";

    private static final String LEAVING = "/sso/leaving.html";

    private static final String SIGN_IN = "/sign-in";

    private final SingleSignOn signOn;
    private final Guard guard;
    private final boolean isSecure;

    /**
     * Signs in through that guard.
     *
     * @param isSecure whether people reach the server over TLS
     */
    public SsoResource(SingleSignOn signOn, Guard guard, boolean isSecure) {
        this.signOn = signOn;
        this.guard = guard;
        this.isSecure = isSecure;
    }

    @Override
    public void addTo(RoutesConfig routes) {
        routes.get(HERE, this::begin, Permission.PUBLIC);
        routes.get(CALLBACK, this::finish, Permission.PUBLIC);
        routes.get(OUT, this::out, Permission.PUBLIC);
    }

    private void begin(Context context) {
        SingleSignOn.Begun begun = signOn.begin();
        context.cookie(cookie(begun.binding(), COOKIE_SECONDS));
        context.header("Cache-Control", "no-store");
        context.redirect(begun.address().toString(), HttpStatus.SEE_OTHER);
    }

    private void finish(Context context) throws IOException {
        String query = Objects.requireNonNullElse(context.queryString(), "");
        String binding = context.cookie(COOKIE);
        context.cookie(cookie("", 0));
        AtomicReference<String> token = new AtomicReference<>("");
        guard.signInByProvider(context, () -> {
            SingleSignOn.Finished finished = signOn.finish(query, binding);
            token.set(finished.token());
            return finished.vouched();
        });
        String shown = Objects.requireNonNullElse(token.get(), "");
        if (shown.length() <= LONGEST_TOKEN) {
            context.cookie(tokenCookie(shown, -1));
        }
        land(context, LANDING, "/");
    }

    /**
     * Signs out at the provider whom it had vouched for. A page of our own leads there: a form's answer may not, by our own policy, and
     * a link on another site brings no cookie along, so it signs nobody out.
     */
    private void out(Context context) throws IOException {
        String token = context.cookie(TOKEN_COOKIE);
        context.cookie(tokenCookie("", 0));
        land(context, LEAVING, token == null || token.isEmpty() ? SIGN_IN : address(token));
    }

    private String address(String token) {
        try {
            return signOn.end(token).map(URI::toString).orElse(SIGN_IN);
        } catch (FaultException e) {
            return SIGN_IN; // signed out here it is in any case; the provider's absence is in the log
        }
    }

    private static void land(Context context, String page, String address) throws IOException {
        context.header("Cache-Control", "no-store");
        context.header("Refresh", "0; url=" + address);
        try (InputStream in = Objects.requireNonNull(SsoResource.class.getResourceAsStream(page), page)) {
            context.html(new String(in.readAllBytes(), StandardCharsets.UTF_8));
        }
    }

    private Cookie tokenCookie(String value, int seconds) {
        return new Cookie(TOKEN_COOKIE, value, HERE, seconds, isSecure, true, null, SameSite.STRICT);
    }

    /** Lax: the provider, another site, sends the browser back. */
    private Cookie cookie(String value, int seconds) {
        return new Cookie(COOKIE, value, HERE, seconds, isSecure, true, null, SameSite.LAX);
    }
}
