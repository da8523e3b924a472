package cn.xiaokang.api.access;

import java.time.Clock;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Signs people in and out; the same answer and the same time for an unknown user and a wrong password. */
public final class SignIn {
    private final Accounts accounts;
    private final Sessions sessions;
    private final Attempts attempts;

    /** Signs in to those accounts. */
    public SignIn(Accounts accounts, Sessions sessions, Clock clock) {
        this.accounts = accounts;
        this.sessions = sessions;
        this.attempts = new Attempts(clock);
    }

    /**
     * Begins a session.
     *
     * @param address where the attempt comes from
     * @param before the secret that the browser already holds; its session ends
     */
    public SignedIn signIn(String user, String password, String address, @Nullable String before) {
        attempts.take(user, address);
        Account account = accounts.check(user, password).orElseThrow(AccessFault.SIGN_IN_REFUSED::with);
        attempts.giveBack(user, address);
        SessionToken token = sessions.begin(account, before == null ? null : new SessionToken(before));
        return new SignedIn(account.viewer(), token.secret(), token.csrf());
    }

    /** Whose session that secret is, where it lasts. */
    public Optional<SignedIn> resume(String secret) {
        SessionToken token = new SessionToken(secret);
        return sessions.viewer(token).map(viewer -> new SignedIn(viewer, secret, token.csrf()));
    }

    /** Ends the session of that secret. */
    public void signOut(String secret) {
        sessions.end(new SessionToken(secret));
    }

    /**
     * A session as its request sees it.
     *
     * @param viewer whose it is
     * @param secret what the cookie holds
     * @param csrf what a change must bring along
     */
    public record SignedIn(Viewer viewer, String secret, String csrf) {
        boolean hasCsrf(@Nullable String offered) {
            return offered != null && new SessionToken(secret).hasCsrf(offered);
        }

        @Override
        public String toString() {
            return "SignedIn[" + viewer + "]";
        }
    }
}
