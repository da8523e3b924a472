package cn.xiaokang.api.access;

import cn.xiaokang.api.store.Store;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jdbi.v3.core.mapper.RowMapper;

/** The accounts that may sign in. */
public final class Accounts {
    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9._-]{1,31}");
    private static final Pattern COUNTY = Pattern.compile("3304[0-9]{2}");
    private static final int SHORTEST_PASSWORD = 12;
    private static final int LONGEST_PASSWORD = 200;

    private static final RowMapper<Account> ACCOUNT = (row, context) -> new Account(
            row.getString("user_name"),
            Role.valueOf(row.getString("role").toUpperCase(Locale.ROOT)),
            new AreaScope(row.getString("county_code")),
            row.getBoolean("is_disabled"),
            Instant.parse(row.getString("created_at")),
            row.getBoolean("must_change_password"),
            row.getBoolean("has_second_factor"));

    private final Store store;
    private final Passwords passwords;
    private final Clock clock;

    /** The accounts kept in the store. */
    public Accounts(Store store, Clock clock) {
        this.store = store;
        this.passwords = new Passwords();
        this.clock = clock;
    }

    /** Makes an account with a random password, which is returned and kept nowhere. */
    public String add(String user, Role role, AreaScope area) {
        String password = passwords.random();
        add(user, role, area, password);
        return password;
    }

    /** Makes an account with a random password that opens nothing but the change of itself; it is returned and kept nowhere. */
    public String issue(String user, Role role, AreaScope area) {
        String password = passwords.random();
        add(user, role, area, password, true);
        return password;
    }

    /** Makes an account with a password of its owner's choice. */
    public void add(String user, Role role, AreaScope area, String password) {
        add(user, role, area, password, false);
    }

    private void add(String user, Role role, AreaScope area, String password, boolean mustChange) {
        if (!NAME.matcher(user).matches() || role == Role.VISITOR) {
            throw AccountFault.BAD_NAME.with(Role.codes());
        }
        String county = area.countyCode();
        if (county != null && !COUNTY.matcher(county).matches()) {
            throw AccountFault.BAD_COUNTY.with();
        }
        requireStrong(password);
        if (find(user).isPresent()) {
            throw AccountFault.NAME_TAKEN.with(user);
        }
        store.run(
                "account/add",
                update -> update.bind("user", user)
                        .bind("role", role.code())
                        .bind("county", county)
                        .bind("hash", passwords.hash(password))
                        .bind("now", clock.instant().toString())
                        .bind("must_change", mustChange));
    }

    /** Sets a new random password, returned once; every session of the account ends. */
    public String renewPassword(String user) {
        String password = passwords.random();
        set(user, password, false);
        return password;
    }

    /** The same with a password that opens nothing but the change of itself. */
    public String reissuePassword(String user) {
        String password = passwords.random();
        set(user, password, true);
        return password;
    }

    /** Sets a password of the owner's choice; every session of the account ends. */
    public void changePassword(String user, String password) {
        requireStrong(password);
        set(user, password, false);
    }

    private void set(String user, String password, boolean mustChange) {
        requireKnown(
                store.run(
                        "account/password",
                        update -> update.bind("user", user)
                                .bind("hash", passwords.hash(password))
                                .bind("must_change", mustChange)),
                user);
        endSessions(user);
    }

    /** Lets the account in no more; its sessions end. */
    public void disable(String user) {
        requireKnown(
                store.run("account/disable", update -> update.bind("user", user).bind("is_disabled", true)), user);
        endSessions(user);
    }

    /** Lets the account in again, with the password that it had. */
    public void enable(String user) {
        requireKnown(
                store.run("account/disable", update -> update.bind("user", user).bind("is_disabled", false)), user);
    }

    /** Ends every session of the account. */
    public void endSessions(String user) {
        int ended = store.run("session/end_all", update -> update.bind("user", user));
        assert ended >= 0;
    }

    /** All accounts, by name. */
    public List<Account> all() {
        return store.list("account/all", query -> query, ACCOUNT);
    }

    /** The account of that name. */
    public Optional<Account> find(String user) {
        return store.list("account/find", query -> query.bind("user", user), ACCOUNT).stream()
                .findFirst();
    }

    /** The account, where the password is right and it is not disabled; takes equal time in each case. */
    Optional<Account> check(String user, String password) {
        List<String> hash = store.list(
                "account/hash", query -> query.bind("user", user), (row, context) -> row.getString("password_hash"));
        if (hash.isEmpty() || password.length() > LONGEST_PASSWORD) {
            passwords.matchNobody(password.substring(0, Math.min(password.length(), LONGEST_PASSWORD)));
            return Optional.empty();
        }
        boolean isRight = passwords.matches(password, hash.get(0));
        return find(user).filter(account -> isRight && !account.isDisabled());
    }

    private static void requireStrong(String password) {
        if (password.length() < SHORTEST_PASSWORD || password.length() > LONGEST_PASSWORD) {
            throw AccountFault.WEAK_PASSWORD.with();
        }
    }

    private static void requireKnown(int changed, String user) {
        if (changed == 0) {
            throw AccountFault.UNKNOWN_USER.with(user);
        }
    }
}
