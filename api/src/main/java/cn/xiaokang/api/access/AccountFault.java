package cn.xiaokang.api.access;

import cn.xiaokang.api.problem.HttpFault;

/** What can be wrong when accounts are managed. */
public enum AccountFault implements HttpFault {
    NAME_TAKEN(409, "用户 %s 已存在。请换一个名字，或为其重设密码。", "User %s exists. Take another name, or set a new password for them."),
    UNKNOWN_USER(404, "没有用户 %s。请对照账号清单。", "There is no user %s. See the list of accounts."),
    BAD_NAME(
            422,
            "用户名须为 2 至 32 个小写字母、数字、点、横线，以字母开头；角色须为 %s 之一。",
            "A user name has 2 to 32 lower-case letters, digits, dots and dashes and begins with a letter; the role is one of %s."),
    BAD_COUNTY(422, "县（市、区）代码须为 3304 开头的 6 位数字。", "A county code has six digits and begins with 3304."),
    WEAK_PASSWORD(422, "密码须为 12 至 200 个字符。", "A password has 12 to 200 characters.");

    private final Words words;

    AccountFault(int status, String zh, String en) {
        this.words = new Words(status, zh, en);
    }

    @Override
    public Words words() {
        return words;
    }

    @Override
    public String code() {
        return "ACCOUNT-" + name();
    }
}
