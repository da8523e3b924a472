package cn.xiaokang.api.access;

import cn.xiaokang.api.store.Store;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/**
 * Who is signed in: server-side, ended by sign-out, by idleness, by age, and by a change of the password. While a session lasts its id
 * is renewed; the id of before ends soon after the next one was first used, so that an answer that never came back loses nobody, and
 * a stolen id is of use for minutes.
 */
public final class Sessions {
    private static final Duration SEEN_EVERY = Duration.ofMinutes(1);

    private final Store store;
    private final Clock clock;
    private final SessionTimes times;

    /** Sessions that last as those times say. */
    public Sessions(Store store, Clock clock, SessionTimes times) {
        this.store = store;
        this.clock = clock;
        this.times = times;
    }

    /**
     * A new session; the one that the browser had before ends, so that a planted token is worth nothing.
     *
     * @param isVouched whether a provider vouches for its owner in place of password and second factor
     */
    SessionToken begin(Account account, @Nullable SessionToken before, boolean isVouched) {
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
                    update -> update.bind("oldest", oldest(now))
                            .bind("idle_since", idleSince(now))
                            .bind("now", now.toEpochMilli()));
            assert expired >= 0;
            int begun = store.run(
                    handle,
                    "session/add",
                    update -> update.bind("token_hash", token.hash())
                            .bind("user", account.user())
                            .bind("family", SessionToken.fresh().secret())
                            .bind("is_vouched", isVouched)
                            .bind("now", now.toEpochMilli()));
            assert begun == 1;
            return token;
        });
    }

    /** The next id of a session, where it is time for one and no other request has just taken it. */
    Optional<SessionToken> renew(SessionToken token) {
        Instant now = clock.instant();
        SessionToken next = SessionToken.fresh();
        return store.together(handle -> {
            int renewing = store.run(
                    handle,
                    "session/renewing",
                    update -> update.bind("token_hash", token.hash())
                            .bind("now", now.toEpochMilli())
                            .bind("due", now.minus(times.renewal()).toEpochMilli())
                            .bind("since", now.minus(times.overlap()).toEpochMilli()));
            return renewing == 1 && add(handle, token, next, false) ? Optional.of(next) : Optional.empty();
        });
    }

    /** Another id in the place of a session's, which ends at once. */
    Optional<SessionToken> replace(SessionToken token) {
        SessionToken next = SessionToken.fresh();
        return store.together(handle -> {
            if (!add(handle, token, next, true)) {
                return Optional.empty();
            }
            int ended = store.run(handle, "session/end_siblings", update -> update.bind("token_hash", next.hash()));
            assert ended >= 1;
            return Optional.of(next);
        });
    }

    private boolean add(Handle handle, SessionToken token, SessionToken next, boolean isUsed) {
        return store.run(
                        handle,
                        "session/add_next",
                        update -> update.bind("token_hash", token.hash())
                                .bind("next_hash", next.hash())
                                .bind("now", clock.instant().toEpochMilli())
                                .bind("is_used", isUsed))
                == 1;
    }

    /** The first use of an id: those of before end soon. */
    private void use(SessionToken token, Instant now) {
        int ended = store.together(handle -> {
            int used = store.run(handle, "session/used", update -> update.bind("token_hash", token.hash()));
            return used == 0
                    ? 0
                    : store.run(
                            handle,
                            "session/end_earlier",
                            update -> update.bind("token_hash", token.hash())
                                    .bind("ends_at", now.plus(times.overlap()).toEpochMilli()));
        });
        assert ended >= 0;
    }

    /** Whose session that is, where it has not ended and the account is not disabled. */
    Optional<Sighted> sighted(SessionToken token) {
        Instant now = clock.instant();
        Optional<Seen> seen = store
                .list(
                        "session/find",
                        query -> query.bind("token_hash", token.hash())
                                .bind("oldest", oldest(now))
                                .bind("idle_since", idleSince(now))
                                .bind("now", now.toEpochMilli()),
                        (row, context) -> new Seen(
                                new Sighted(
                                        new Viewer(
                                                row.getString("user_name"),
                                                Role.valueOf(
                                                        row.getString("role").toUpperCase(Locale.ROOT)),
                                                new AreaScope(row.getString("county_code"))),
                                        row.getBoolean("must_change_password") && !row.getBoolean("is_vouched"),
                                        row.getBoolean("has_second_factor") || row.getBoolean("is_vouched"),
                                        row.getString("family"),
                                        !Instant.ofEpochMilli(row.getLong("issued_at"))
                                                .isAfter(now.minus(times.renewal()))),
                                row.getBoolean("is_disabled"),
                                row.getBoolean("is_used"),
                                Instant.ofEpochMilli(row.getLong("seen_at"))))
                .stream()
                .filter(found -> !found.isDisabled())
                .findFirst();
        if (seen.isPresent() && !seen.get().isUsed()) {
            use(token, now);
        }
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
        return now.minus(times.longest()).toEpochMilli();
    }

    private long idleSince(Instant now) {
        return now.minus(times.idle()).toEpochMilli();
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

    /**
     * Someone with a session, and what their account still lacks.
     *
     * @param family what all ids of this sign-in have in common; it opens nothing
     * @param isDue whether it is time for another id
     */
    record Sighted(Viewer viewer, boolean mustChangePassword, boolean hasSecondFactor, String family, boolean isDue) {}

    private record Seen(Sighted sighted, boolean isDisabled, boolean isUsed, Instant at) {}
}
