package cn.xiaokang.etl.stage;

import cn.xiaokang.etl.inbox.Wording;
import cn.xiaokang.warehouse.catalogue.ValueType;
import org.jspecify.annotations.Nullable;

/**
 * The rows of a file one after another, the header first; blank rows are passed over. What is answered holds until the
 * next row is asked for.
 */
interface Records {
    /** Goes to the next row; false at the end. */
    boolean advance() throws UnreadableException;

    /** The line where the row starts, the first line of the file being 1. */
    int line();

    int fieldCount();

    /** The value as it stands, without quotes. */
    String field(int index);

    /** Whether the value is a fault of the sheet's own, such as #REF!. */
    boolean isFaulty(int index);

    /** What is wrong with the row as such; null where it has the shape of a row. */
    @Nullable
    Wording flaw();

    /** The row's text as delivered. */
    String raw();

    /** Tells what header the rows from now on stand under, and the type of each field. */
    void expect(Header header, ValueType[] types);

    /** How the text is written, for the record. */
    String encoding();
}
