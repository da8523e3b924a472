package cn.xiaokang.warehouse.fault;

import org.jspecify.annotations.Nullable;

/** A fault that the caller can't act on, in Chinese and English; holds no personal number. */
public final class FaultException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient FaultCode code;
    private final String zh;
    private final String en;

    public FaultException(FaultCode code, String zh, String en) {
        this(code, zh, en, null);
    }

    /** With what brought it about. */
    public FaultException(FaultCode code, String zh, String en, @Nullable Throwable cause) {
        super(code.code() + "  " + en, cause);
        this.code = code;
        this.zh = zh;
        this.en = en;
    }

    public FaultCode code() {
        return code;
    }

    public Kind kind() {
        return code.kind();
    }

    public String zh() {
        return zh;
    }

    public String en() {
        return en;
    }
}
