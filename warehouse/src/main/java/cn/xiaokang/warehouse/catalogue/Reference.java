package cn.xiaokang.warehouse.catalogue;

/** The column that a foreign key points at. */
public record Reference(String table, String column) {}
