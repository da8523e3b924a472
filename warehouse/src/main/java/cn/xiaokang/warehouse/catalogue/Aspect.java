package cn.xiaokang.warehouse.catalogue;

/** What an obligation may be covered by. */
public enum Aspect {
    DATA,
    INDICATORS,
    RULES,
    PUBLICATION
}
