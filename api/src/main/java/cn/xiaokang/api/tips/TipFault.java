package cn.xiaokang.api.tips;

import cn.xiaokang.api.problem.HttpFault;

/** Why something can't be told, read or answered. */
public enum TipFault implements HttpFault {
    BAD_WORDS(422, "请写明情况（10 至 2000 字）。", "Say what it is about (10 to 2000 characters)."),
    BAD_CONTACT(422, "联系方式请控制在 100 字以内。", "Keep the way to reach you within 100 characters."),
    BAD_ANSWER(422, "请写明答复（4 至 2000 字）。", "Write the answer (4 to 2000 characters)."),
    LEAKS(
            422,
            "答复中含有%s，凭回执码可读，不得写入。请删去后再提交。",
            "The answer shows %s, and whoever holds the receipt reads it. Take it out."),
    NO_SUCH_ITEM(
            422, "公示 %s 没有这一条，或已下架。请核对公示编号与条目。", "Notice %s has no such row, or has come down. Check number and row."),
    NO_RECEIPT(404, "回执码不正确。请核对提交时给出的回执码。", "The receipt code is wrong. Compare it with the one that you were given."),
    HAS_CASE(409, "%s 已立案 %s，请到该线索办理。", "%s has case %s already. Go on there."),
    TOO_MANY(429, "提交次数过多。请等待 %s 秒后再试，也可拨打监督举报电话。", "Too many at once. Wait %s seconds, or call the hot-line."),
    TOO_MANY_TRIES(429, "查询次数过多。请等待 %s 秒后再试。", "Too many tries. Wait %s seconds and try again.");

    private final Words words;

    TipFault(int status, String zh, String en) {
        this.words = new Words(status, zh, en);
    }

    @Override
    public Words words() {
        return words;
    }

    @Override
    public String code() {
        return "TIPS-" + name();
    }
}
