package cn.xiaokang.api.queries;

import cn.xiaokang.api.problem.HttpFault;

/** Why the snapshot can't answer. */
public enum QueryFault implements HttpFault {
    NO_SNAPSHOT(
            503,
            "还没有可用的数据快照。请先运行 xiaokang load，完成后本服务会自动读取，无需重启。",
            "There is no snapshot yet. Run xiaokang load; the server follows by itself, without a restart."),
    SNAPSHOT_UNREADABLE(
            503,
            "当前快照无法打开。请操作员运行 xiaokang verify 查明原因，或重新 load。",
            "The current snapshot can't be opened. The operator should run xiaokang verify, or load again."),
    SNAPSHOT_GONE(
            503,
            "正在读取的快照已被清理或移走。请重试；仍不行时请操作员检查 current 所指的快照。",
            "The snapshot was pruned or moved away while it was read. Try again; if it stays, the operator should look where current points."),
    TOO_LONG(503, "查询超过时限。请缩小范围（地区、年度、规则）后重试。", "The query took too long. Narrow it (area, year, rule) and try again."),
    TOO_BIG(503, "查询超过内存上限。请缩小范围后重试。", "The query needs more memory than it may take. Narrow it and try again."),
    BUSY(503, "查询过多，请稍后重试。", "Too many queries at once. Try again in a moment."),
    FAILED(500, "查询出错。请把请求编号告诉管理员。", "The query failed. Give the request id to the operator.");

    private final Words words;

    QueryFault(int status, String zh, String en) {
        this.words = new Words(status, zh, en);
    }

    @Override
    public Words words() {
        return words;
    }

    @Override
    public String code() {
        return "QUERY-" + name();
    }
}
