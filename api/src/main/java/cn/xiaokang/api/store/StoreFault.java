package cn.xiaokang.api.store;

import cn.xiaokang.api.problem.HttpFault;

/** Why what the server remembers can't be read or written. */
public enum StoreFault implements HttpFault {
    UNREACHABLE(
            "数据库暂时无法连接，未作任何改动，请稍后再试。管理员请核对数据库是否启动、serve.database 与口令（~/.pgpass）；恢复后无需重启。",
            "The database can't be reached; nothing was changed. Try again soon. For the administrator: check that it runs, serve.database, and the password (~/.pgpass); no restart is needed once it is back."),
    UNWRITABLE(
            "服务的存储目录无法写入，未作任何改动。请核对磁盘空间、目录权限与只读挂载（serve.state）；恢复后无需重启。",
            "The server's own folder can't be written; nothing was changed. Check the free space, the folder's rights, and that it is not mounted"
                    + " read-only (serve.state); no restart is needed once that is mended."),
    TELLERS_CLOSED(
            "举报人的联系方式打不开：tellers/key 与 tellers.sqlite 不是一套。请把另行保管的 tellers/key 放回状态目录后重启服务。",
            "How to reach the teller can't be opened: tellers/key and tellers.sqlite don't belong together. Put the tellers/key that was kept apart"
                    + " back into the state folder and restart the server.");

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
