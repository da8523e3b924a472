package cn.xiaokang.warehouse.workbench;

import cn.xiaokang.warehouse.fault.FaultCode;
import cn.xiaokang.warehouse.fault.FaultException;
import cn.xiaokang.warehouse.fault.Kind;

/** Why a question to the workbench can't be asked so. */
public enum WorkbenchFault implements FaultCode {
    /** A table that there isn't, or that isn't open. */
    NO_TABLE("没有名为 %s 的可查表。请从表的清单中选择。", "There is no open table %s. Choose one from the list of tables."),
    /** A column that the table doesn't have, or that is masked. */
    NO_COLUMN(
            "表 %s 没有可查的列 %s（个人与敏感列不开放）。请从该表的列中选择。",
            "Table %s has no open column %s (what names or harms a person is masked). Choose one of its columns."),
    /** Two columns that can't be held against each other. */
    OTHER_TYPE(
            "列 %s 与列 %s 的类型不同，不能相比。请另选一列。",
            "The columns %s and %s are of different types and can't be compared. Choose another."),
    /** An operator that isn't for that column. */
    BAD_OPERATOR(
            "条件“%s”只能用于文字列，%s 不是。请另选条件。", "The condition %s is for columns of text, and %s is none. Choose another."),
    /** A value that isn't of the column's type. */
    BAD_VALUE("列 %s 的值 %s 不正确：应为%s。", "The value of column %s is wrong (%s): it must be %s."),
    /** Nothing by which the two tables meet, or nothing to show. */
    INCOMPLETE("比对还不完整：%s。", "The comparison is not complete: %s."),
    /** A parameter that the rule doesn't have, or a day from which none of its values holds. */
    NO_PARAMETER(
            "规则没有从 %2$s 起生效的参数 %1$s。请从规则的参数中选择。",
            "The rule has no parameter %s with a value from %s on. Choose one of its parameters.");

    private final String zh;
    private final String en;

    WorkbenchFault(String zh, String en) {
        this.zh = zh;
        this.en = en;
    }

    @Override
    public String code() {
        return "WORKBENCH-" + name();
    }

    @Override
    public Kind kind() {
        return Kind.USER;
    }

    /** The fault, ready to throw; what the asker wrote is shown without what could break a line or a page. */
    FaultException with(Object... named) {
        return new FaultException(this, zh.formatted(named), en.formatted(named));
    }

    /** What the asker wrote, shortened and on one line. */
    static String shown(String written) {
        String plain = written.replaceAll("[\\p{Cntrl}<>&\"']", "?");
        return plain.substring(0, Math.min(plain.length(), 60));
    }
}
