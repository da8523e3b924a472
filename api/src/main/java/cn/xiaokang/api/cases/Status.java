package cn.xiaokang.api.cases;

import java.util.Locale;

/** Where a case stands. */
public enum Status {
    UNASSIGNED("待分派"),
    INSPECTING("待核查"),
    REVIEWING("待复核"),
    CLOSED("已办结");

    private final String zh;

    Status(String zh) {
        this.zh = zh;
    }

    /** As it stands in the API. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** In Chinese. */
    public String zh() {
        return zh;
    }
}
