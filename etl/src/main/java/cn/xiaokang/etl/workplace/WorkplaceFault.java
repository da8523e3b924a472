package cn.xiaokang.etl.workplace;

import cn.xiaokang.warehouse.fault.FaultCode;
import cn.xiaokang.warehouse.fault.FaultException;
import cn.xiaokang.warehouse.fault.Kind;

/** What keeps a load from working in a store. */
public enum WorkplaceFault implements FaultCode {
    /** The store refused or can't be reached from here. */
    UNREACHABLE(
            Kind.SYSTEM,
            "无法读写工作区 %s。请检查地址、凭据（depot.settings）与网络。已发布的快照不受影响，可重试。",
            "Cannot read or write the workplace %s: check the address, the credentials (depot.settings) and the network. What was published"
                    + " stands; try again."),
    /** A worker can't read what the load put there. */
    UNSEEN(
            Kind.USER,
            "执行节点 %s 读不到工作区中本次入库的标记。请检查该节点到存储的网络、主机名解析与权限。",
            "The worker %s cannot read the mark that this load put into the workplace: check its network to the store, the names of hosts, and its"
                    + " rights."),
    /** What came home is not what the store lists. */
    CUT_SHORT(
            Kind.SYSTEM,
            "从工作区取回的 %s 不完整，未发布任何内容，请重新入库。",
            "%s came home from the workplace cut short; nothing was published. Load again."),
    /** Rows that an earlier version left in plain would leave this machine. */
    PLAIN_VAULT(
            Kind.USER,
            "保险库中有 %s 个旧版本留下的未加密文件，不可送往工作区。请先在本机不带 --workplace 入库一次。",
            "%s files of the vault are in plain, from an earlier version, and may not go to a workplace: load once on this machine without"
                    + " --workplace.");

    private final Kind kind;
    private final String zh;
    private final String en;

    WorkplaceFault(Kind kind, String zh, String en) {
        this.kind = kind;
        this.zh = zh;
        this.en = en;
    }

    /** This fault of that thing. */
    public FaultException of(Object thing) {
        return new FaultException(this, zh.formatted(thing), en.formatted(thing));
    }

    FaultException of(Object thing, Exception cause) {
        return new FaultException(this, zh.formatted(thing), en.formatted(thing), cause);
    }

    @Override
    public String code() {
        return "WORKPLACE-" + name();
    }

    @Override
    public Kind kind() {
        return kind;
    }
}
