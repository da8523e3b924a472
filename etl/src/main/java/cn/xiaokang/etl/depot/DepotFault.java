package cn.xiaokang.etl.depot;

import cn.xiaokang.warehouse.fault.FaultCode;
import cn.xiaokang.warehouse.fault.FaultException;
import cn.xiaokang.warehouse.fault.Kind;

/** What can be wrong with a depot. */
public enum DepotFault implements FaultCode {
    /** Nothing says where it is. */
    UNNAMED(
            Kind.USER,
            "没有指明快照库。请用 --depot（如 hdfs://主机:8020/xiaokang 或 s3a://桶/xiaokang）或配置项 depot.place 指明。",
            "No depot is named: name it by --depot, such as hdfs://host:8020/xiaokang or s3a://bucket/xiaokang, or by depot.place."),
    /** Nobody has shipped a snapshot there yet. */
    EMPTY(
            Kind.USER,
            "快照库 %s 中还没有快照。请先在入库的机器上运行 ship，并核对地址。",
            "There is no snapshot in the depot %s yet: run the command ship where loads run, and check the address."),
    /** What was read is not what its digest says. */
    DAMAGED(
            Kind.SYSTEM,
            "快照库中的 %s 缺失或与摘要不符，未发布任何内容。请在入库的机器上重新运行 ship --again。",
            "%s in the depot is missing or is not what its digest says; nothing was published. Run ship --again where loads run."),
    /** Two ships at once: the other's pointer stands. */
    OVERTAKEN(
            Kind.USER,
            "另一台机器同时向快照库发布了第 %s 号指针。请确认由谁入库，再运行 ship。",
            "Another machine shipped pointer %s to the depot at the same time: settle who loads, then run ship again."),
    /** The store refused or can't be reached. */
    UNREACHABLE(
            Kind.SYSTEM,
            "无法读写快照库 %s。请检查地址、凭据（depot.settings）与网络。本机快照不受影响，可重试。",
            "Cannot read or write the depot %s: check the address, the credentials (depot.settings) and the network. The snapshots here stand; try again.");

    private final Kind kind;
    private final String zh;
    private final String en;

    DepotFault(Kind kind, String zh, String en) {
        this.kind = kind;
        this.zh = zh;
        this.en = en;
    }

    /** A fault of no thing in particular. */
    public FaultException told() {
        return new FaultException(this, zh, en);
    }

    FaultException of(Object thing) {
        return new FaultException(this, zh.formatted(thing), en.formatted(thing));
    }

    FaultException of(Object thing, Exception cause) {
        return new FaultException(this, zh.formatted(thing), en.formatted(thing), cause);
    }

    @Override
    public String code() {
        return "DEPOT-" + name();
    }

    @Override
    public Kind kind() {
        return kind;
    }
}
