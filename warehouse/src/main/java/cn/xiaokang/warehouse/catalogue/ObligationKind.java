package cn.xiaokang.warehouse.catalogue;

/** How much an obligation binds: a number or "all" to be reached, a duty, an aim reached by others, or less. */
public enum ObligationKind {
    TARGET,
    DUTY,
    AIM,
    ENCOURAGEMENT,
    ORGANISATION,
    STATEMENT
}
