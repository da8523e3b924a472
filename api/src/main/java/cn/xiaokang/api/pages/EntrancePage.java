package cn.xiaokang.api.pages;

import cn.xiaokang.api.access.Guard;
import cn.xiaokang.api.access.Permission;
import cn.xiaokang.api.access.SignIn;
import cn.xiaokang.api.problem.RetryLater;
import cn.xiaokang.api.request.Parameters;
import cn.xiaokang.api.request.Resource;
import cn.xiaokang.api.sso.SsoResource;
import cn.xiaokang.dashboards.text.Language;
import cn.xiaokang.dashboards.view.SignInView;
import cn.xiaokang.warehouse.fault.FaultException;
import cn.xiaokang.warehouse.fault.Kind;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The way in and out: sign-in, sign-out, and the first page by role. */
final class EntrancePage implements Resource {
    private static final String PAGE = "sign-in";

    /** A path of this site: one slash, then no other slash or backslash, and nothing that could name a host. */
    private static final Pattern OWN_PATH = Pattern.compile("/([A-Za-z0-9_.~%-][A-Za-z0-9_.~%/?&=-]*)?");

    private final Shell shell;
    private final Guard guard;
    private final boolean hasSingleSignOn;

    EntrancePage(Shell shell, Guard guard, boolean hasSingleSignOn) {
        this.shell = shell;
        this.guard = guard;
        this.hasSingleSignOn = hasSingleSignOn;
    }

    @Override
    public void addTo(RoutesConfig routes) {
        routes.get("/", this::home, Permission.PUBLIC);
        routes.get("/sign-in", this::form, Permission.PUBLIC);
        routes.post("/sign-in", this::signIn, Permission.PUBLIC);
        routes.post("/sign-out", this::signOut, Permission.SIGNED_IN);
    }

    private void home(Context context) {
        boolean isSignedIn = Guard.viewer(context).may(Permission.SIGNED_IN);
        context.redirect(isSignedIn ? Shell.home(Guard.viewer(context)) : "/sign-in", HttpStatus.SEE_OTHER);
    }

    private void form(Context context) {
        Parameters.of(context, Shell.parameters("next"));
        show(context, new SignInView("", "", ownPath(context.queryParam("next")), hasSingleSignOn));
    }

    private void signIn(Context context) {
        String user = Objects.requireNonNullElse(context.formParam("user"), "");
        String password = Objects.requireNonNullElse(context.formParam("password"), "");
        String next = ownPath(context.formParam("next"));
        Language language = Shell.language(context);
        try {
            SignIn.SignedIn signedIn = guard.signIn(context, user, password, context.formParam("code"));
            String home = signedIn.demand() != null
                    ? AccountPage.HERE
                    : next.isEmpty() ? Shell.home(signedIn.viewer()) : next;
            context.redirect(home, HttpStatus.SEE_OTHER);
        } catch (FaultException e) {
            if (e.kind() != Kind.USER) {
                throw e;
            }
            context.status(HttpStatus.UNAUTHORIZED);
            show(context, new SignInView(language.of(e.zh(), e.en()), user, next, hasSingleSignOn));
        } catch (RetryLater e) {
            context.status(HttpStatus.TOO_MANY_REQUESTS);
            context.header("Retry-After", String.valueOf(e.seconds()));
            String says = language.of(e.fault().zh(), e.fault().en()).formatted(e.seconds());
            show(context, new SignInView(says, user, next, hasSingleSignOn));
        }
    }

    private void signOut(Context context) {
        guard.signOut(context);
        context.redirect(hasSingleSignOn ? SsoResource.OUT : "/sign-in", HttpStatus.SEE_OTHER);
    }

    private void show(Context context, SignInView view) {
        shell.show(context, PAGE, null, text -> view);
        context.header("Cache-Control", "no-store");
    }

    private static String ownPath(@Nullable String next) {
        return next != null && OWN_PATH.matcher(next).matches() ? next : "";
    }
}
