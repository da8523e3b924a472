package cn.xiaokang.api.web;

import cn.xiaokang.api.problem.HttpFault;
import cn.xiaokang.warehouse.fault.Kind;

/** Why the server can't start. */
public enum WebFault implements HttpFault {
    ROUTE_WITHOUT_PERMISSION(
            "这些路由没有（唯一的）权限：%s。请在路由旁写明 Permission。",
            "These routes have no permission, or several: %s. Name one Permission beside each.", Kind.SYSTEM),
    BAD_CONFIGURATION("配置有误：%s", "The configuration is wrong: %s", Kind.USER),
    PORT_TAKEN(
            "端口 %s 无法使用：被占用或没有权限。请换用 --port。",
            "Port %s can't be used: it is taken or not permitted. Choose another with --port.", Kind.USER);

    private final Words words;
    private final Kind kind;

    WebFault(String zh, String en, Kind kind) {
        this.words = new Words(500, zh, en);
        this.kind = kind;
    }

    @Override
    public Words words() {
        return words;
    }

    @Override
    public String code() {
        return "WEB-" + name();
    }

    @Override
    public Kind kind() {
        return kind;
    }
}
