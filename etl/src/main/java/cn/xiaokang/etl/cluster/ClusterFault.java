package cn.xiaokang.etl.cluster;

import cn.xiaokang.warehouse.fault.FaultCode;
import cn.xiaokang.warehouse.fault.FaultException;
import cn.xiaokang.warehouse.fault.Kind;

/** What keeps a load from running on a cluster. */
public enum ClusterFault implements FaultCode {
    /** Nothing tells the cluster's own processes from a stranger's. */
    NO_SECRET(
            Kind.USER,
            "在集群 %s 上入库须有集群口令：请用 --cluster（或配置项 spark.cluster）指明含 spark.authenticate.secret 的文件。",
            "A load on the cluster %s needs its secret: name the file that holds spark.authenticate.secret by --cluster, or by spark.cluster in"
                    + " the configuration."),
    /** The file of the cluster's settings can't be read. */
    UNREADABLE(
            Kind.USER,
            "无法读取集群设置文件 %s，请检查路径与权限。",
            "Cannot read the cluster's settings in %s: check the path and the rights."),
    /** Others than its owner may read the secret. */
    OPEN_TO_OTHERS(
            Kind.USER,
            "集群设置文件 %s 含口令，却可被其他用户读取。请执行 chmod 600 后重试。",
            "The cluster's settings in %s hold its secret and can be read by other users: chmod 600 it and try again."),
    /** No master answers there, it knows another secret, or no worker is there. */
    UNREACHABLE(
            Kind.SYSTEM,
            "连不上集群 %s。请检查地址、spark-master 与 spark-worker 是否在运行、各方口令是否一致、执行节点的核与内存是否足够。",
            "No answer from the cluster %s: check the address, whether spark-master and spark-worker run, that all have one secret, and that a"
                    + " worker has cores and memory to spare."),
    /** A worker doesn't see the warehouse's folder: what it writes would be lost. */
    NOT_SHARED(
            Kind.USER,
            "执行节点 %s 看不到本机的仓库目录，所写内容将丢失。请把仓库与收件箱放在各节点以同一路径挂载的共享目录中。",
            "The worker %s does not see the warehouse's folder, and what it writes would be lost: keep warehouse and inbox in a folder that"
                    + " every machine mounts at the same path."),
    /** A worker runs another build of the program. */
    OTHER_PROGRAM(
            Kind.USER,
            "执行节点 %s 上的程序与本机版本不同。请在各节点安装同一版本后重启 spark-worker。",
            "The worker %s runs another build of the program: install one build on all machines and start spark-worker again.");

    private final Kind kind;
    private final String zh;
    private final String en;

    ClusterFault(Kind kind, String zh, String en) {
        this.kind = kind;
        this.zh = zh;
        this.en = en;
    }

    /** This fault of that thing. */
    public FaultException of(Object thing) {
        return new FaultException(this, zh.formatted(thing), en.formatted(thing));
    }

    /** This fault of that thing, for that cause. */
    public FaultException of(Object thing, Exception cause) {
        return new FaultException(this, zh.formatted(thing), en.formatted(thing), cause);
    }

    @Override
    public String code() {
        return "CLUSTER-" + name();
    }

    @Override
    public Kind kind() {
        return kind;
    }
}
