package cn.xiaokang.warehouse.catalogue;

/** How grave a flag of a rule would be, were it right. */
public enum Severity {
    HIGH,
    MEDIUM,
    LOW
}
