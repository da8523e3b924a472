package cn.xiaokang.warehouse.catalogue;

/** How often a source is delivered. */
public enum Cadence {
    MONTHLY,
    YEARLY
}
