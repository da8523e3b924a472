package cn.xiaokang.warehouse.publication;

import cn.xiaokang.warehouse.identity.IdentityNumber;
import cn.xiaokang.warehouse.value.Blanks;
import cn.xiaokang.warehouse.value.HalfWidth;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Looks through a finished text for what must never be in public: identity numbers (by their check digit), accounts, telephones, and
 * the full names of the persons it tells of. It is the second net; the first is that none of these has a way into a notice.
 */
public final class LeakScan {
    private static final Pattern IDENTITY =
            Pattern.compile("(?<![0-9])[0-9]{6}[ -]?[0-9]{4}[ -]?[0-9]{4}[ -]?[0-9]{3}[0-9Xx](?![0-9])");
    private static final Pattern OLD_IDENTITY = Pattern.compile("(?<![0-9])[0-9]{15}(?![0-9])");
    private static final Pattern ACCOUNT =
            Pattern.compile("(?<![0-9.])(?:[0-9]{15,21}|[0-9]{4}(?: [0-9]{4}){3}(?: ?[0-9]{1,3})?)(?![0-9])");
    private static final Pattern MOBILE =
            Pattern.compile("(?<![0-9.])1[3-9][0-9](?:[ -]?[0-9]{4}){2}(?![0-9]|\\.[0-9])");
    private static final Pattern LINE = Pattern.compile("(?<![0-9.])0[0-9]{2,3}[- ]?[0-9]{7,8}(?![0-9]|\\.[0-9])");
    private static final int SHORTEST_NAME = 2;

    private LeakScan() {}

    /** What was found; never the value itself. */
    public enum Leak {
        IDENTITY_NUMBER("身份证号", "an identity number"),
        ACCOUNT("账号", "an account"),
        PHONE("电话号码", "a telephone number"),
        NAME("未遮蔽的姓名", "an unmasked name");

        private final String zh;
        private final String en;

        Leak(String zh, String en) {
            this.zh = zh;
            this.en = en;
        }

        public String zh() {
            return zh;
        }

        public String en() {
            return en;
        }
    }

    /** What the text gives away; empty where it is clean. */
    public static Set<Leak> of(String text, Collection<String> names) {
        Set<Leak> leaks = new LinkedHashSet<>();
        String plain = HalfWidth.of(text);
        Matcher identity = IDENTITY.matcher(plain);
        while (identity.find()) {
            if (IdentityNumber.of(identity.group().replace("-", "")).isValid()) {
                leaks.add(Leak.IDENTITY_NUMBER);
            }
        }
        Matcher old = OLD_IDENTITY.matcher(plain);
        while (old.find()) {
            if (IdentityNumber.of(old.group()).isValid()) {
                leaks.add(Leak.IDENTITY_NUMBER);
            }
        }
        if (ACCOUNT.matcher(plain).find()) {
            leaks.add(Leak.ACCOUNT);
        }
        if (MOBILE.matcher(plain).find() || LINE.matcher(plain).find()) {
            leaks.add(Leak.PHONE);
        }
        String joined = Blanks.removed(plain);
        for (String name : names) {
            String whole = Blanks.removed(name);
            if (whole.codePointCount(0, whole.length()) >= SHORTEST_NAME && joined.contains(whole)) {
                leaks.add(Leak.NAME);
            }
        }
        return leaks;
    }
}
