package cn.xiaokang.api.pages;

import cn.xiaokang.api.access.Account;
import cn.xiaokang.api.access.AccountFault;
import cn.xiaokang.api.access.AreaScope;
import cn.xiaokang.api.access.Guard;
import cn.xiaokang.api.access.Permission;
import cn.xiaokang.api.access.Role;
import cn.xiaokang.api.access.Viewer;
import cn.xiaokang.api.people.AccountKeeping;
import cn.xiaokang.api.people.AccountsResource;
import cn.xiaokang.api.request.Parameters;
import cn.xiaokang.api.request.RequestId;
import cn.xiaokang.api.request.Resource;
import cn.xiaokang.dashboards.text.Text;
import cn.xiaokang.dashboards.view.AccountsView;
import cn.xiaokang.dashboards.view.Choice;
import cn.xiaokang.warehouse.catalogue.Catalogue;
import cn.xiaokang.warehouse.division.Division;
import cn.xiaokang.warehouse.division.Divisions;
import cn.xiaokang.warehouse.fault.FaultException;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.Handler;
import io.javalin.http.HttpStatus;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The accounts of others, as the security officer keeps them. */
final class AccountsPage implements Resource {
    private static final String HERE = "/accounts";
    private static final String ONE = HERE + "/{account}";

    private final Shell shell;
    private final AccountKeeping keeping;
    private final List<Division> counties;

    AccountsPage(Shell shell, Catalogue catalogue, AccountKeeping keeping) {
        this.shell = shell;
        this.keeping = keeping;
        this.counties = Divisions.of(catalogue).counties();
    }

    @Override
    public void addTo(RoutesConfig routes) {
        routes.get(HERE, this::page, Permission.MANAGE_ACCOUNTS);
        routes.post(HERE, told(this::add), Permission.MANAGE_ACCOUNTS);
        routes.post(ONE + "/password", told(this::renewPassword), Permission.MANAGE_ACCOUNTS);
        routes.post(ONE + "/disabling", acting(keeping::disable), Permission.MANAGE_ACCOUNTS);
        routes.post(ONE + "/enabling", acting(keeping::enable), Permission.MANAGE_ACCOUNTS);
        routes.post(ONE + "/second-factor/removal", acting(keeping::resetSecondFactor), Permission.MANAGE_ACCOUNTS);
    }

    private void page(Context context) {
        Parameters.of(context, Shell.parameters());
        show(context, null, "", "");
    }

    private void add(Context context) {
        String user = Forms.field(context, "user");
        Role role =
                Role.coded(Forms.field(context, "role")).orElseThrow(() -> AccountFault.BAD_NAME.with(Role.codes()));
        String county = Forms.field(context, "county");
        AccountKeeping.Act act = new AccountKeeping.Act(Guard.viewer(context), user, RequestId.of(context));
        String password = keeping.add(act, role, new AreaScope(county.isEmpty() ? null : county));
        show(context, null, user, password);
    }

    private void renewPassword(Context context) {
        AccountKeeping.Act act = AccountsResource.act(context, context.pathParam("account"));
        show(context, null, act.account(), keeping.renewPassword(act));
    }

    private Handler acting(Consumer<AccountKeeping.Act> act) {
        return told(context -> {
            act.accept(AccountsResource.act(context, context.pathParam("account")));
            context.redirect(HERE, HttpStatus.SEE_OTHER);
        });
    }

    private Handler told(Handler step) {
        return Forms.told(step, (context, e) -> show(context, e, "", ""));
    }

    private void show(Context context, @Nullable FaultException fault, String issuedTo, String password) {
        Viewer viewer = Guard.viewer(context);
        List<Account> accounts = keeping.all();
        shell.show(
                context,
                "accounts",
                null,
                text -> new AccountsView(
                        fault == null ? "" : text.language().of(fault.zh(), fault.en()),
                        issuedTo,
                        password,
                        Arrays.stream(Role.values())
                                .filter(role -> role != Role.VISITOR)
                                .map(role -> new Choice(role.code(), text.say("role_" + role.code()), "", false))
                                .toList(),
                        areas(text),
                        accounts.stream()
                                .map(account -> row(text, viewer, account))
                                .toList()));
        context.header("Cache-Control", "no-store");
    }

    private List<Choice> areas(Text text) {
        List<Choice> areas = new ArrayList<>();
        areas.add(new Choice("", text.named("area", AreaScope.CITY_CODE), "", true));
        counties.forEach(county -> areas.add(new Choice(county.code(), text.named("area", county.code()), "", false)));
        return areas;
    }

    private static AccountsView.Row row(Text text, Viewer viewer, Account account) {
        return new AccountsView.Row(
                account.user(),
                text.say("role_" + account.role().code()),
                text.named("area", account.area().rootCode()),
                Shell.moment(account.createdAt().toString()),
                account.isDisabled(),
                account.mustChangePassword(),
                account.hasSecondFactor(),
                account.user().equals(viewer.user()));
    }
}
