package cn.xiaokang.api.sso;

import cn.xiaokang.api.problem.HttpFault;

/** Why the provider's word lets nobody in. */
public enum SsoFault implements HttpFault {
    STALE(
            400,
            "统一登录已过期、已用过，或不是从本浏览器发起。请回到登录页重新开始。",
            "This sign-in has expired, was used, or began in another browser. Begin again on the sign-in page."),
    REFUSED(401, "统一身份平台没有放行。请重试，或用密码登录。", "The provider did not let you in. Try again, or sign in by password."),
    UNTRUSTED(
            401,
            "统一身份平台的凭证未通过核验，已拒绝。请把请求编号告诉管理员。",
            "What the provider sent did not pass the checks and was refused. Give the request id to the operator."),
    UNREACHABLE(
            503,
            "暂时连不上统一身份平台。请稍后重试，或用密码登录。",
            "The provider can't be reached just now. Try again later, or sign in by password.");

    private final Words words;

    SsoFault(int status, String zh, String en) {
        this.words = new Words(status, zh, en);
    }

    @Override
    public Words words() {
        return words;
    }

    @Override
    public String code() {
        return "SSO-" + name();
    }
}
