package cn.xiaokang.warehouse.catalogue;

import cn.xiaokang.warehouse.fault.FaultCode;
import cn.xiaokang.warehouse.fault.Kind;

/** What can be wrong with a catalogue. */
public enum CatalogueFault implements FaultCode {
    /** One or more files don't say what they must; the message names each with its line. */
    INVALID(Kind.USER),
    /** A name that the catalogue doesn't have was asked for. */
    UNKNOWN_NAME(Kind.USER),
    /** The catalogue's files can't be read at all. */
    UNREADABLE(Kind.SYSTEM);

    private final Kind kind;

    CatalogueFault(Kind kind) {
        this.kind = kind;
    }

    @Override
    public String code() {
        return "CATALOGUE-" + name();
    }

    @Override
    public Kind kind() {
        return kind;
    }
}
