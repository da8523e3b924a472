package cn.xiaokang.etl.link;

import cn.xiaokang.warehouse.fault.FaultCode;
import cn.xiaokang.warehouse.fault.FaultException;
import cn.xiaokang.warehouse.fault.Kind;

/** What can be wrong with a linkage as it is asked for. */
public enum LinkFault implements FaultCode {
    /** A kind of column that there isn't. */
    NO_KIND(Kind.USER),
    /** The mapping can't be read, or says too little or too much. */
    BAD_MAPPING(Kind.USER),
    /** An option's value makes no sense. */
    BAD_OPTION(Kind.USER),
    /** An identifier stands twice in one file. */
    ID_TWICE(Kind.DATA),
    /** Too few records to estimate anything from. */
    TOO_FEW(Kind.DATA),
    /** No pair of records shares a blocking key. */
    NO_PAIRS(Kind.DATA);

    private final Kind kind;

    LinkFault(Kind kind) {
        this.kind = kind;
    }

    @Override
    public String code() {
        return "LINK-" + name();
    }

    @Override
    public Kind kind() {
        return kind;
    }

    /** A fault in the two languages. */
    public FaultException told(String zh, String en) {
        return new FaultException(this, zh, en);
    }
}
