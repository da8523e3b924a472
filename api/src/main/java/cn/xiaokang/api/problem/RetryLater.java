package cn.xiaokang.api.problem;

/** A fault that passes by itself: the asker may come back after so many seconds. */
public final class RetryLater extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient HttpFault fault;
    private final long seconds;

    /** The fault and when to come back; its words name the seconds. */
    public RetryLater(HttpFault fault, long seconds) {
        super(fault.code());
        this.fault = fault;
        this.seconds = seconds;
    }

    public HttpFault fault() {
        return fault;
    }

    public long seconds() {
        return seconds;
    }
}
