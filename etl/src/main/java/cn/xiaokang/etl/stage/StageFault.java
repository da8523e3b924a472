package cn.xiaokang.etl.stage;

import cn.xiaokang.warehouse.fault.FaultCode;
import cn.xiaokang.warehouse.fault.Kind;

/** What can end staging as a whole. */
public enum StageFault implements FaultCode {
    /** The staged rows can't be written, moved or cleared away. */
    CANNOT_WRITE(Kind.SYSTEM),
    /** Staged rows that the ledger knows are not there any more. */
    ROWS_LOST(Kind.SYSTEM),
    /** A job of staging failed. */
    JOB_FAILED(Kind.SYSTEM);

    private final Kind kind;

    StageFault(Kind kind) {
        this.kind = kind;
    }

    @Override
    public String code() {
        return "STAGE-" + name();
    }

    @Override
    public Kind kind() {
        return kind;
    }
}
