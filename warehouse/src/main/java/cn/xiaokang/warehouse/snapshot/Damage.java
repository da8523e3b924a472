package cn.xiaokang.warehouse.snapshot;

/** One file of a snapshot that isn't as its manifest says. */
public record Damage(String path, String zh, String en) {}
