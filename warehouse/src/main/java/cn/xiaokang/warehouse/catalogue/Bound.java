package cn.xiaokang.warehouse.catalogue;

/** Whether a figure that equals its target meets it. */
public enum Bound {
    /** It does: 达到、不低于、以上. */
    INCLUSIVE,
    /** It does not: 高于、低于. */
    STRICT
}
