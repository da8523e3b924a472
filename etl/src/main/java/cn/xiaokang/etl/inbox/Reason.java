package cn.xiaokang.etl.inbox;

import cn.xiaokang.warehouse.fault.FaultCode;
import cn.xiaokang.warehouse.fault.Kind;

/**
 * Why a row or a file is in quarantine, as the delivery convention names it. Where several hold for a row, it bears the
 * one that stands first here.
 */
public enum Reason implements FaultCode {
    /** A file whose name fits no contract, area or period. */
    UNKNOWN_SOURCE,
    /** A file that can't be read as what its name says. */
    UNREADABLE,
    /** A file without a column that is required. */
    MISSING_COLUMN,
    /** A row with more or fewer fields than the header, an unclosed quote or a NUL byte. */
    MALFORMED,
    /** A row without a value that is required. */
    MISSING_REQUIRED,
    /** A row with a value that is not of its type. */
    BAD_VALUE,
    /** A row with a code that is in no list. */
    UNKNOWN_CODE,
    /** A row with a village or county that the divisions did not have then. */
    UNKNOWN_DIVISION,
    /** A row dated more than a year outside its file's period. */
    WRONG_PERIOD,
    /** A row whose key stood before in its file; a file whose source, area, period and revision were delivered before. */
    DUPLICATE_KEY;

    @Override
    public String code() {
        return "STAGE-" + name();
    }

    @Override
    public Kind kind() {
        return Kind.DATA;
    }
}
