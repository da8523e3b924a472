package cn.xiaokang.etl.graph;

import cn.xiaokang.warehouse.fault.FaultCode;
import cn.xiaokang.warehouse.fault.Kind;

/** What can be wrong with a graph as a whole. */
public enum GraphFault implements FaultCode {
    /** It has no edge. */
    EMPTY(Kind.DATA),
    /** An option's value makes no sense. */
    BAD_OPTION(Kind.USER);

    private final Kind kind;

    GraphFault(Kind kind) {
        this.kind = kind;
    }

    @Override
    public String code() {
        return "GRAPH-" + name();
    }

    @Override
    public Kind kind() {
        return kind;
    }
}
