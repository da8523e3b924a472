package cn.xiaokang.api.access;

import cn.xiaokang.api.store.Store;
import cn.xiaokang.warehouse.fault.FaultException;
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
            Instant.parse(row.getString("created_at")));

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

    /** Makes an account with a password of its owner's choice. */
    public void add(String user, Role role, AreaScope area, String password) {
        if (!NAME.matcher(user).matches() || role == Role.VISITOR) {
            throw new FaultException(
                    AccountFault.BAD_NAME,
                    "用户名须为 2 至 32 个小写字母、数字、点、横线，以字母开头；角色须为 leader、assessor、inspector、publisher、approver、operator 之一。",
                    "A user name has 2 to 32 lower-case letters, digits, dots and dashes and begins with a letter; the role is leader, assessor, inspector, publisher, approver or operator.");
        }
        String county = area.countyCode();
        if (county != null && !COUNTY.matcher(county).matches()) {
            throw new FaultException(
                    AccountFault.BAD_COUNTY,
                    "县（市、区）代码须为 3304 开头的 6 位数字。",
                    "A county code has six digits and begins with 3304.");
        }
        requireStrong(password);
        if (find(user).isPresent()) {
            throw new FaultException(
                    AccountFault.NAME_TAKEN,
                    "用户 " + user + " 已存在。请换一个名字，或用 users password 重设密码。",
                    "User " + user + " exists. Take another name, or set a new password with users password.");
        }
        store.run(
                "account/add",
                update -> update.bind("user", user)
                        .bind("role", role.code())
                        .bind("county", county)
                        .bind("hash", passwords.hash(password))
                        .bind("now", clock.instant().toString()));
    }

    /** Sets a new random password, returned once; every session of the account ends. */
    public String renewPassword(String user) {
        String password = passwords.random();
        changePassword(user, password);
        return password;
    }

    /** Sets a password of the owner's choice; every session of the account ends. */
    public void changePassword(String user, String password) {
        requireStrong(password);
        requireKnown(
                store.run(
                        "account/password", update -> update.bind("user", user).bind("hash", passwords.hash(password))),
                user);
        int ended = store.run("session/end_all", update -> update.bind("user", user));
        assert ended >= 0;
    }

    /** Lets the account in no more; its sessions end. */
    public void disable(String user) {
        requireKnown(store.run("account/disable", update -> update.bind("user", user)), user);
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
            throw new FaultException(
                    AccountFault.WEAK_PASSWORD, "密码须为 12 至 200 个字符。", "A password has 12 to 200 characters.");
        }
    }

    private static void requireKnown(int changed, String user) {
        if (changed == 0) {
            throw new FaultException(
                    AccountFault.UNKNOWN_USER,
                    "没有用户 " + user + "。可用 users list 查看。",
                    "There is no user " + user + ". See users list.");
        }
    }
}
