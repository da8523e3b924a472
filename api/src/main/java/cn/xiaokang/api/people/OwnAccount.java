package cn.xiaokang.api.people;

import cn.xiaokang.api.access.AccessFault;
import cn.xiaokang.api.access.AccessLog;
import cn.xiaokang.api.access.Account;
import cn.xiaokang.api.access.Accounts;
import cn.xiaokang.api.access.ApiTokens;
import cn.xiaokang.api.access.Permission;
import cn.xiaokang.api.access.SecondFactors;
import cn.xiaokang.api.access.Sessions;
import cn.xiaokang.api.access.SignIn;
import cn.xiaokang.api.access.Viewer;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/** What someone does with their own account: password, second factor, keys for programs. Changes are in the access log. */
public final class OwnAccount {
    private final Accounts accounts;
    private final SecondFactors factors;
    private final Sessions sessions;
    private final ApiTokens tokens;
    private final SignIn signIn;
    private final AccessLog log;

    /** The accounts of that server. */
    public OwnAccount(
            Accounts accounts,
            SecondFactors factors,
            Sessions sessions,
            ApiTokens tokens,
            SignIn signIn,
            AccessLog log) {
        this.accounts = accounts;
        this.factors = factors;
        this.sessions = sessions;
        this.tokens = tokens;
        this.signIn = signIn;
        this.log = log;
    }

    /**
     * How an account stands.
     *
     * @param sessions how many of its sessions last
     * @param grantable what a key for programs may be given
     */
    public record Standing(Account account, int sessions, List<ApiTokens.Line> tokens, List<Permission> grantable) {}

    /** How the viewer's account stands. */
    public Standing standing(Viewer viewer) {
        String user = user(viewer);
        return new Standing(
                accounts.find(user).orElseThrow(AccessFault.NOT_SIGNED_IN::with),
                sessions.countOf(user),
                tokens.of(user),
                Arrays.stream(Permission.values())
                        .filter(permission -> permission.isForPrograms() && viewer.may(permission))
                        .toList());
    }

    /** Changes the password, where the present one is right; all sessions end. */
    public void changePassword(Viewer viewer, String present, String wanted, String requestId) {
        signIn.changePassword(user(viewer), present, wanted, Objects.requireNonNullElse(viewer.address(), ""));
        record(viewer, "改密码 password changed", requestId);
    }

    /** Begins a second factor. */
    public SecondFactors.Begun beginSecondFactor(Viewer viewer) {
        return factors.begin(user(viewer));
    }

    /** Puts the second factor into force. */
    public void confirmSecondFactor(Viewer viewer, String code, String requestId) {
        factors.confirm(user(viewer), code);
        record(viewer, "启用动态口令 second factor set up", requestId);
    }

    /** Makes a key for programs, shown once. */
    public String issueToken(Viewer viewer, String title, Set<Permission> permissions, int days, String requestId) {
        String key = tokens.issue(viewer, title, permissions, days);
        record(viewer, "签发接口密钥 key issued: " + title.strip(), requestId);
        return key;
    }

    /** Takes a key for programs back. */
    public void revokeToken(Viewer viewer, long tokenNo, String requestId) {
        tokens.revoke(user(viewer), tokenNo);
        record(viewer, "收回接口密钥 key revoked: " + tokenNo, requestId);
    }

    private static String user(Viewer viewer) {
        String user = viewer.user();
        if (user == null) {
            throw AccessFault.NOT_SIGNED_IN.with();
        }
        return user;
    }

    private void record(Viewer viewer, String what, String requestId) {
        log.add(viewer, new AccessLog.Look("account", user(viewer), what, "", requestId));
    }
}
