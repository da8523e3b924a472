package cn.xiaokang.api.web;

import cn.xiaokang.api.access.Guard;
import cn.xiaokang.api.access.Permission;
import cn.xiaokang.api.access.SignIn;
import cn.xiaokang.api.access.Viewer;
import cn.xiaokang.api.problem.RequestFault;
import cn.xiaokang.api.request.Resource;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Signing in, signing out, and who one is. */
final class SessionResource implements Resource {
    private final Guard guard;

    /** Signs in through that guard. */
    SessionResource(Guard guard) {
        this.guard = guard;
    }

    @Override
    public void addTo(RoutesConfig routes) {
        routes.post("/api/v1/session", this::signIn, Permission.PUBLIC);
        routes.get("/api/v1/session", this::show, Permission.SIGNED_IN);
        routes.delete("/api/v1/session", this::signOut, Permission.SIGNED_IN);
    }

    private void signIn(Context context) {
        String type = context.contentType();
        if (type == null || !type.toLowerCase(Locale.ROOT).startsWith("application/json")) {
            throw RequestFault.WRONG_TYPE.with();
        }
        Credentials credentials = context.bodyAsClass(Credentials.class);
        if (credentials.user() == null || credentials.password() == null) {
            throw RequestFault.BAD_JSON.with();
        }
        SignIn.SignedIn signedIn =
                guard.signIn(context, credentials.user(), credentials.password(), credentials.code());
        answer(context, signedIn.viewer(), signedIn.csrf());
    }

    private void show(Context context) {
        answer(context, Guard.viewer(context), Guard.csrf(context));
    }

    private void signOut(Context context) {
        guard.signOut(context);
        context.status(204);
    }

    private static void answer(Context context, Viewer viewer, @Nullable String csrf) {
        context.header("Cache-Control", "no-store");
        context.json(new SessionAnswer(
                viewer.user(),
                viewer.role().code(),
                viewer.role().title(),
                viewer.area().countyCode(),
                Arrays.stream(Permission.values())
                        .filter(viewer::may)
                        .map(Permission::code)
                        .toList(),
                csrf));
    }

    private record Credentials(
            @Nullable String user,
            @Nullable String password,
            @Nullable String code) {}

    private record SessionAnswer(
            @Nullable String user,
            String role,
            String roleTitle,
            @Nullable String countyCode,
            List<String> permissions,
            @Nullable String csrfToken) {}
}
