package cn.xiaokang.warehouse.catalogue;

/** How far an obligation is covered, the gap first. */
public enum Cover {
    /** No data show it. */
    NONE,
    /** Data show it, but neither an indicator nor a rule looks at them. */
    DATA_ALONE,
    /** An indicator or a rule holds the data to it. */
    HELD,
    /** It asks for nothing. */
    NOTHING_ASKED
}
