package cn.xiaokang.dashboards.view;

/** A name and its value, ready to be shown. */
public record Field(String label, String value) {}
