package cn.xiaokang.etl.digits;

import cn.xiaokang.warehouse.fault.FaultCode;
import cn.xiaokang.warehouse.fault.Kind;

/** Why a digit test isn't made. */
public enum DigitsFault implements FaultCode {
    /** Too few amounts for the published cut-offs. */
    TOO_FEW(Kind.DATA),
    /** The amounts are rates set by rule: few different ones, or a few make up most. */
    FIXED_RATES(Kind.DATA),
    /** The amounts lie within less than one order of magnitude: they are bounded, as allocations are. */
    NARROW(Kind.DATA),
    /** An option's value makes no sense. */
    BAD_OPTION(Kind.USER);

    private final Kind kind;

    DigitsFault(Kind kind) {
        this.kind = kind;
    }

    @Override
    public String code() {
        return "DIGITS-" + name();
    }

    @Override
    public Kind kind() {
        return kind;
    }
}
