package cn.xiaokang.warehouse.engine;

import cn.xiaokang.warehouse.fault.FaultCode;
import cn.xiaokang.warehouse.fault.Kind;

/** What can go wrong when SQL is run. */
public enum EngineFault implements FaultCode {
    /** The snapshot's tables can't be opened. */
    UNOPENED(Kind.SYSTEM),
    /** A statement failed. */
    FAILED(Kind.SYSTEM);

    private final Kind kind;

    EngineFault(Kind kind) {
        this.kind = kind;
    }

    @Override
    public String code() {
        return "ENGINE-" + name();
    }

    @Override
    public Kind kind() {
        return kind;
    }
}
