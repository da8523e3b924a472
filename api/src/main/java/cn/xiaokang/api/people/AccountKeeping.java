package cn.xiaokang.api.people;

import cn.xiaokang.api.access.AccessFault;
import cn.xiaokang.api.access.AccessLog;
import cn.xiaokang.api.access.Account;
import cn.xiaokang.api.access.AccountFault;
import cn.xiaokang.api.access.Accounts;
import cn.xiaokang.api.access.ApiTokens;
import cn.xiaokang.api.access.AreaScope;
import cn.xiaokang.api.access.Role;
import cn.xiaokang.api.access.SecondFactors;
import cn.xiaokang.api.access.Viewer;
import java.util.List;

/**
 * What a security officer does with the accounts of others; never with their own, so that it takes two. Passwords that are handed out
 * open nothing but the change of themselves. Each act is in the access log, which its auditor reads.
 */
public final class AccountKeeping {
    private final Accounts accounts;
    private final SecondFactors factors;
    private final ApiTokens tokens;
    private final AccessLog log;

    /** Keeps those accounts and records each act. */
    public AccountKeeping(Accounts accounts, SecondFactors factors, ApiTokens tokens, AccessLog log) {
        this.accounts = accounts;
        this.factors = factors;
        this.tokens = tokens;
        this.log = log;
    }

    /** All accounts, by name. */
    public List<Account> all() {
        return accounts.all();
    }

    /** Makes an account; its one-time password. */
    public String add(Act act, Role role, AreaScope area) {
        String password = accounts.issue(act.account(), role, area);
        record(act, "新增 added: " + role.code() + " " + area.rootCode());
        return password;
    }

    /** A new one-time password; the account's sessions and keys for programs end. */
    public String renewPassword(Act act) {
        refuseOneself(act);
        String password = accounts.reissuePassword(act.account());
        tokens.revokeAll(act.account());
        record(act, "重设密码 password set");
        return password;
    }

    /** Lets the account in no more; its sessions and keys for programs end. */
    public void disable(Act act) {
        refuseOneself(act);
        accounts.disable(act.account());
        tokens.revokeAll(act.account());
        record(act, "停用 disabled");
    }

    /** Lets the account in again. */
    public void enable(Act act) {
        refuseOneself(act);
        accounts.enable(act.account());
        record(act, "恢复 enabled");
    }

    /** Takes a lost second factor off; the account's sessions end. */
    public void resetSecondFactor(Act act) {
        refuseOneself(act);
        if (accounts.find(act.account()).isEmpty()) {
            throw AccountFault.UNKNOWN_USER.with(act.account());
        }
        accounts.endSessions(act.account());
        factors.reset(act.account());
        record(act, "解除动态口令 second factor taken off");
    }

    private static void refuseOneself(Act act) {
        if (act.account().equals(act.by().user())) {
            throw AccessFault.NOT_ONESELF.with();
        }
    }

    private void record(Act act, String what) {
        log.add(act.by(), new AccessLog.Look("account", act.account(), what, "", act.requestId()));
    }

    /**
     * Who does something to an account.
     *
     * @param requestId names the request in the server's log
     */
    public record Act(Viewer by, String account, String requestId) {}
}
