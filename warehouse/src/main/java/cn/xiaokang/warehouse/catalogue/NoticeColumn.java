package cn.xiaokang.warehouse.catalogue;

import org.jspecify.annotations.Nullable;

/**
 * A column of a notice. It is made by the reader of the catalogue alone, from a contract's column that may be published, from a
 * person whose name will be masked, from a count, or from the figures of indicators; for anything else there is no way to make one.
 */
public final class NoticeColumn {
    /** What its values are; a number, account or telephone of a person is none of these. */
    public enum Kind {
        WORDS,
        CODE,
        PLACE,
        MONEY,
        DATE,
        PERIOD,
        WHOLE,
        NUMBER,
        NAME
    }

    private final String name;
    private final Title title;
    private final Kind kind;
    private final @Nullable String codes;
    private final Mask mask;

    NoticeColumn(String name, Title title, Kind kind, @Nullable String codes, Mask mask) {
        this.name = name;
        this.title = title;
        this.kind = kind;
        this.codes = codes;
        this.mask = mask;
    }

    /** The column's name in the notice's SQL. */
    public String name() {
        return name;
    }

    /** What readers call it. */
    public Title title() {
        return title;
    }

    /** What its values are. */
    public Kind kind() {
        return kind;
    }

    /** The code list of a code; null for all others. */
    public @Nullable String codes() {
        return codes;
    }

    /** How a name is masked; of no meaning for all others. */
    public Mask mask() {
        return mask;
    }
}
