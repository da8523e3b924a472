package cn.xiaokang.api.problem;

/** What can be wrong with a request before it reaches the domain. */
public enum RequestFault implements HttpFault {
    NOT_FOUND(
            404,
            "没有这个地址。请对照 /api/v1/openapi.json 核对。",
            "There is no such address. Compare it with /api/v1/openapi.json."),
    METHOD_NOT_ALLOWED(
            405,
            "此地址不接受该方法。请用响应头 Allow 所列的方法。",
            "This address does not take that method. Use one named in the Allow header."),
    BAD_PARAMETER(400, "参数 %s 不正确：%s", "Parameter %s is wrong: %s"),
    BAD_REQUEST(400, "请求无法读懂。请核对请求的格式后重试。", "The request cannot be read. Check its form and try again."),
    BAD_JSON(
            400,
            "请求体不是所要求的 JSON。请按 /api/v1/openapi.json 填写字段。",
            "The body is not the JSON that is asked for. Fill in the fields as /api/v1/openapi.json says."),
    TOO_LARGE(413, "请求体过大。请减少内容后重试。", "The body is too large. Send less."),
    WRONG_TYPE(415, "请求体须为 application/json。", "The body must be application/json."),
    UNKNOWN_THING(404, "没有这个对象，或不在您的权限范围内：%s", "There is no such thing, or it is outside your scope: %s"),
    HEADERS_TOO_LARGE(431, "请求头过大。请清除 Cookie 后重试。", "The request headers are too large. Clear cookies and try again."),
    TOO_MANY(429, "请求过于频繁。请等待 %s 秒后再试。", "Too many requests. Wait %s seconds and try again."),
    BUSY(503, "服务器正忙。请等待 %s 秒后再试。", "The server is busy. Wait %s seconds and try again."),
    INTERNAL(500, "服务器内部出错。请把请求编号告诉管理员。", "The server failed. Give the request id to the operator.");

    private final Words words;

    RequestFault(int status, String zh, String en) {
        this.words = new Words(status, zh, en);
    }

    @Override
    public Words words() {
        return words;
    }

    @Override
    public String code() {
        return "REQUEST-" + name();
    }
}
