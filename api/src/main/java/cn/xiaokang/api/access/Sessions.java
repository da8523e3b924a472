package cn.xiaokang.api.access;

import cn.xiaokang.api.store.Store;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Who is signed in: server-side, ended by sign-out, by idleness, by age, and by a change of the password. */
public final class Sessions {
    private static final Duration SEEN_EVERY = Duration.ofMinutes(1);

    private final Store store;
    private final Clock clock;
    private final Duration idle;
    private final Duration longest;

    /** Sessions that end when idle for so long, and at the latest after so long. */
    public Sessions(Store store, Clock clock, Duration idle, Duration longest) {
        this.store = store;
        this.clock = clock;
        this.idle = idle;
        this.longest = longest;
    }

    /** A new session; the one that the browser had before ends, so that a planted token is worth nothing. */
    SessionToken begin(Account account, @Nullable SessionToken before) {
        SessionToken token = SessionToken.fresh();
        Instant now = clock.instant();
        return store.together(handle -> {
            if (before != null) {
                int ended = store.run(handle, "session/end", update -> update.bind("token_hash", before.hash()));
                assert ended >= 0;
            }
            int expired = store.run(
                    handle,
                    "session/end_expired",
                    update -> update.bind("oldest", oldest(now)).bind("idle_since", idleSince(now)));
            assert expired >= 0;
            int begun = store.run(
                    handle,
                    "session/add",
                    update -> update.bind("token_hash", token.hash())
                            .bind("user", account.user())
                            .bind("now", now.toEpochMilli()));
            assert begun == 1;
            return token;
        });
    }

    /** Whose session that is, where it has not ended and the account is not disabled. */
    Optional<Sighted> sighted(SessionToken token) {
        Instant now = clock.instant();
        Optional<Seen> seen = store
                .list(
                        "session/find",
                        query -> query.bind("token_hash", token.hash())
                                .bind("oldest", oldest(now))
                                .bind("idle_since", idleSince(now)),
                        (row, context) -> new Seen(
                                new Sighted(
                                        new Viewer(
                                                row.getString("user_name"),
                                                Role.valueOf(
                                                        row.getString("role").toUpperCase(Locale.ROOT)),
                                                new AreaScope(row.getString("county_code"))),
                                        row.getBoolean("must_change_password"),
                                        row.getBoolean("has_second_factor")),
                                row.getBoolean("is_disabled"),
                                Instant.ofEpochMilli(row.getLong("seen_at"))))
                .stream()
                .filter(found -> !found.isDisabled())
                .findFirst();
        seen.filter(found -> found.at().isBefore(now.minus(SEEN_EVERY)))
                .ifPresent(found -> store.run(
                        "session/seen",
                        update -> update.bind("token_hash", token.hash()).bind("now", now.toEpochMilli())));
        return seen.map(Seen::sighted);
    }

    void end(SessionToken token) {
        int ended = store.run("session/end", update -> update.bind("token_hash", token.hash()));
        assert ended >= 0;
    }

    private long oldest(Instant now) {
        return now.minus(longest).toEpochMilli();
    }

    private long idleSince(Instant now) {
        return now.minus(idle).toEpochMilli();
    }

    /** How many sessions of a user last. */
    public int countOf(String user) {
        Instant now = clock.instant();
        return store.list(
                        "session/count_of_user",
                        query -> query.bind("user", user)
                                .bind("oldest", oldest(now))
                                .bind("idle_since", idleSince(now)),
                        (row, context) -> row.getInt("sessions"))
                .get(0);
    }

    /** Ends the other sessions of a user. */
    void endOthers(String user, SessionToken own) {
        int ended = store.run(
                "session/end_others", update -> update.bind("user", user).bind("token_hash", own.hash()));
        assert ended >= 0;
    }

    /** Someone with a session, and what their account still lacks. */
    record Sighted(Viewer viewer, boolean mustChangePassword, boolean hasSecondFactor) {}

    private record Seen(Sighted sighted, boolean isDisabled, Instant at) {}
}
