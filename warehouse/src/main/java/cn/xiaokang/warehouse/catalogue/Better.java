package cn.xiaokang.warehouse.catalogue;

/** Which way an indicator improves. */
public enum Better {
    UP,
    DOWN
}
