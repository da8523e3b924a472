package cn.xiaokang.warehouse.fault;

/** Whose a fault is: the asker's, the delivered data's, or ours and the machine's. */
public enum Kind {
    /** Bad input or configuration: a person can correct it at once. */
    USER(2),
    /** Data that was refused. */
    DATA(3),
    /** Ours or the machine's. */
    SYSTEM(4);

    private final int exitCode;

    Kind(int exitCode) {
        this.exitCode = exitCode;
    }

    /** What a command ends with when it meets such a fault. */
    public int exitCode() {
        return exitCode;
    }
}
