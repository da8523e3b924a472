package cn.xiaokang.etl.stage;

import cn.xiaokang.etl.inbox.Reason;
import cn.xiaokang.etl.inbox.Wording;

/** A file that can't be taken as a whole, and why. */
final class UnreadableException extends Exception {
    private static final long serialVersionUID = 1L;

    private final Reason reason;
    private final transient Wording says;

    UnreadableException(String zh, String en) {
        this(Reason.UNREADABLE, zh, en);
    }

    UnreadableException(Reason reason, String zh, String en) {
        super(en);
        this.reason = reason;
        this.says = new Wording(zh, en);
    }

    Reason reason() {
        return reason;
    }

    Wording says() {
        return says;
    }
}
