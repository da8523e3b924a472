package cn.xiaokang.warehouse.catalogue;

/** How a name is made unrecognisable before it is published. */
public enum Mask {
    /** The surname stays, the given name does not: 张某某. */
    SURNAME,
    /** Nothing of the name stays: 某某. */
    WHOLE
}
