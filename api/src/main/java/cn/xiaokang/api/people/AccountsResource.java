package cn.xiaokang.api.people;

import cn.xiaokang.api.access.Account;
import cn.xiaokang.api.access.AreaScope;
import cn.xiaokang.api.access.Guard;
import cn.xiaokang.api.access.Permission;
import cn.xiaokang.api.access.Role;
import cn.xiaokang.api.problem.RequestFault;
import cn.xiaokang.api.request.JsonBody;
import cn.xiaokang.api.request.Parameters;
import cn.xiaokang.api.request.RequestId;
import cn.xiaokang.api.request.Resource;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.util.List;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The accounts of others, for the security officer. */
public final class AccountsResource implements Resource {
    private static final String HERE = "/api/v1/accounts";
    private static final String ONE = HERE + "/{account}";
    private static final Pattern USER = Pattern.compile("[a-z][a-z0-9._-]{1,31}");

    private final AccountKeeping keeping;

    /** Answers with those. */
    public AccountsResource(AccountKeeping keeping) {
        this.keeping = keeping;
    }

    @Override
    public void addTo(RoutesConfig routes) {
        routes.get(HERE, this::list, Permission.MANAGE_ACCOUNTS);
        routes.post(HERE, this::add, Permission.MANAGE_ACCOUNTS);
        routes.post(ONE + "/password", this::renewPassword, Permission.MANAGE_ACCOUNTS);
        routes.post(ONE + "/disabling", acting(keeping::disable), Permission.MANAGE_ACCOUNTS);
        routes.post(ONE + "/enabling", acting(keeping::enable), Permission.MANAGE_ACCOUNTS);
        routes.post(ONE + "/second-factor/removal", acting(keeping::resetSecondFactor), Permission.MANAGE_ACCOUNTS);
    }

    /** What the request does to the account that it names. */
    public static AccountKeeping.Act act(Context context, String account) {
        if (!USER.matcher(account).matches()) {
            throw RequestFault.UNKNOWN_THING.with("account");
        }
        return new AccountKeeping.Act(Guard.viewer(context), account, RequestId.of(context));
    }

    private void list(Context context) {
        Parameters.of(context);
        context.header("Cache-Control", "no-store");
        context.json(new Listed(keeping.all().stream().map(Line::of).toList()));
    }

    private void add(Context context) {
        Wanted wanted = JsonBody.of(context, Wanted.class);
        Role role = Role.coded(wanted.role()).orElseThrow(() -> RequestFault.BAD_PARAMETER.with("role", Role.codes()));
        String password = keeping.add(
                new AccountKeeping.Act(Guard.viewer(context), wanted.user(), RequestId.of(context)),
                role,
                new AreaScope(wanted.countyCode()));
        context.header("Cache-Control", "no-store");
        context.status(201).json(new Password(wanted.user(), password));
    }

    private void renewPassword(Context context) {
        JsonBody.none(context);
        AccountKeeping.Act act = act(context, context.pathParam("account"));
        context.header("Cache-Control", "no-store");
        context.status(201).json(new Password(act.account(), keeping.renewPassword(act)));
    }

    private static io.javalin.http.Handler acting(Consumer<AccountKeeping.Act> act) {
        return context -> {
            JsonBody.none(context);
            act.accept(act(context, context.pathParam("account")));
            context.status(204);
        };
    }

    /** What is sent. */
    record Wanted(String user, String role, @Nullable String countyCode) {
        Wanted {
            if (user == null || role == null) {
                throw RequestFault.BAD_JSON.with();
            }
        }
    }

    private record Password(String user, String password) {}

    private record Listed(List<Line> accounts) {}

    private record Line(
            String user,
            String role,
            String roleTitle,
            @Nullable String countyCode,
            boolean isDisabled,
            boolean mustChangePassword,
            boolean hasSecondFactor,
            String createdAt) {
        static Line of(Account account) {
            return new Line(
                    account.user(),
                    account.role().code(),
                    account.role().title(),
                    account.area().countyCode(),
                    account.isDisabled(),
                    account.mustChangePassword(),
                    account.hasSecondFactor(),
                    account.createdAt().toString());
        }
    }
}
