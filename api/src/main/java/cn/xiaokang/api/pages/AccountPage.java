package cn.xiaokang.api.pages;

import cn.xiaokang.api.access.Account;
import cn.xiaokang.api.access.ApiTokens;
import cn.xiaokang.api.access.Guard;
import cn.xiaokang.api.access.Permission;
import cn.xiaokang.api.access.SecondFactors;
import cn.xiaokang.api.access.Viewer;
import cn.xiaokang.api.exports.QrCode;
import cn.xiaokang.api.people.OwnAccount;
import cn.xiaokang.api.request.Parameters;
import cn.xiaokang.api.request.RequestId;
import cn.xiaokang.api.request.Resource;
import cn.xiaokang.dashboards.text.Text;
import cn.xiaokang.dashboards.view.AccountView;
import cn.xiaokang.dashboards.view.Choice;
import cn.xiaokang.dashboards.view.Field;
import cn.xiaokang.warehouse.fault.FaultException;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.Handler;
import io.javalin.http.HttpStatus;
import java.time.Clock;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** One's own account: password, second factor, sessions, keys for programs. */
final class AccountPage implements Resource {
    static final String HERE = "/account";

    private final Shell shell;
    private final Guard guard;
    private final OwnAccount own;
    private final Clock clock;

    AccountPage(Shell shell, Guard guard, OwnAccount own, Clock clock) {
        this.shell = shell;
        this.guard = guard;
        this.own = own;
        this.clock = clock;
    }

    @Override
    public void addTo(RoutesConfig routes) {
        routes.get(HERE, this::page, Permission.OWN_ACCOUNT);
        routes.post(HERE + "/password", told(this::changePassword), Permission.OWN_ACCOUNT);
        routes.post(HERE + "/second-factor", told(this::beginSecondFactor), Permission.OWN_ACCOUNT);
        routes.post(HERE + "/second-factor/confirmation", told(this::confirmSecondFactor), Permission.OWN_ACCOUNT);
        routes.post(HERE + "/sessions/ending", told(this::endOtherSessions), Permission.OWN_ACCOUNT);
        routes.post(HERE + "/tokens", told(this::issueToken), Permission.OWN_ACCOUNT);
        routes.post(HERE + "/tokens/{token}/revocation", told(this::revokeToken), Permission.OWN_ACCOUNT);
    }

    private void page(Context context) {
        Parameters.of(context, Shell.parameters());
        show(context, Shown.NOTHING);
    }

    private void changePassword(Context context) {
        own.changePassword(
                Guard.viewer(context),
                Forms.field(context, "present"),
                Forms.field(context, "wanted"),
                RequestId.of(context));
        guard.signOut(context);
        context.redirect("/sign-in", HttpStatus.SEE_OTHER);
    }

    private void beginSecondFactor(Context context) {
        show(context, Shown.begun(own.beginSecondFactor(Guard.viewer(context))));
    }

    private void confirmSecondFactor(Context context) {
        own.confirmSecondFactor(Guard.viewer(context), Forms.field(context, "code"), RequestId.of(context));
        guard.replaceSecret(context);
        show(context, Shown.done("factor_confirmed"));
    }

    private void endOtherSessions(Context context) {
        guard.signOutElsewhere(context);
        show(context, Shown.done("sessions_ended"));
    }

    private void issueToken(Context context) {
        Set<Permission> permissions = context.formParams("permission").stream()
                .map(Permission::coded)
                .flatMap(Optional::stream)
                .collect(Collectors.toCollection(() -> EnumSet.noneOf(Permission.class)));
        String days = Forms.field(context, "days");
        String key = own.issueToken(
                Guard.viewer(context),
                Forms.field(context, "title"),
                permissions,
                days.matches("[0-9]{1,3}") ? Integer.parseInt(days) : 0,
                RequestId.of(context));
        show(context, Shown.key(key));
    }

    private void revokeToken(Context context) {
        own.revokeToken(Guard.viewer(context), Parameters.of(context).numberOfPath("token"), RequestId.of(context));
        show(context, Shown.done("key_revoked"));
    }

    private Handler told(Handler step) {
        return Forms.told(step, (context, e) -> show(context, Shown.fault(e)));
    }

    private void show(Context context, Shown shown) {
        Viewer viewer = Guard.viewer(context);
        FaultException demand = Guard.demand(context);
        FaultException fault = shown.fault() == null && shown.done().isEmpty() ? demand : shown.fault();
        OwnAccount.Standing standing = own.standing(viewer);
        shell.show(context, "account", null, text -> view(text, standing, shown, fault));
        context.header("Cache-Control", "no-store");
    }

    private AccountView view(Text text, OwnAccount.Standing standing, Shown shown, @Nullable FaultException fault) {
        Account account = standing.account();
        SecondFactors.Begun begun = shown.begun();
        return new AccountView(
                fault == null ? "" : text.language().of(fault.zh(), fault.en()),
                shown.done().isEmpty() ? "" : text.say(shown.done()),
                List.of(
                        new Field(text.say("user"), account.user()),
                        new Field(
                                text.say("role"),
                                text.say("role_" + account.role().code())),
                        new Field(
                                text.say("scope"),
                                text.named("area", account.area().rootCode())),
                        new Field(
                                text.say("created"),
                                Shell.moment(account.createdAt().toString()))),
                account.hasSecondFactor(),
                begun == null ? null : drawn(begun),
                shown.key(),
                standing.sessions(),
                standing.grantable().stream()
                        .map(permission ->
                                new Choice(permission.code(), text.named("permission", permission.code()), "", false))
                        .toList(),
                standing.tokens().stream().map(line -> token(text, line)).toList(),
                ApiTokens.MOST_DAYS);
    }

    private AccountView.TokenRow token(Text text, ApiTokens.Line line) {
        return new AccountView.TokenRow(
                line.tokenNo(),
                line.title(),
                line.permissions().stream()
                        .map(permission -> text.named("permission", permission.code()))
                        .collect(Collectors.joining(text.language().of("、", ", "))),
                Shell.moment(line.createdAt().toString()),
                Shell.moment(line.expiresAt().toString()),
                line.usedAt() == null
                        ? text.say("never")
                        : Shell.moment(line.usedAt().toString()),
                line.isValid(clock.instant()));
    }

    private static AccountView.Begun drawn(SecondFactors.Begun begun) {
        QrCode code = QrCode.of(begun.address());
        return new AccountView.Begun(begun.secret(), code.size(), code.path());
    }

    /** What the page shows once. */
    private record Shown(@Nullable FaultException fault, String done, SecondFactors.@Nullable Begun begun, String key) {
        static final Shown NOTHING = new Shown(null, "", null, "");

        static Shown fault(FaultException fault) {
            return new Shown(fault, "", null, "");
        }

        static Shown done(String done) {
            return new Shown(null, done, null, "");
        }

        static Shown begun(SecondFactors.Begun begun) {
            return new Shown(null, "", begun, "");
        }

        static Shown key(String key) {
            return new Shown(null, "", null, key);
        }
    }
}
