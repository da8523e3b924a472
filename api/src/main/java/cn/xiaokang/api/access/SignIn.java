package cn.xiaokang.api.access;

import cn.xiaokang.warehouse.fault.FaultException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Clock;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.apache.commons.codec.digest.DigestUtils;
import org.jspecify.annotations.Nullable;

/** Signs people in and out; the same answer and the same time for an unknown user and a wrong password. */
public final class SignIn {
    private final Accounts accounts;
    private final SecondFactors factors;
    private final Sessions sessions;
    private final ApiTokens tokens;
    private final Attempts attempts;
    private final Set<Role> needingFactor;

    /**
     * Signs in to those accounts.
     *
     * @param needingFactor the roles that do nothing before they have a second factor
     */
    public SignIn(
            Accounts accounts,
            SecondFactors factors,
            Sessions sessions,
            ApiTokens tokens,
            Set<Role> needingFactor,
            Clock clock) {
        this.accounts = accounts;
        this.factors = factors;
        this.sessions = sessions;
        this.tokens = tokens;
        this.attempts = new Attempts(clock);
        this.needingFactor = Set.copyOf(needingFactor);
    }

    /**
     * Begins a session.
     *
     * @param code of the second factor, where the account has one
     * @param address where the attempt comes from
     * @param before the secret that the browser already holds; its session ends
     */
    public SignedIn signIn(
            String user, String password, @Nullable String code, String address, @Nullable String before) {
        attempts.take(user, address);
        Account account = accounts.check(user, password).orElseThrow(AccessFault.SIGN_IN_REFUSED::with);
        factors.require(user, code);
        attempts.giveBack(user, address);
        SessionToken token = sessions.begin(account, before == null ? null : new SessionToken(before), false);
        return resume(token.secret()).orElseThrow(AccessFault.SIGN_IN_REFUSED::with);
    }

    /**
     * Begins a session for someone for whom the provider vouches; nobody gets an account by that. Tries are slowed by address.
     *
     * @param provider asks it, once the try is allowed
     * @param before the secret that the browser already holds; its session ends
     */
    SignedIn signInByProvider(Supplier<Vouched> provider, String address, @Nullable String before) {
        attempts.takeOfAddress(address);
        Vouched vouched = provider.get();
        Account account = accounts.find(vouched.user())
                .filter(found -> !found.isDisabled())
                .orElseThrow(AccessFault.NO_ACCOUNT_HERE::with);
        boolean needsFactor = account.hasSecondFactor() || needingFactor.contains(account.role());
        if (needsFactor && !vouched.hasFactor()) {
            throw AccessFault.FACTOR_NOT_VOUCHED.with();
        }
        attempts.giveBackToAddress(address);
        SessionToken token = sessions.begin(account, before == null ? null : new SessionToken(before), true);
        return resume(token.secret()).orElseThrow(AccessFault.NO_ACCOUNT_HERE::with);
    }

    /** Whose session that secret is, where it lasts. */
    public Optional<SignedIn> resume(String secret) {
        SessionToken token = new SessionToken(secret);
        return sessions.sighted(token)
                .map(sighted -> new SignedIn(
                        sighted.viewer(), secret, csrf(sighted.family()), sighted.isDue(), demand(sighted)));
    }

    /** One for all ids of a sign-in, so that a form that is open while the id is renewed can still be sent. */
    private static String csrf(String family) {
        return DigestUtils.sha256Hex("csrf:" + family);
    }

    /** The next secret of that session, where it is time for one and no other request has just taken it. */
    Optional<String> renew(SignedIn session) {
        return session.isDue()
                ? sessions.renew(new SessionToken(session.secret())).map(SessionToken::secret)
                : Optional.empty();
    }

    /** Another secret in the place of that session's, which ends at once. */
    Optional<String> replace(SignedIn session) {
        return sessions.replace(new SessionToken(session.secret())).map(SessionToken::secret);
    }

    /** A program that shows that key; a 401 problem where it is not in force. Tries are slowed by address. */
    SignedIn program(String key, String address) {
        attempts.takeOfAddress(address);
        Viewer viewer = tokens.find(key).orElseThrow(AccessFault.TOKEN_REFUSED::with);
        attempts.giveBackToAddress(address);
        return new SignedIn(viewer, "", "", false, null);
    }

    /** Ends the session of that secret. */
    public void signOut(String secret) {
        sessions.end(new SessionToken(secret));
    }

    /** Ends the other sessions of that session's user. */
    void signOutElsewhere(SignedIn session) {
        String user = session.viewer().user();
        if (user != null) {
            sessions.endOthers(user, new SessionToken(session.secret()));
        }
    }

    /** Changes one's own password, where the present one is right; every session ends. Tries are slowed like those to sign in. */
    public void changePassword(String user, String present, String wanted, String address) {
        attempts.take(user, address);
        if (accounts.check(user, present).isEmpty()) {
            throw AccessFault.SIGN_IN_REFUSED.with();
        }
        attempts.giveBack(user, address);
        accounts.changePassword(user, wanted);
    }

    private @Nullable FaultException demand(Sessions.Sighted sighted) {
        if (sighted.mustChangePassword()) {
            return AccessFault.PASSWORD_TO_CHANGE.with();
        }
        boolean lacksFactor = needingFactor.contains(sighted.viewer().role()) && !sighted.hasSecondFactor();
        return lacksFactor ? AccessFault.SECOND_FACTOR_NEEDED.with() : null;
    }

    /**
     * A session as its request sees it.
     *
     * @param viewer whose it is
     * @param secret what the cookie holds, empty for a program
     * @param csrf what a change must bring along, empty for a program
     * @param isDue whether it is time for another secret
     * @param demand what its owner must do before anything else, or null
     */
    public record SignedIn(
            Viewer viewer,
            String secret,
            String csrf,
            boolean isDue,
            @Nullable FaultException demand) {
        boolean isOfProgram() {
            return secret.isEmpty();
        }

        boolean hasCsrf(@Nullable String offered) {
            return offered != null
                    && MessageDigest.isEqual(
                            csrf.getBytes(StandardCharsets.UTF_8), offered.getBytes(StandardCharsets.UTF_8));
        }

        SignedIn from(String address) {
            return new SignedIn(viewer.from(address), secret, csrf, isDue, demand);
        }

        @Override
        public String toString() {
            return "SignedIn[" + viewer + "]";
        }
    }
}
