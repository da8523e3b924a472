package cn.xiaokang.api.access;

import cn.xiaokang.api.problem.HttpFault;

/** Why someone may not have what they ask for. */
public enum AccessFault implements HttpFault {
    NOT_SIGNED_IN(401, "请先登录：POST /api/v1/session。", "Sign in first: POST /api/v1/session."),
    SIGN_IN_REFUSED(
            401,
            "用户名或密码不正确。请核对后重试，或请安全员重设密码。",
            "User or password is wrong. Check them, or ask the security officer for a new password."),
    FORBIDDEN(
            403, "您的角色没有此项权限。需要时请向安全员申请。", "Your role does not include this. Ask the security officer if you need it."),
    OTHER_AREA(403, "该地区不在您的权限范围内。请改查本县（市、区）。", "That area is outside your scope. Ask for your own county."),
    FORGED(
            403,
            "请求缺少或带错了防伪令牌。请用登录时给的 csrf_token 放入 X-CSRF-Token。",
            "The request lacks the right anti-forgery token. Send the csrf_token of the sign-in as X-CSRF-Token."),
    OTHER_SITE(
            403,
            "请求来自别的网站，已拒绝。请从本系统页面操作。",
            "The request comes from another site and was refused. Work from this system's pages."),
    PURPOSE_MISSING(
            422,
            "查阅个人资料须写明目的：请加参数 purpose（4 至 200 字）。",
            "Looking at a person's data needs a stated purpose: add the parameter purpose (4 to 200 characters)."),
    CODE_WANTED(
            401,
            "此账号已启用动态口令：请一并填写 code（验证器上的 6 位数字）。",
            "This account has a second factor: send code too, the six digits that the authenticator shows."),
    CODE_REFUSED(
            401,
            "动态口令不正确或已用过。请等验证器出现下一组数字再试；丢失时请安全员解除。",
            "The code is wrong or was used already. Wait for the next one; where the authenticator is lost, ask the security officer."),
    SECOND_FACTOR_STANDS(
            409,
            "动态口令已启用。更换前请安全员解除。",
            "The second factor is in force already. Ask the security officer to take it off first."),
    PASSWORD_TO_CHANGE(
            403,
            "密码由他人设置，请先在“我的账号”页（POST /api/v1/account/password）改为自己的密码。",
            "Someone else set this password. Change it first on the page of your account (POST /api/v1/account/password)."),
    SECOND_FACTOR_NEEDED(
            403,
            "您的角色须启用动态口令，请先在“我的账号”页启用。",
            "Your role needs a second factor. Set it up first on the page of your account."),
    NO_ACCOUNT_HERE(
            403,
            "统一登录成功，但本系统没有您的账号或已停用。请联系安全员。",
            "The provider let you in, but there is no account of yours here, or it is disabled. Ask the security officer."),
    FACTOR_NOT_VOUCHED(
            403,
            "您的账号须用动态口令，统一身份平台未说明已验证。请在该平台用动态口令登录，或在此用密码和动态口令登录。",
            "Your account needs a second factor and the provider does not say that one was shown. Sign in there with one, or here by password and"
                    + " code."),
    TOKEN_REFUSED(401, "接口密钥无效、已到期或已收回。请重新签发。", "The key is unknown, has ended or was taken back. Make a new one."),
    BAD_TOKEN_REQUEST(
            422,
            "接口密钥须有 2 至 60 字的用途、1 至 365 天的期限，权限须为本人所有且可交给程序的。",
            "A key needs a title of 2 to 60 characters, 1 to 365 days, and permissions that its owner has and that programs may have."),
    UNKNOWN_TOKEN(404, "没有这个有效的接口密钥。", "There is no such key in force."),
    NOT_ONESELF(
            409,
            "不能停用或重设自己的账号。请另一位安全员办理；自己的密码在“我的账号”页修改。",
            "Nobody disables or resets their own account. Ask another security officer; change your own password on the page of your account."),
    TOO_MANY_ATTEMPTS(429, "登录失败次数过多。请等待 %s 秒后再试。", "Too many failed sign-ins. Wait %s seconds and try again.");

    private final Words words;

    AccessFault(int status, String zh, String en) {
        this.words = new Words(status, zh, en);
    }

    @Override
    public Words words() {
        return words;
    }

    @Override
    public String code() {
        return "ACCESS-" + name();
    }
}
