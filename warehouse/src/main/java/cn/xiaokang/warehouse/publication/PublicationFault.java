package cn.xiaokang.warehouse.publication;

import cn.xiaokang.warehouse.fault.FaultCode;
import cn.xiaokang.warehouse.fault.FaultException;
import cn.xiaokang.warehouse.fault.Kind;

/** Why a value can't be published. */
public enum PublicationFault implements FaultCode {
    NOT_OF_ITS_KIND(
            "列 %s 的值不是公示模板所写的类型，未公开。请核对 notices 目录中的 notice.sql。",
            "The value of column %s is not of the kind that the notice says, and was not published. Check its notice.sql.");

    private final String zh;
    private final String en;

    PublicationFault(String zh, String en) {
        this.zh = zh;
        this.en = en;
    }

    /** The fault of a column. */
    FaultException with(String column) {
        return new FaultException(this, zh.formatted(column), en.formatted(column));
    }

    @Override
    public String code() {
        return "NOTICE-" + name();
    }

    @Override
    public Kind kind() {
        return Kind.SYSTEM;
    }
}
