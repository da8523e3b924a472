package cn.xiaokang.etl.inbox;

import cn.xiaokang.warehouse.fault.FaultCode;
import cn.xiaokang.warehouse.fault.Kind;

/** What can be wrong with an inbox or a ledger as a whole. */
public enum InboxFault implements FaultCode {
    /** There is no such folder. */
    NO_INBOX(Kind.USER),
    /** A file of the ledger can't be read or written. */
    LEDGER_DAMAGED(Kind.SYSTEM);

    private final Kind kind;

    InboxFault(Kind kind) {
        this.kind = kind;
    }

    @Override
    public String code() {
        return "INBOX-" + name();
    }

    @Override
    public Kind kind() {
        return kind;
    }
}
