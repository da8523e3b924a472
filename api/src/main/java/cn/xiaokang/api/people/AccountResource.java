package cn.xiaokang.api.people;

import cn.xiaokang.api.access.Account;
import cn.xiaokang.api.access.ApiTokens;
import cn.xiaokang.api.access.Guard;
import cn.xiaokang.api.access.Permission;
import cn.xiaokang.api.access.SecondFactors;
import cn.xiaokang.api.problem.RequestFault;
import cn.xiaokang.api.request.JsonBody;
import cn.xiaokang.api.request.Parameters;
import cn.xiaokang.api.request.RequestId;
import cn.xiaokang.api.request.Resource;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.time.Clock;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** One's own account. */
public final class AccountResource implements Resource {
    private static final String HERE = "/api/v1/account";

    private final OwnAccount own;
    private final Guard guard;
    private final Clock clock;

    /** Answers with that. */
    public AccountResource(OwnAccount own, Guard guard, Clock clock) {
        this.own = own;
        this.guard = guard;
        this.clock = clock;
    }

    @Override
    public void addTo(RoutesConfig routes) {
        routes.get(HERE, this::show, Permission.OWN_ACCOUNT);
        routes.post(HERE + "/password", this::changePassword, Permission.OWN_ACCOUNT);
        routes.post(HERE + "/second-factor", this::beginSecondFactor, Permission.OWN_ACCOUNT);
        routes.post(HERE + "/second-factor/confirmation", this::confirmSecondFactor, Permission.OWN_ACCOUNT);
        routes.post(HERE + "/sessions/ending", this::endOtherSessions, Permission.OWN_ACCOUNT);
        routes.post(HERE + "/tokens", this::issueToken, Permission.OWN_ACCOUNT);
        routes.post(HERE + "/tokens/{token}/revocation", this::revokeToken, Permission.OWN_ACCOUNT);
    }

    private void show(Context context) {
        Parameters.of(context);
        OwnAccount.Standing standing = own.standing(Guard.viewer(context));
        Account account = standing.account();
        Instant now = clock.instant();
        context.header("Cache-Control", "no-store");
        context.json(new AccountAnswer(
                account.user(),
                account.role().code(),
                account.area().countyCode(),
                account.mustChangePassword(),
                account.hasSecondFactor(),
                standing.sessions(),
                standing.grantable().stream().map(Permission::code).toList(),
                standing.tokens().stream()
                        .map(line -> TokenAnswer.of(line, now))
                        .toList()));
    }

    private void changePassword(Context context) {
        Passwords passwords = JsonBody.of(context, Passwords.class);
        own.changePassword(Guard.viewer(context), passwords.present(), passwords.wanted(), RequestId.of(context));
        guard.signOut(context);
        context.status(204);
    }

    private void beginSecondFactor(Context context) {
        JsonBody.none(context);
        SecondFactors.Begun begun = own.beginSecondFactor(Guard.viewer(context));
        context.header("Cache-Control", "no-store");
        context.status(201).json(new BegunAnswer(begun.secret(), begun.address()));
    }

    private void confirmSecondFactor(Context context) {
        Code code = JsonBody.of(context, Code.class);
        own.confirmSecondFactor(Guard.viewer(context), code.code(), RequestId.of(context));
        guard.replaceSecret(context);
        context.status(204);
    }

    private void endOtherSessions(Context context) {
        JsonBody.none(context);
        guard.signOutElsewhere(context);
        context.status(204);
    }

    private void issueToken(Context context) {
        Wanted wanted = JsonBody.of(context, Wanted.class);
        Set<Permission> permissions = EnumSet.noneOf(Permission.class);
        for (String code : wanted.permissions()) {
            permissions.add(Permission.coded(code)
                    .orElseThrow(() -> RequestFault.BAD_PARAMETER.with("permissions", "see GET " + HERE)));
        }
        String key = own.issueToken(
                Guard.viewer(context), wanted.title(), permissions, wanted.days(), RequestId.of(context));
        context.header("Cache-Control", "no-store");
        context.status(201).json(new KeyAnswer(key));
    }

    private void revokeToken(Context context) {
        JsonBody.none(context);
        own.revokeToken(Guard.viewer(context), Parameters.of(context).numberOfPath("token"), RequestId.of(context));
        context.status(204);
    }

    /** What is sent. */
    record Passwords(String present, String wanted) {
        Passwords {
            if (present == null || wanted == null) {
                throw RequestFault.BAD_JSON.with();
            }
        }
    }

    /** What is sent. */
    record Code(String code) {
        Code {
            if (code == null) {
                throw RequestFault.BAD_JSON.with();
            }
        }
    }

    /** What is sent. */
    record Wanted(String title, List<String> permissions, int days) {
        Wanted {
            if (title == null || permissions == null) {
                throw RequestFault.BAD_JSON.with();
            }
        }
    }

    private record BegunAnswer(String secret, String address) {}

    private record KeyAnswer(String key) {}

    private record AccountAnswer(
            String user,
            String role,
            @Nullable String countyCode,
            boolean mustChangePassword,
            boolean hasSecondFactor,
            int sessions,
            List<String> grantable,
            List<TokenAnswer> tokens) {}

    private record TokenAnswer(
            long tokenNo,
            String title,
            List<String> permissions,
            String createdAt,
            String expiresAt,
            @Nullable String usedAt,
            boolean isValid) {
        static TokenAnswer of(ApiTokens.Line line, Instant now) {
            return new TokenAnswer(
                    line.tokenNo(),
                    line.title(),
                    line.permissions().stream().map(Permission::code).toList(),
                    line.createdAt().toString(),
                    line.expiresAt().toString(),
                    line.usedAt() == null ? null : line.usedAt().toString(),
                    line.isValid(now));
        }
    }
}
