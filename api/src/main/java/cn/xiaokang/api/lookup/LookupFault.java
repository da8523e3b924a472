package cn.xiaokang.api.lookup;

import cn.xiaokang.api.problem.HttpFault;

/** Why a code opens nothing, or can't be issued. */
public enum LookupFault implements HttpFault {
    /** One answer for a code that is unknown, has run out, was replaced or is none at all. */
    NO_RECORD(
            404,
            "查询码不正确或已失效。请核对幸福清单上的查询码；仍查不到的，请向村（社区）领取新码。",
            "The code is wrong or no longer good. Compare it with the one on your list; if it still fails, ask your village for a new one."),
    TOO_MANY_TRIES(429, "查询次数过多。请等待 %s 秒后再试。", "Too many tries. Wait %s seconds and try again."),
    NO_HOUSEHOLDS(
            404,
            "当前快照中 %s 没有在册或观察期内的农户，无码可发。",
            "The snapshot has no enrolled or observed household in %s; there is no code to issue.");

    private final Words words;

    LookupFault(int status, String zh, String en) {
        this.words = new Words(status, zh, en);
    }

    @Override
    public Words words() {
        return words;
    }

    @Override
    public String code() {
        return "LOOKUP-" + name();
    }
}
