package cn.xiaokang.api.cases;

import java.util.Locale;

/** What an inspection found. */
public enum Outcome {
    /** 骗取套取: true, and on purpose. */
    FRAUD(true, false),
    /** 工作差错: true, by someone's mistake. */
    ERROR(true, false),
    /** 数据错误: the money was right, the data was not; the flag goes when the data is corrected. */
    DATA_ERROR(false, false),
    /** 合法合规: true, and lawful. */
    LAWFUL(false, true),
    /** 查无实据: it could not be shown. */
    UNFOUNDED(false, true);

    private final boolean isAdverse;
    private final boolean isClearing;

    Outcome(boolean isAdverse, boolean isClearing) {
        this.isAdverse = isAdverse;
        this.isClearing = isClearing;
    }

    /** Whether money was found to be wrong; the household must have been asked before. */
    public boolean isAdverse() {
        return isAdverse;
    }

    /** Whether the flags stay quiet until the facts that they name change. */
    public boolean isClearing() {
        return isClearing;
    }

    /** As it stands in the API. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}
