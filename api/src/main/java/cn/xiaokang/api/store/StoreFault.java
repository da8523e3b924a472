package cn.xiaokang.api.store;

import cn.xiaokang.api.problem.HttpFault;

/** Why what the server remembers can't be read or written. */
public enum StoreFault implements HttpFault {
    UNREACHABLE(
            "线索库无法连接。请核对 serve.cases.database、数据库是否启动、口令（~/.pgpass）。",
            "The database of the cases can't be reached. Check serve.cases.database, that the database runs, and the password (~/.pgpass).");

    private final Words words;

    StoreFault(String zh, String en) {
        this.words = new Words(503, zh, en);
    }

    @Override
    public Words words() {
        return words;
    }

    @Override
    public String code() {
        return "STORE-" + name();
    }
}
