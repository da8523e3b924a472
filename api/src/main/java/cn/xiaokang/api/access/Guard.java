package cn.xiaokang.api.access;

import cn.xiaokang.warehouse.fault.FaultException;
import io.javalin.http.Context;
import io.javalin.http.Cookie;
import io.javalin.http.HandlerType;
import io.javalin.http.SameSite;
import io.javalin.security.RouteRole;
import java.net.URI;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Stands before every route: knows the viewer by the cookie, holds the route's permission against them, refuses forgeries. */
public final class Guard {
    /** The cookie that holds a session's secret. */
    public static final String COOKIE = "xiaokang_session";

    /** The header that brings the anti-forgery token along. */
    public static final String CSRF_HEADER = "X-CSRF-Token";

    /** The form field that does so where a page posts a form. */
    public static final String CSRF_FIELD = "csrf_token";

    private static final String SIGNED_IN = "access.signed_in";
    private static final Set<HandlerType> CHANGES =
            Set.of(HandlerType.POST, HandlerType.PUT, HandlerType.PATCH, HandlerType.DELETE);

    /** What someone may do who has yet to change a password or set up a second factor. */
    private static final Set<Permission> BEFORE_DEMANDS = Set.of(Permission.SIGNED_IN, Permission.OWN_ACCOUNT);

    private static final String BEARER = "Bearer ";

    private final SignIn signIn;
    private final boolean isSecure;

    /** A guard whose cookies are sent over TLS alone, or over plain HTTP too where the server has no TLS before it. */
    public Guard(SignIn signIn, boolean isSecure) {
        this.signIn = signIn;
        this.isSecure = isSecure;
    }

    /** Lets the request pass, or throws the fault that says why not. */
    public void check(Context context) {
        Optional<SignIn.SignedIn> signedIn = signedIn(context);
        Permission permission = permission(context.routeRoles());
        boolean isChange = CHANGES.contains(context.method());
        if (isChange) {
            refuseOtherSites(context);
        }
        if (permission == Permission.PUBLIC) {
            return;
        }
        SignIn.SignedIn session = signedIn.orElseThrow(AccessFault.NOT_SIGNED_IN::with);
        if (isChange && !session.isOfProgram() && !session.hasCsrf(offeredCsrf(context))) {
            throw AccessFault.FORGED.with();
        }
        if (!session.viewer().may(permission)) {
            throw AccessFault.FORBIDDEN.with();
        }
        FaultException demand = session.demand();
        if (demand != null && !BEFORE_DEMANDS.contains(permission)) {
            throw demand;
        }
        // never with what is public: a cache may keep it, cookie and all
        signIn.renew(session).ifPresent(secret -> context.cookie(cookie(secret, -1)));
    }

    /** Puts another secret in the place of the session's after a change of what its owner has proved. */
    public void replaceSecret(Context context) {
        SignIn.SignedIn signedIn = context.attribute(SIGNED_IN);
        if (signedIn != null && !signedIn.isOfProgram()) {
            signIn.replace(signedIn).ifPresent(secret -> context.cookie(cookie(secret, -1)));
        }
    }

    /** Who asks; the public where nobody is signed in. */
    public static Viewer viewer(Context context) {
        SignIn.SignedIn signedIn = context.attribute(SIGNED_IN);
        return signedIn == null ? Viewer.PUBLIC : signedIn.viewer();
    }

    /** The anti-forgery token of the request's session, for a page's forms; null where nobody is signed in. */
    public static @Nullable String csrf(Context context) {
        SignIn.SignedIn signedIn = context.attribute(SIGNED_IN);
        return signedIn == null ? null : signedIn.csrf();
    }

    /** What the signed-in user must do before anything else, or null. */
    public static @Nullable FaultException demand(Context context) {
        SignIn.SignedIn signedIn = context.attribute(SIGNED_IN);
        return signedIn == null ? null : signedIn.demand();
    }

    /** Signs in, sets the cookie and returns the session. */
    public SignIn.SignedIn signIn(Context context, String user, String password, @Nullable String code) {
        String address = context.ip();
        SignIn.SignedIn signedIn = signIn.signIn(user, password, code, address, context.cookie(COOKIE))
                .from(address);
        context.cookie(cookie(signedIn.secret(), -1));
        context.attribute(SIGNED_IN, signedIn);
        return signedIn;
    }

    /** Signs in whom a provider vouches for, and sets the cookie. */
    public void signInByProvider(Context context, Supplier<Vouched> provider) {
        String address = context.ip();
        SignIn.SignedIn signedIn = signIn.signInByProvider(provider, address, context.cookie(COOKIE))
                .from(address);
        context.cookie(cookie(signedIn.secret(), -1));
        context.attribute(SIGNED_IN, signedIn);
    }

    /** Signs out and takes the cookie away. */
    public void signOut(Context context) {
        String secret = context.cookie(COOKIE);
        if (secret != null) {
            signIn.signOut(secret);
        }
        context.cookie(cookie("", 0));
    }

    /** Ends the user's other sessions. */
    public void signOutElsewhere(Context context) {
        SignIn.SignedIn signedIn = context.attribute(SIGNED_IN);
        if (signedIn != null) {
            signIn.signOutElsewhere(signedIn);
        }
    }

    private Cookie cookie(String value, int seconds) {
        return new Cookie(COOKIE, value, "/", seconds, isSecure, true, null, SameSite.STRICT);
    }

    private Optional<SignIn.SignedIn> signedIn(Context context) {
        String authorization = context.header("Authorization");
        String secret = context.cookie(COOKIE);
        Optional<SignIn.SignedIn> signedIn;
        if (authorization != null && authorization.startsWith(BEARER)) {
            signedIn = Optional.of(signIn.program(authorization.substring(BEARER.length()), context.ip()));
        } else if (secret == null || secret.isEmpty()) {
            return Optional.empty();
        } else {
            signedIn = signIn.resume(secret);
        }
        signedIn = signedIn.map(found -> found.from(context.ip()));
        signedIn.ifPresent(found -> context.attribute(SIGNED_IN, found));
        return signedIn;
    }

    private static Permission permission(Set<RouteRole> roles) {
        if (roles.size() != 1 || !(roles.iterator().next() instanceof Permission permission)) {
            throw AccessFault.FORBIDDEN.with();
        }
        return permission;
    }

    private static @Nullable String offeredCsrf(Context context) {
        String header = context.header(CSRF_HEADER);
        return header == null && (context.isFormUrlencoded() || context.isMultipartFormData())
                ? context.formParam(CSRF_FIELD)
                : header;
    }

    /** A browser says where a request comes from; what comes from another site changes nothing here. */
    private static void refuseOtherSites(Context context) {
        String site = context.header("Sec-Fetch-Site");
        if (site != null && !site.equals("same-origin") && !site.equals("none")) {
            throw AccessFault.OTHER_SITE.with();
        }
        String origin = context.header("Origin");
        String host = context.header("Host");
        if (origin != null && host != null && !host.equals(authority(origin))) {
            throw AccessFault.OTHER_SITE.with();
        }
    }

    private static @Nullable String authority(String origin) {
        try {
            return URI.create(origin).getAuthority();
        } catch (IllegalArgumentException notAnAddress) {
            return null;
        }
    }
}
