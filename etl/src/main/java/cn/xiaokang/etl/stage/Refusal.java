package cn.xiaokang.etl.stage;

import cn.xiaokang.etl.inbox.Reason;
import cn.xiaokang.etl.inbox.Wording;
import org.jspecify.annotations.Nullable;

/** Why a row is not loaded, and by which of its columns. */
record Refusal(Reason reason, @Nullable ColumnPlan column, Wording says) {
    static Refusal of(Reason reason, ColumnPlan column) {
        String header = column.header();
        return new Refusal(
                reason,
                column,
                switch (reason) {
                    case MISSING_REQUIRED -> new Wording(header + " 为空，该列必填。", header + " is empty and must not be.");
                    case BAD_VALUE ->
                        new Wording(
                                header + " 不是" + typeZh(column) + "的写法。",
                                header + " is not written as " + typeEn(column) + ".");
                    case UNKNOWN_CODE -> new Wording(header + " 不在代码表中。", header + " is in no code list.");
                    case UNKNOWN_DIVISION ->
                        new Wording(header + " 在当时的区划中不存在。", header + " names a division that there was not then.");
                    case WRONG_PERIOD ->
                        new Wording(
                                header + " 与文件所属期相差一年以上。",
                                header + " lies more than a year outside the file's period.");
                    default -> throw new IllegalArgumentException(reason + " is not of a column");
                });
    }

    static Refusal malformed(Wording says) {
        return new Refusal(Reason.MALFORMED, null, says);
    }

    static Refusal duplicate(int firstLine) {
        return new Refusal(
                Reason.DUPLICATE_KEY,
                null,
                new Wording("主键与第 " + firstLine + " 行重复。", "The key stands in line " + firstLine + " already."));
    }

    /** Whether this is said of a row rather than the other. */
    boolean precedes(@Nullable Refusal other) {
        return other == null || reason.compareTo(other.reason) < 0;
    }

    private static String typeZh(ColumnPlan column) {
        return switch (column.type()) {
            case DATE -> "日期";
            case YEAR -> "年度";
            case MONTH -> "月份";
            case PERIOD -> "所属期";
            case MONEY -> "金额";
            case DECIMAL -> "数值";
            case INTEGER -> "整数";
            case FLAG -> "是否";
            case ACCOUNT -> "账号";
            case PHONE -> "电话号码";
            case USCC -> "统一社会信用代码";
            case VILLAGE, COUNTY -> "区划代码";
            case ID_NUMBER -> "身份证号";
            case CODE -> "代码";
            case TEXT -> "文本";
        };
    }

    private static String typeEn(ColumnPlan column) {
        return switch (column.type()) {
            case DATE -> "a date";
            case YEAR -> "a year";
            case MONTH -> "a month";
            case PERIOD -> "a period";
            case MONEY -> "an amount";
            case DECIMAL -> "a number";
            case INTEGER -> "an integer";
            case FLAG -> "yes or no";
            case ACCOUNT -> "an account";
            case PHONE -> "a telephone number";
            case USCC -> "a unified social credit code";
            case VILLAGE, COUNTY -> "a division's code";
            case ID_NUMBER -> "an identity number";
            case CODE -> "a code";
            case TEXT -> "a text";
        };
    }
}
