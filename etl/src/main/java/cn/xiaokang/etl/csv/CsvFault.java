package cn.xiaokang.etl.csv;

import cn.xiaokang.warehouse.fault.FaultCode;
import cn.xiaokang.warehouse.fault.Kind;

/** What can be wrong with a CSV file that a person hands to a command. */
public enum CsvFault implements FaultCode {
    /** There is no such file, or it can't be opened. */
    NO_FILE(Kind.USER),
    /** It is neither UTF-8 nor GB18030, or a quote is never closed. */
    UNREADABLE(Kind.DATA),
    /** It has no header line. */
    EMPTY(Kind.DATA),
    /** A column that is asked for isn't in the header. */
    NO_COLUMN(Kind.USER),
    /** Two columns of the header have one name. */
    COLUMN_TWICE(Kind.DATA),
    /** A row has more or fewer fields than the header. */
    MALFORMED(Kind.DATA),
    /** A field isn't what its column holds. */
    BAD_VALUE(Kind.DATA);

    private final Kind kind;

    CsvFault(Kind kind) {
        this.kind = kind;
    }

    @Override
    public String code() {
        return "CSV-" + name();
    }

    @Override
    public Kind kind() {
        return kind;
    }
}
