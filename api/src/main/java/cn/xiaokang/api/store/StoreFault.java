package cn.xiaokang.api.store;

import cn.xiaokang.api.problem.HttpFault;
import cn.xiaokang.warehouse.fault.Kind;

/** Why what the server remembers can't be read or written. */
public enum StoreFault implements HttpFault {
    UNREACHABLE(
            "线索库无法连接。请核对 serve.cases.database、数据库是否启动、口令（~/.pgpass）。",
            "The database of the cases can't be reached. Check serve.cases.database, that the database runs, and the password (~/.pgpass).");

    private final String zh;
    private final String en;

    StoreFault(String zh, String en) {
        this.zh = zh;
        this.en = en;
    }

    @Override
    public int status() {
        return 503;
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
        return "STORE-" + name();
    }

    @Override
    public Kind kind() {
        return Kind.SYSTEM;
    }
}
