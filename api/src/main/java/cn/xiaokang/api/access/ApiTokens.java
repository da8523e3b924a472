package cn.xiaokang.api.access;

import cn.xiaokang.api.store.Store;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.commons.codec.digest.DigestUtils;
import org.jspecify.annotations.Nullable;

/**
 * Keys for programs, sent as {@code Authorization: Bearer xk_…}: each belongs to an account, may do some of what the account may do,
 * and ends on a day. The key is shown once; the store has its hash.
 */
public final class ApiTokens {
    /** The longest that a key may last, in days. */
    public static final int MOST_DAYS = 365;

    /** What every key begins with, so that one that lies about is recognised. */
    static final String PREFIX = "xk_";

    private static final Duration SEEN_EVERY = Duration.ofMinutes(1);
    private static final int MOST_TITLE = 60;

    private final Store store;
    private final Clock clock;

    /** The keys kept in the store. */
    public ApiTokens(Store store, Clock clock) {
        this.store = store;
        this.clock = clock;
    }

    /**
     * One key as its owner sees it.
     *
     * @param permissions what it may do
     * @param usedAt when it was last used, or null
     * @param revokedAt when it was taken back, or null
     */
    public record Line(
            long tokenNo,
            String title,
            Set<Permission> permissions,
            Instant createdAt,
            Instant expiresAt,
            @Nullable Instant usedAt,
            @Nullable Instant revokedAt) {
        /** Whether it lets a program in at that moment. */
        public boolean isValid(Instant now) {
            return revokedAt == null && now.isBefore(expiresAt);
        }
    }

    /**
     * Makes a key and returns it; it is kept nowhere.
     *
     * @param title what it is for, 2 to 60 characters
     * @param permissions some of the owner's; never the right over the account itself
     * @param days how long it lasts, 1 to 365
     */
    public String issue(Viewer owner, String title, Set<Permission> permissions, int days) {
        String stripped = title.strip();
        boolean isFit = stripped.length() >= 2
                && stripped.length() <= MOST_TITLE
                && stripped.chars().noneMatch(Character::isISOControl)
                && days >= 1
                && days <= MOST_DAYS
                && !permissions.isEmpty()
                && permissions.stream().allMatch(permission -> permission.isForPrograms() && owner.may(permission));
        if (!isFit) {
            throw AccessFault.BAD_TOKEN_REQUEST.with();
        }
        String secret = PREFIX + SessionToken.fresh().secret();
        Instant now = clock.instant();
        int added = store.run(
                "api_token/add",
                update -> update.bind("token_hash", hash(secret))
                        .bind("user", owner.user())
                        .bind("title", stripped)
                        .bind("permissions", words(permissions))
                        .bind("now", now.toEpochMilli())
                        .bind("expires_at", now.plus(Duration.ofDays(days)).toEpochMilli()));
        assert added == 1;
        return secret;
    }

    /** The keys of an account, newest first. */
    public List<Line> of(String user) {
        return store.list(
                "api_token/of_user",
                query -> query.bind("user", user),
                (row, context) -> new Line(
                        row.getLong("token_no"),
                        row.getString("title"),
                        permissions(row.getString("permissions")),
                        Instant.ofEpochMilli(row.getLong("created_at")),
                        Instant.ofEpochMilli(row.getLong("expires_at")),
                        moment((Number) row.getObject("used_at")),
                        moment((Number) row.getObject("revoked_at"))));
    }

    /** Takes a key back; a 404 problem where the account has no such key in force. */
    public void revoke(String user, long tokenNo) {
        int revoked = store.run(
                "api_token/revoke",
                update -> update.bind("user", user).bind("token_no", tokenNo).bind("now", clock.millis()));
        if (revoked == 0) {
            throw AccessFault.UNKNOWN_TOKEN.with();
        }
    }

    /** Takes all keys of an account back. */
    public void revokeAll(String user) {
        int revoked = store.run(
                "api_token/revoke_all", update -> update.bind("user", user).bind("now", clock.millis()));
        assert revoked >= 0;
    }

    /** Whose key that is and what it may do, where it is in force. */
    Optional<Viewer> find(String secret) {
        Instant now = clock.instant();
        Optional<Found> found = store
                .list(
                        "api_token/find",
                        query -> query.bind("token_hash", hash(secret)).bind("now", now.toEpochMilli()),
                        (row, context) -> new Found(
                                row.getLong("token_no"),
                                moment((Number) row.getObject("used_at")),
                                new Viewer(
                                                row.getString("user_name"),
                                                Role.valueOf(
                                                        row.getString("role").toUpperCase(Locale.ROOT)),
                                                new AreaScope(row.getString("county_code")))
                                        .withOnly(permissions(row.getString("permissions")))))
                .stream()
                .findFirst();
        found.filter(token -> token.usedAt() == null || token.usedAt().isBefore(now.minus(SEEN_EVERY)))
                .ifPresent(token -> store.run(
                        "api_token/used",
                        update -> update.bind("token_no", token.tokenNo()).bind("now", now.toEpochMilli())));
        return found.map(Found::viewer);
    }

    private static String hash(String secret) {
        return DigestUtils.sha256Hex("token:" + secret);
    }

    private static String words(Set<Permission> permissions) {
        return permissions.stream().map(Permission::code).sorted().collect(Collectors.joining(" "));
    }

    private static Set<Permission> permissions(String words) {
        return Arrays.stream(words.split(" "))
                .map(Permission::coded)
                .flatMap(Optional::stream)
                .collect(Collectors.toCollection(() -> EnumSet.noneOf(Permission.class)));
    }

    private static @Nullable Instant moment(@Nullable Number milliseconds) {
        return milliseconds == null ? null : Instant.ofEpochMilli(milliseconds.longValue());
    }

    private record Found(long tokenNo, @Nullable Instant usedAt, Viewer viewer) {}
}
