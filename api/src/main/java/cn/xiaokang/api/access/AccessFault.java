package cn.xiaokang.api.access;

import cn.xiaokang.api.problem.HttpFault;
import cn.xiaokang.warehouse.fault.Kind;

/** Why someone may not have what they ask for. */
public enum AccessFault implements HttpFault {
    NOT_SIGNED_IN(401, "请先登录：POST /api/v1/session。", "Sign in first: POST /api/v1/session."),
    SIGN_IN_REFUSED(
            401,
            "用户名或密码不正确。请核对后重试，或请操作员重设密码。",
            "User or password is wrong. Check them, or ask the operator for a new password."),
    FORBIDDEN(403, "您的角色没有此项权限。需要时请向操作员申请。", "Your role does not include this. Ask the operator if you need it."),
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
    TOO_MANY_ATTEMPTS(429, "登录失败次数过多。请等待 %s 秒后再试。", "Too many failed sign-ins. Wait %s seconds and try again.");

    private final int status;
    private final String zh;
    private final String en;

    AccessFault(int status, String zh, String en) {
        this.status = status;
        this.zh = zh;
        this.en = en;
    }

    @Override
    public int status() {
        return status;
    }

    @Override
    public String zh() {
        return zh;
    }

    @Override
    public String en() {
        return en;
    }

    @Override
    public String code() {
        return "ACCESS-" + name();
    }

    @Override
    public Kind kind() {
        return Kind.USER;
    }
}
