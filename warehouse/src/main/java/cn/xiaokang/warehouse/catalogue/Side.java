package cn.xiaokang.warehouse.catalogue;

/** Which of the two sides a rule looks at: money that went where it should not, money that did not go where it should, or process. */
public enum Side {
    WRONGLY_PAID,
    WRONGLY_NOT_PAID,
    PROCESS
}
