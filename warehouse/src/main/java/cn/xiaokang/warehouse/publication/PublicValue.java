package cn.xiaokang.warehouse.publication;

/**
 * One value that may stand in public. There are two kinds: a value of a column that its contract lets be published, and a masked
 * name. Neither can be made from an identity number, account, telephone, address, health or disability.
 */
public sealed interface PublicValue permits PublicField, MaskedName {
    /** As it is published; empty where there is no value. */
    String text();
}
