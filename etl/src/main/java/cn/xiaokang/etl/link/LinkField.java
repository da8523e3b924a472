package cn.xiaokang.etl.link;

import java.io.Serializable;

/**
 * A field that records are compared by.
 *
 * @param left its column in the first file
 * @param right its column in the second file
 */
public record LinkField(String left, String right, FieldKind kind) implements Serializable {
    /** A field that both files call the same. */
    public static LinkField of(String column, FieldKind kind) {
        return new LinkField(column, column, kind);
    }
}
