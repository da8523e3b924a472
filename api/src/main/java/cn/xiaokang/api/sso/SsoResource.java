package cn.xiaokang.api.sso;

import cn.xiaokang.api.access.Guard;
import cn.xiaokang.api.access.Permission;
import cn.xiaokang.api.request.Resource;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.Cookie;
import io.javalin.http.HttpStatus;
import io.javalin.http.SameSite;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Objects;

/** The way to the provider and back. */
public final class SsoResource implements Resource {
    /** Where a sign-in at the provider begins. */
    public static final String HERE = "/sign-in/sso";

    static final String CALLBACK = HERE + "/callback";

    private static final String COOKIE = "xiaokang_sso";
    private static final int COOKIE_SECONDS = 600;

    /**
     * A page of our own between the provider and the first page: a browser that another site sent here brings no cookie along that is
     * ours alone, one that our own page sends on does.
     */
    private static final String LANDING = "/sso/landing.html";

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
        guard.signInByProvider(context, () -> signOn.finish(query, binding));
        context.header("Cache-Control", "no-store");
        context.header("Refresh", "0; url=/");
        try (InputStream page = Objects.requireNonNull(SsoResource.class.getResourceAsStream(LANDING), LANDING)) {
            context.html(new String(page.readAllBytes(), StandardCharsets.UTF_8));
        }
    }

    /** Lax: the provider, another site, sends the browser back. */
    private Cookie cookie(String value, int seconds) {
        return new Cookie(COOKIE, value, HERE, seconds, isSecure, true, null, SameSite.LAX);
    }
}
